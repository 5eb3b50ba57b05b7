"""The HTTP endpoints of the media service."""
