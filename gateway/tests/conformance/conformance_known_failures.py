"""The cases that the gateway does not pass yet: each is expected to fail, and why."""

_BY_REASON: dict[str, tuple[str, ...]] = {}

KNOWN_FAILURES = {name: reason for reason, names in _BY_REASON.items() for name in names}
