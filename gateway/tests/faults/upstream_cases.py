"""What a service and the network to it may do, as seen from one request."""

from dataclasses import dataclass, field
from enum import Enum, auto

from fault_proxy import (
    Action,
    Fault,
    at_body,
    at_second_head,
    at_start,
    in_body,
    in_head,
)
from fault_row import Bound, Figures, Row, failed
from fault_service import HALF

UNREACHABLE = (503, "service.unavailable")
BROKEN = (502, "gateway.bad_upstream")
LATE = (504, "gateway.timeout")
BROKE_OFF = failed("UpstreamBroken")
TIMED_OUT = failed("timeout")
UPLOAD_BYTES = 32 * 1024 * 1024


class Sight(Enum):
    """What a client sees that gets no problem document."""

    WHOLE = auto()
    ALTERED = auto()
    CUT = auto()


_WORDS = {
    Sight.WHOLE: "200, whole",
    Sight.ALTERED: "200 with other bytes of the same length: nothing tells",
    Sight.CUT: "200, then the connection ends before the body does",
}


class Reach(Enum):
    """What happens to connections before any byte is sent."""

    ACCEPTED = auto()
    REFUSED = auto()
    IGNORED = auto()
    KEPT_THEN_RESET = auto()
    """One stands from an earlier request, and is reset while nobody uses it."""


@dataclass(frozen=True)
class UpstreamCase:
    """A fault, the request that meets it, and its outcome."""

    name: str
    outcome: tuple[int, str] | Sight
    fault: Fault | None = None
    reach: Reach = Reach.ACCEPTED
    counted: Figures = field(default_factory=lambda: BROKE_OFF)
    bound: Bound = Bound.NONE
    behaviour: str = "sized"
    method: str = "GET"
    body_bytes: int = 0
    is_second: bool = False
    """Whether a request goes before over the same connection."""

    @property
    def row(self) -> Row:
        """The case's line of the table."""
        if isinstance(self.outcome, Sight):
            sees = _WORDS[self.outcome]
        else:
            status, code = self.outcome
            sees = f"{status} `{code}`"
        return Row(self.name, sees, self.counted, self.bound)


def _case(
    name: str, outcome: tuple[int, str] | Sight, action: Action, place=at_start, **rest
) -> UpstreamCase:
    return UpstreamCase(name, outcome, Fault(action, place), **rest)


def _on_request(
    name: str, outcome: tuple[int, str] | Sight, action: Action, place, **rest
) -> UpstreamCase:
    return UpstreamCase(name, outcome, Fault(action, place, on_request=True), **rest)


def _at_chunk(seen: bytes) -> int | None:
    """Return where the second chunk's size stands."""
    return in_body(seen, after=len(b"%x\r\n" % len(HALF)) + len(HALF) + len(b"\r\n"))


_UNREACHED = failed("UpstreamUnreachable", retries=1)
_IDLE = {"counted": TIMED_OUT, "bound": Bound.IDLE}
_FIRST = {"counted": TIMED_OUT, "bound": Bound.FIRST_BYTE}
_CHUNKED = {"behaviour": "chunked"}
_UPLOAD = {"behaviour": "take", "method": "POST", "body_bytes": UPLOAD_BYTES}

UPSTREAM_CASES = (
    UpstreamCase(
        "service refuses connections", UNREACHABLE, reach=Reach.REFUSED, counted=_UNREACHED
    ),
    UpstreamCase(
        "service accepts no connection",
        UNREACHABLE,
        reach=Reach.IGNORED,
        counted=_UNREACHED,
        bound=Bound.CONNECT,
    ),
    _case("service accepts and says nothing", LATE, Action.SILENCE, **_FIRST),
    _case("service is slow before the first byte", Sight.WHOLE, Action.PAUSE, counted={}),
    _case("service stops in the middle of the head", LATE, Action.SILENCE, in_head, **_FIRST),
    _case("service resets before the first byte", BROKEN, Action.RESET),
    _case("service resets in the middle of the head", BROKEN, Action.RESET, in_head),
    _case("service closes before the first byte", BROKEN, Action.CLOSE),
    _case("service half-closes before the first byte", BROKEN, Action.HALF_CLOSE),
    _case(
        "service is slow in the middle of a body", Sight.WHOLE, Action.PAUSE, in_body, counted={}
    ),
    _case("service stops in the middle of a body", Sight.CUT, Action.SILENCE, in_body, **_IDLE),
    _case(
        "service stops in the middle of a chunked body",
        Sight.CUT,
        Action.SILENCE,
        in_body,
        **_IDLE,
        **_CHUNKED,
    ),
    _case(
        "service drips a body for too long",
        Sight.CUT,
        Action.DRIP,
        in_body,
        counted=TIMED_OUT,
        bound=Bound.TOTAL,
    ),
    _case("service resets in the middle of a body", Sight.CUT, Action.RESET, in_body),
    _case(
        "service resets in the middle of a chunked body",
        Sight.CUT,
        Action.RESET,
        in_body,
        **_CHUNKED,
    ),
    _case("service closes in the middle of a body", Sight.CUT, Action.CLOSE, in_body),
    _case(
        "service closes in the middle of a chunked body",
        Sight.CUT,
        Action.CLOSE,
        in_body,
        **_CHUNKED,
    ),
    _case("service half-closes in the middle of a body", Sight.CUT, Action.HALF_CLOSE, in_body),
    _case("corrupt status line", BROKEN, Action.CORRUPT),
    _case("corrupt chunk size, the first", BROKEN, Action.CORRUPT, at_body, **_CHUNKED),
    _case("corrupt chunk size, a later one", Sight.CUT, Action.CORRUPT, _at_chunk, **_CHUNKED),
    _case("corrupt bytes in a body", Sight.ALTERED, Action.CORRUPT, in_body, counted={}),
    UpstreamCase(
        "kept connection is reset while idle",
        Sight.WHOLE,
        reach=Reach.KEPT_THEN_RESET,
        counted={},
        is_second=True,
    ),
    _on_request(
        "kept connection is reset as a GET goes over it",
        Sight.WHOLE,
        Action.RESET,
        at_second_head,
        counted=failed("", times=0, retries=1),
        is_second=True,
    ),
    _on_request(
        "kept connection is reset as a POST goes over it",
        BROKEN,
        Action.RESET,
        at_second_head,
        counted=failed("StaleConnection"),
        is_second=True,
        method="POST",
    ),
    _on_request(
        "service stops reading an upload", LATE, Action.SILENCE, in_body, **_IDLE, **_UPLOAD
    ),
    _on_request(
        "service resets in the middle of an upload", BROKEN, Action.RESET, in_body, **_UPLOAD
    ),
)
