"""What is known about the request or event being handled: its id and its trace.

Kept in context variables, so that log lines, outgoing calls and outbox events carry both without
each function passing them on.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import getrandbits
from typing import NamedTuple

REQUEST_ID_HEADER = "x-request-id"
TRACEPARENT_HEADER = "traceparent"

_REQUEST_ID = re.compile(r"[A-Za-z0-9._~:-]{1,128}")
_TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})")


class RequestContext(NamedTuple):
    """The request id and the W3C trace context (https://www.w3.org/TR/trace-context/)."""

    request_id: str
    traceparent: str

    @classmethod
    def accept(cls, request_id: str | None, traceparent: str | None) -> "RequestContext":
        """Take over what the caller sent where it is well formed, and make the rest anew.

        A valid ``traceparent`` keeps its trace id and flags; the span id is our own. New ids are
        unlikely to repeat, not hard to guess: every request needs them, without a system call.
        """
        digits = f"{getrandbits(272):068x}"
        if not request_id or not _REQUEST_ID.fullmatch(request_id):
            request_id = _new_request_id(digits)
        match = _TRACEPARENT.fullmatch(traceparent) if traceparent else None
        if match:
            return cls(request_id, f"00-{match[1]}-{digits[:16]}-{match[3]}")
        return cls(request_id, f"00-{digits[:32]}-{digits[32:48]}-01")

    @property
    def trace_id(self) -> str:
        """The 32 hex digits that all spans of one trace share."""
        return self.traceparent[3:35]


def _new_request_id(digits: str) -> str:
    """Return the text of a UUIDv7 (RFC 9562 §5.7), its random part from the end of ``digits``."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    return f"{stamp[:8]}-{stamp[8:]}-7{digits[-18:-15]}-8{digits[-15:-12]}-{digits[-12:]}"


_current: ContextVar[RequestContext | None] = ContextVar("request_context", default=None)


def current_context() -> RequestContext:
    """Return the context of the work in hand, or a new one outside any request."""
    return _current.get() or RequestContext.accept(None, None)


def set_context(context: RequestContext) -> None:
    """Make ``context`` the current one for the rest of the task, which is to be one request's."""
    _current.set(context)


@contextmanager
def use_context(context: RequestContext) -> Iterator[RequestContext]:
    """Make ``context`` the current one inside the block."""
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)
