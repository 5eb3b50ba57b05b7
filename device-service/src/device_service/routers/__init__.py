"""The HTTP endpoints of the device service."""
