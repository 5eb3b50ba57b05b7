"""The no-Docker stack: every part on one machine."""
