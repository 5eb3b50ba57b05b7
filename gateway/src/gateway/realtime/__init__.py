"""Live events for clients: one tail of the stream per process, fanned out to many."""
