"""Help for tests: real servers, databases, tokens and fakes."""
