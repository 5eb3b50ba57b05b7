"""The HTTP endpoints of the ticket service."""
