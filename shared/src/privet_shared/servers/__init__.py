"""Real servers from wheels, on this machine alone: for the no-Docker stack and for tests."""
