"""How long a connection lives, and what may follow on it (RFC 9112 §8, §9)."""

from conformance_case import (
    STREAM,
    After,
    Outcome,
    Request,
    case,
    chunked,
    cut_off,
    dropped,
    forwarded,
    get,
    in_order,
    post,
    refused,
    wanted,
)
from conformance_client import REACHED, Ending, Got
from conformance_recorder import PAUSE, Reply

_A, _B, _C = (b"/api/v1/test/%b" % name for name in (b"a", b"b", b"c"))
_NOWHERE = b"/api/v1/nowhere"
_GET = forwarded(b"GET")
_CLOSED_GET = forwarded(b"GET", after=After.CLOSED)
_BODY = forwarded(b"POST", body=b"abc")
_ABC = b"Content-Length: 3"
_OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


def _ok_then(*statuses: int) -> tuple:
    return (wanted(200), *(wanted(status) for status in statuses))


def _several(number: int) -> bytes:
    """Return that many requests, each with a target of its own."""
    return b"".join(get(target=each.target) for each in _numbered(number))


def _numbered(number: int) -> tuple[Request, ...]:
    return tuple(Request(b"GET", b"/api/v1/test/n%d" % each) for each in range(number))


_BODY_AND_NONE = post(_ABC, target=_A, body=b"abc") + get(target=_B)

PIPELINES = (
    case(
        "9112 §9.3.2",
        "three requests at once are answered in order",
        get(target=_A) + post(_ABC, target=_B, body=b"abc") + get(target=_C),
        in_order(Request(b"GET", _A), Request(b"POST", _B, body=b"abc"), Request(b"GET", _C)),
    ),
    *(
        case(
            "9112 §9.3.2",
            f"the same {number} at once, over again",
            (_several(number), Got(b"n%d " % (number - 1)), _several(number)),
            in_order(*_numbered(number) * 2),
        )
        for number in (1, 2, 3)
    ),
    case(
        "9112 §9.3.2",
        "a request with a body and one without at once, over again",
        (_BODY_AND_NONE, Got(b"/b "), _BODY_AND_NONE),
        in_order(*(Request(b"POST", _A, body=b"abc"), Request(b"GET", _B)) * 2),
    ),
    case(
        "9112 §9.3.2",
        "fifty requests at once are answered in order",
        _several(50),
        in_order(*_numbered(50)),
    ),
    case(
        "9112 §9.3.2",
        "a slow answer holds back those behind it",
        get(target=_A) + get(target=_NOWHERE) + get(target=_B),
        Outcome(
            (Request(b"GET", _A), Request(b"GET", _B)),
            (wanted(200, body=b"ok"), wanted(404), wanted(200, body=b"ok")),
            After.REUSABLE,
        ),
        reply=Reply((PAUSE, _OK)),
    ),
    case(
        "9112 §9.3.2",
        "bodies in chunks at once",
        chunked(b"1\r\na\r\n0\r\n\r\n", target=_A) + chunked(b"1\r\nb\r\n0\r\n\r\n", target=_B),
        in_order(Request(b"POST", _A, body=b"a"), Request(b"POST", _B, body=b"b")),
    ),
    case(
        "9112 §9.3.2",
        "a request without a route in the middle",
        get(target=_A) + get(target=_NOWHERE) + get(target=_B),
        Outcome((Request(b"GET", _A), Request(b"GET", _B)), _ok_then(404, 200), After.REUSABLE),
    ),
    case(
        "9112 §9.3.2",
        "a request with a body that no route takes in the middle",
        get(target=_A) + post(_ABC, target=_NOWHERE, body=b"abc") + get(target=_B),
        Outcome((Request(b"GET", _A), Request(b"GET", _B)), _ok_then(404, 200), After.REUSABLE),
        Outcome((Request(b"GET", _A),), _ok_then(404), After.CLOSED),
    ),
    case(
        "9112 §9.3.2",
        "a malformed request in the middle ends the connection in its turn",
        get(target=_A) + get(b"X A: 1", target=_B) + get(target=_C),
        Outcome((Request(b"GET", _A),), _ok_then(400), After.CLOSED),
    ),
    case(
        "9112 §9.3.2",
        "a malformed request behind a slow one does not overtake its answer",
        get(target=_A) + get(b"X A: 1", target=_B),
        Outcome((Request(b"GET", _A),), _ok_then(400), After.CLOSED),
        reply=Reply((PAUSE, _OK)),
    ),
    case(
        "9112 §9.3.2",
        "garbage behind a slow request does not overtake its answer",
        get(target=_A) + b"\x00\x01\x02\r\n\r\n",
        Outcome((Request(b"GET", _A),), _ok_then(400), After.CLOSED),
        reply=Reply((PAUSE, _OK)),
    ),
    case(
        "9112 §9.2",
        "a body that looks like a request is a body",
        post(b"Content-Length: %d" % len(get(target=_B)), body=get(target=_B)),
        forwarded(b"POST", body=get(target=_B)),
    ),
)

