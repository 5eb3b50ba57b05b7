"""The event contracts: what services tell each other, by the service that owns the fact."""
