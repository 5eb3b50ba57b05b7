"""What is known about the request or event being handled: its id and its trace.

Kept in context variables, so that log lines, outgoing calls and outbox events carry both without
each function passing them on.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from random import getrandbits

from privet_shared.ids import new_id

REQUEST_ID_HEADER = "x-request-id"
TRACEPARENT_HEADER = "traceparent"

_REQUEST_ID = re.compile(r"[A-Za-z0-9._~:-]{1,128}")
_TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """The request id and the W3C trace context (https://www.w3.org/TR/trace-context/)."""

    request_id: str
    traceparent: str

    @classmethod
    def accept(cls, request_id: str | None, traceparent: str | None) -> "RequestContext":
        """Take over what the caller sent where it is well formed, and make the rest anew.

        A valid ``traceparent`` keeps its trace id and flags; the span id is our own.
        """
        if request_id is None or not _REQUEST_ID.fullmatch(request_id):
            request_id = str(new_id())
        match = _TRACEPARENT.fullmatch(traceparent or "")
        # Ids must be unlikely to meet, not hard to guess: no system call for each request.
        span_id = f"{getrandbits(64) or 1:016x}"
        if match:
            return cls(request_id, f"00-{match[1]}-{span_id}-{match[3]}")
        return cls(request_id, f"00-{getrandbits(128) or 1:032x}-{span_id}-01")

    @property
    def trace_id(self) -> str:
        """The 32 hex digits that all spans of one trace share."""
        return self.traceparent[3:35]


_current: ContextVar[RequestContext | None] = ContextVar("request_context", default=None)


def current_context() -> RequestContext:
    """Return the context of the work in hand, or a new one outside any request."""
    return _current.get() or RequestContext.accept(None, None)


@contextmanager
def use_context(context: RequestContext) -> Iterator[RequestContext]:
    """Make ``context`` the current one inside the block."""
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)
