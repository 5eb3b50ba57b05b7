"""Uploads and files."""
