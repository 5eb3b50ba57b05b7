"""Identifiers: every object's id is a UUIDv7 (RFC 9562 §5.7), so ids sort by creation time."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a fresh UUIDv7."""
    return uuid7()
