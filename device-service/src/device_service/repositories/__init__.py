"""The only SQL of the device service; nothing here commits."""
