"""Refresh token rotation (RFC 9700 §4.14.2): what a presented token means for its session."""

import hmac
from datetime import datetime, timedelta
from enum import Enum, auto

REUSE_GRACE = timedelta(seconds=10)


class Presented(Enum):
    """What a refresh token is to its session."""

    CURRENT = auto()
    RETRIED = auto()
    REUSED = auto()


def judge(
    token_hash: bytes,
    *,
    current: bytes,
    previous: bytes | None,
    rotated_at: datetime | None,
    now: datetime,
) -> Presented:
    """Tell the current token from a client's own retry and from a replay.

    The one before the current is taken for a retry within ``REUSE_GRACE`` of the rotation.
    """
    if hmac.compare_digest(token_hash, current):
        return Presented.CURRENT
    is_previous = previous is not None and hmac.compare_digest(token_hash, previous)
    if is_previous and rotated_at is not None and now - rotated_at <= REUSE_GRACE:
        return Presented.RETRIED
    return Presented.REUSED
