"""Identity, sessions and profiles."""
