"""The only SQL of the media service; nothing here commits."""
