"""Devices, their photos and history."""
