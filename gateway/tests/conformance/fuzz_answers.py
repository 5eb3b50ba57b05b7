"""Answers of a service, right and then spoilt, and how a strict parser of others reads them."""

import re
from dataclasses import dataclass
from http import HTTPStatus

import h11
from conformance_wire import Field
from fuzz_profile import chunks, parts_of, spoilt
from hypothesis import strategies as st

_HEAD = re.compile(
    rb"[\r\n]*(HTTP/1\.[01]) (\d{3})(?: [^\r\n]*)?\r\n"
    rb"((?:[^\r\n]+\r\n)*)\r\n"
)
_STOLEN = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nstolen"
_FRAMING = (
    b"Content-Length: 0",
    b"Content-Length: 3",
    b"Content-Length: 60",
    b"Content-Length: +3",
    b"Content-Length: 3, 4",
    b"Content-Length : 3",
    b"Content-Length: 18446744073709551619",
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: gzip",
    b"Transfer-Encoding: chunked, gzip",
    b"Transfer-Encoding: xchunked",
    b"Transfer-Encoding:",
    b"Connection: close",
    b"Connection: upgrade\r\nUpgrade: x",
    b"X-A: 1\r\n Content-Length: 3",
    b"X-A: 1\nContent-Length: 3",
    b"X-A: 1\rX-B: 2",
)
_JUNK = (
    b"\r\n",
    b"\n",
    b"\r",
    b"\x00",
    b"\x0b",
    b"\xff",
    b" ",
    b":",
    b"0\r\n\r\n",
    b"f",
    b"HTTP/1.1",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    b"HTTP/1.0 200 OK\r\n",
    _STOLEN,
)
_STATUSES = (
    b"200 OK",
    b"200 OK",
    b"201 ",
    b"204 No Content",
    b"304 Not Modified",
    b"404 X",
    b"500 X",
)
_INTERIM = (b"100 Continue", b"102 Processing", b"103 Early Hints\r\nLink: </a>")
_FIELDS = (b"X-A: 1", b'ETag: "v1"', b"Set-Cookie: a=1", b"Connection: x-a", b"Date: x", b"Vary: a")
_BODIES = st.sampled_from((b"", b"abc", _STOLEN, b"0\r\n\r\n" + _STOLEN))


@st.composite
def service_answers(draw: st.DrawFn) -> list[bytes]:
    """Return the parts in which a service sends one answer, spoilt or not."""
    if draw(st.integers(0, 19)) == 0:
        return draw(parts_of(draw(st.binary(max_size=200))))
    interim = draw(st.lists(st.sampled_from(_INTERIM), max_size=2))
    data = b"".join(b"HTTP/1.1 %b\r\n\r\n" % each for each in interim)
    status = draw(st.sampled_from(_STATUSES))
    fields = draw(st.lists(st.sampled_from(_FIELDS), max_size=3))
    body = draw(_BODIES | st.binary(max_size=40))
    framing = draw(st.sampled_from(("length", "chunks", "close")))
    if status.startswith((b"204", b"304")):
        body = b""
    elif framing == "length":
        fields.append(b"Content-Length: %d" % len(body))
    elif framing == "chunks":
        body = draw(chunks(body))
        fields.append(b"Transfer-Encoding: chunked")
    version = draw(st.sampled_from((b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0")))
    data += b"\r\n".join([version + b" " + status, *fields, b"", body])
    return draw(parts_of(draw(spoilt(data, fields=_FRAMING, junk=_JUNK))))


class Unreadable(Exception):
    """The reference has no opinion."""


@dataclass
class Reading:
    """An answer as the reference read it; a status of zero means that there is none."""

    status: int = 0
    fields: tuple[Field, ...] = ()
    body: bytes = b""
    is_complete: bool = False
    needs_close: bool = True
    """Whether the answer ends, if at all, where the service closes."""
    rest: bytes = b""

    @property
    def is_clean(self) -> bool:
        """Whether the answer is whole and nothing came behind it."""
        return self.is_complete and not self.rest.strip(b"\r\n")


def read_reference(data: bytes) -> Reading:
    """Read ``data``, after which the service closes, with h11.

    Raises ``Unreadable`` for what h11 refuses in trailers, which are nobody's to judge.
    """
    reading = Reading()
    parser = h11.Connection(h11.CLIENT, max_incomplete_event_size=1024 * 1024)
    parser.send(h11.Request(method="POST", target="/", headers=[("host", "x")]))
    parser.send(h11.EndOfMessage())
    parser.receive_data(_tidied(data))
    has_ended = False
    try:
        while not reading.is_complete:
            event = parser.next_event()
            if isinstance(event, h11.Response):
                reading.status = event.status_code
                reading.fields = tuple((bytes(key), bytes(value)) for key, value in event.headers)
            elif isinstance(event, h11.Data):
                reading.body += bytes(event.data)
            elif isinstance(event, h11.EndOfMessage):
                reading.is_complete = True
                reading.needs_close = has_ended
                reading.rest = parser.trailing_data[0]
            elif event is h11.NEED_DATA and not has_ended:
                has_ended = True
                parser.receive_data(b"")
            elif not isinstance(event, h11.InformationalResponse):
                break
    except h11.RemoteProtocolError as error:
        if reading.status and error.error_status_hint == HTTPStatus.NOT_IMPLEMENTED:
            raise Unreadable from error
    return reading


def _tidied(data: bytes) -> bytes:
    """Return ``data`` without what a gateway passes over: interim answers, reason phrases."""
    position = 0
    while head := _HEAD.match(data, position):
        version, status, fields = head.groups()
        position = head.end()
        if not status.startswith(b"1") or status == b"101":
            return b"%b %b X\r\n%b\r\n" % (version, status, fields) + data[position:]
    return data[position:]
