"""Demo data, loaded through the public API as the people whom it tells of."""
