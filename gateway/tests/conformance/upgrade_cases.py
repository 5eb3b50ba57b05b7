"""Upgrade and Expect: what a client asks before it goes on (RFC 9110 §7.8, §10.1.1)."""

from conformance_case import (
    STREAM,
    After,
    Outcome,
    Request,
    case,
    chunked,
    forwarded,
    get,
    post,
    refused,
    wanted,
)
from conformance_client import Ending, Got
from conformance_recorder import Reply

_A, _B, _C = (b"/api/v1/test/%b" % name for name in (b"a", b"b", b"c"))
_NOWHERE = b"/api/v1/nowhere"
_GET = forwarded(b"GET")
_CLOSED_GET = forwarded(b"GET", after=After.CLOSED)
_BODY = forwarded(b"POST", body=b"abc")
_ABC = b"Content-Length: 3"
_OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


def _ok_then(*statuses: int) -> tuple:
    return (wanted(200), *(wanted(status) for status in statuses))


_H2C = (
    b"Connection: Upgrade, HTTP2-Settings",
    b"Upgrade: h2c",
    b"HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
)
_WEBSOCKET = (
    b"Connection: Upgrade",
    b"Upgrade: websocket",
    b"Sec-WebSocket-Version: 13",
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)

UPGRADES = (
    case(
        "9110 §7.8",
        "an upgrade to h2c is passed over",
        get(*_H2C),
        forwarded(b"GET", answer=wanted(200)),
    ),
    case(
        "9110 §7.8",
        "an upgrade to h2c with a body",
        post(*_H2C, _ABC, body=b"abc"),
        _BODY,
    ),
    case(
        "9110 §7.8",
        "an upgrade to h2c with a body in chunks",
        chunked(b"3\r\nabc\r\n0\r\n\r\n", *_H2C),
        _BODY,
    ),
    case(
        "9110 §7.8",
        "Upgrade without Connection: upgrade",
        get(b"Upgrade: websocket"),
        _GET,
    ),
    case(
        "9110 §7.8",
        "an upgrade to several protocols that nobody knows",
        get(b"Connection: upgrade", b"Upgrade: foo/2, bar"),
        _GET,
    ),
    case(
        "9110 §7.8",
        "a WebSocket handshake on an ordinary route opens no tunnel",
        get(*_WEBSOCKET),
        forwarded(
            b"GET",
            b"sec-websocket-version: 13",
            b"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
        ),
        refused(400, 403, 404, 426, after=After.EITHER),
    ),
    case(
        "9110 §7.8",
        "an upgrade in HTTP/1.0 is passed over",
        get(*_H2C, version=b"HTTP/1.0"),
        _CLOSED_GET,
    ),
    case(
        "9110 §7.8",
        "a service that switches protocols unasked is broken",
        get(),
        Outcome((Request(b"GET"),), (wanted(502),), After.EITHER),
        reply=Reply(
            (b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",)
        ),
        spoils=True,
    ),
)

_CONTINUE = b"Expect: 100-continue"

EXPECTATIONS = (
    case(
        "9110 §10.1.1",
        "100 is sent to a client that waits for it",
        (post(_CONTINUE, _ABC), Got(b"HTTP/1.1 100 "), b"abc"),
        _BODY,
    ),
    case(
        "9110 §10.1.1",
        "100 is sent before a body in chunks",
        (chunked(b"", _CONTINUE), Got(b"HTTP/1.1 100 "), b"3\r\nabc\r\n0\r\n\r\n"),
        _BODY,
    ),
    case(
        "9110 §10.1.1",
        "100 is sent to a client of a streamed route",
        (post(_CONTINUE, _ABC, target=STREAM), Got(b"HTTP/1.1 100 "), b"abc"),
        forwarded(b"POST", body=b"abc", target=STREAM),
    ),
    case(
        "9110 §10.1.1",
        "the name of the expectation in capitals",
        (post(b"Expect: 100-CONTINUE", _ABC), Got(b"HTTP/1.1 100 "), b"abc"),
        _BODY,
    ),
    case("9110 §10.1.1", "a client that does not wait", post(_CONTINUE, _ABC, body=b"abc"), _BODY),
    case("9110 §10.1.1", "an expectation without a body", get(_CONTINUE), _GET),
    case(
        "9110 §10.1.1",
        "no 100 to HTTP/1.0",
        post(_CONTINUE, _ABC, body=b"abc", version=b"HTTP/1.0"),
        forwarded(b"POST", body=b"abc", after=After.CLOSED),
        may_be_interim=False,
    ),
    case(
        "9110 §10.1.1",
        "a final answer at once to what no route takes",
        (post(_CONTINUE, _ABC, target=_NOWHERE), Got(b" 404 "), Ending.HALF_CLOSE),
        refused(404),
        follows=False,
        may_be_interim=False,
    ),
    case(
        "9110 §10.1.1",
        "a final answer at once to a body over the limit",
        (post(_CONTINUE, b"Content-Length: 1048577"), Got(b" 413 "), Ending.HALF_CLOSE),
        refused(413),
        follows=False,
        may_be_interim=False,
    ),
    case(
        "9110 §10.1.1",
        "an expectation that nobody knows",
        post(b"Expect: the-unexpected", _ABC, body=b"abc"),
        _BODY,
        refused(417),
    ),
)

UPGRADE_CASES = (*UPGRADES, *EXPECTATIONS)
