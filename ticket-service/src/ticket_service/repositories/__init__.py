"""The only SQL of the ticket service; nothing here commits."""
