"""The HTTP endpoints of the auth service."""
