"""The only SQL of the auth service; nothing here commits."""
