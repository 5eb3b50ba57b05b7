"""Tickets and their chat."""