PERSISTENCE = (
    case(
        "9112 §9.6",
        "nothing behind Connection: close is processed",
        get(b"Connection: close"),
        forwarded(
            b"GET",
            answer=wanted(200, fields={b"connection": rb"(?i)close"}),
            after=After.CLOSED,
        ),
    ),
    case("9110 §7.6.1", "Connection: CLOSE in capitals", get(b"Connection: CLOSE"), _CLOSED_GET),
    case(
        "9110 §7.6.1",
        "close in a list of options",
        get(b"Connection: x-mine, close"),
        _CLOSED_GET,
    ),
    case(
        "9110 §7.6.1",
        "close in the second of two Connection lines",
        get(b"Connection: keep-alive", b"Connection: close"),
        _CLOSED_GET,
    ),
    case(
        "9112 §9.3",
        "close wins over keep-alive",
        get(b"Connection: keep-alive, close"),
        _CLOSED_GET,
    ),
    case("9112 §9.3", "HTTP/1.1 persists", get(), _GET),
    case("9112 §9.3", "HTTP/1.1 with keep-alive persists", get(b"Connection: keep-alive"), _GET),
    case(
        "9112 §9.6",
        "Connection: close after a body",
        post(_ABC, b"Connection: close", body=b"abc"),
        forwarded(b"POST", body=b"abc", after=After.CLOSED),
    ),
    case("9112 §9.3", "HTTP/1.0 does not persist", get(version=b"HTTP/1.0"), _CLOSED_GET),
    case(
        "9112 §9.3",
        "HTTP/1.0 with keep-alive persists only if the answer says so",
        get(b"Connection: keep-alive", version=b"HTTP/1.0"),
        forwarded(
            b"GET",
            answer=wanted(200, fields={b"connection": rb"(?i)keep-alive"}),
            after=After.REUSABLE,
        ),
        forwarded(
            b"GET", answer=wanted(200, fields={b"connection": rb"(?i)close"}), after=After.CLOSED
        ),
        forwarded(b"GET", answer=wanted(200, fields={b"connection": None}), after=After.CLOSED),
    ),
    case(
        "9112 §9.3",
        "a refused request of HTTP/1.0 closes",
        get(version=b"HTTP/1.0", target=_NOWHERE),
        refused(404),
    ),
    case(
        "9112 §9.3",
        "a request without a route does not end the connection",
        get(target=_NOWHERE),
        refused(404, after=After.REUSABLE),
    ),
)

_HALF_BODY = post(b"Content-Length: 10", body=b"abc")
_STREAMED = post(b"Content-Length: 10", body=b"abc", target=STREAM)
_STREAMED_CHUNKS = chunked(b"3\r\nabc\r\n", target=STREAM)

INCOMPLETE = (
    case(
        "9112 §8",
        "a client that ends in the middle of a head",
        (get(b"X-A: 1")[:-6], PAUSE, Ending.HALF_CLOSE),
        dropped(),
        refused(400, 408),
        follows=False,
    ),
    case(
        "9112 §8",
        "a client that ends in the middle of a body",
        (_HALF_BODY, PAUSE, Ending.HALF_CLOSE),
        dropped(),
        refused(400, 408),
        cut_off(b"POST"),
        follows=False,
        spoils=True,
    ),
    case(
        "9112 §8",
        "a client that ends in the middle of a chunk",
        (chunked(b"a\r\nabc"), PAUSE, Ending.HALF_CLOSE),
        dropped(),
        refused(400, 408),
        cut_off(b"POST"),
        follows=False,
        spoils=True,
    ),
    case(
        "9112 §8",
        "a client that ends before the last chunk",
        (chunked(b"3\r\nabc\r\n"), PAUSE, Ending.HALF_CLOSE),
        dropped(),
        refused(400, 408),
        cut_off(b"POST"),
        follows=False,
        spoils=True,
    ),
    case(
        "9112 §8",
        "a client that ends in the middle of a body that is streamed",
        (_STREAMED, REACHED, Ending.HALF_CLOSE),
        cut_off(b"POST", target=STREAM),
        cut_off(b"POST", 400, 408, target=STREAM),
        follows=False,
        spoils=True,
    ),
    case(
        "9112 §8",
        "a client that ends in the middle of chunks that are streamed",
        (_STREAMED_CHUNKS, REACHED, Ending.HALF_CLOSE),
        cut_off(b"POST", target=STREAM),
        cut_off(b"POST", 400, 408, target=STREAM),
        follows=False,
        spoils=True,
    ),
    case(
        "9112 §8",
        "a client that is gone in the middle of a body that is streamed",
        (_STREAMED, REACHED, Ending.RESET),
        cut_off(b"POST", target=STREAM),
        follows=False,
        spoils=True,
    ),
    case(
        "9112 §9.5",
        "a client that is gone while the service works",
        (get(), REACHED, Ending.RESET),
        Outcome((Request(b"GET"),), (), After.CLOSED),
        reply=Reply((PAUSE, PAUSE, PAUSE, PAUSE, _OK)),
        follows=False,
        spoils=True,
    ),
    case(
        "9112 §9.6",
        "a client that ends its side after a whole request",
        (get(), Ending.HALF_CLOSE),
        _CLOSED_GET,
        Outcome((Request(b"GET"),), (), After.CLOSED),
        dropped(),
        follows=False,
    ),
    case(
        "9112 §7.1",
        "malformed chunks of a body that is streamed",
        (_STREAMED_CHUNKS, REACHED, b"zz\r\n"),
        cut_off(b"POST", target=STREAM),
        cut_off(b"POST", 400, target=STREAM),
        spoils=True,
    ),
)

CONNECTION_CASES = (*PIPELINES, *PERSISTENCE, *INCOMPLETE)
