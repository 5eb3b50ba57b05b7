"""Streams of requests, right and then spoilt, and how a strict parser of others reads them."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

import h11
from conformance_wire import Field
from fuzz_profile import chunks, parts_of, spoilt
from hypothesis import strategies as st

_HOST = b"Host: api.example"
_HIDDEN = b"GET /api/v1/test/hidden HTTP/1.1\r\nHost: api.example\r\n\r\n"
_FRAMING = (
    b"Content-Length: 0",
    b"Content-Length: 3",
    b"Content-Length: 60",
    b"Content-Length: +3",
    b"Content-Length: 3, 3",
    b"Content-Length: 3, 4",
    b"Content-Length: 0x3",
    b"Content-Length: 18446744073709551619",
    b"Content-Length : 3",
    b"Content_Length: 3",
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: CHUNKED",
    b"Transfer-Encoding: identity",
    b"Transfer-Encoding: gzip, chunked",
    b"Transfer-Encoding: chunked, gzip",
    b"Transfer-Encoding: chunked, chunked",
    b"Transfer-Encoding: chunked,",
    b"Transfer-Encoding: xchunked",
    b"Transfer-Encoding:\tchunked",
    b"Transfer-Encoding: \x0bchunked",
    b"Transfer-Encoding : chunked",
    b"Transfer-Encoding:",
    b" Transfer-Encoding: chunked",
    b"X-A: 1\r\n Transfer-Encoding: chunked",
    b"X-A: 1\nTransfer-Encoding: chunked",
    b"X-A: 1\rContent-Length: 3",
    b"Transfer_Encoding: chunked",
)
_ORDINARY = (
    b"X-A: 1",
    b"X-B:2",
    b"Accept: a/b, c/d;q=0.5",
    b"Connection: x-a",
    b"Connection: close",
    b"TE: trailers",
    b"Expect: 100-continue",
    # UP b"Upgrade: h2c\r\nConnection: upgrade",
    b"X-User-Id: 1",
    b"X-C: \xd0\x9f",
)
_JUNK = (
    b"\r\n",
    b"\n",
    b"\r",
    b"\r\r\n",
    b"\x00",
    b"\x01",
    b"\x0b",
    b"\x7f",
    b"\xff",
    b" ",
    b"\t",
    b":",
    b";",
    b",",
    b"0",
    b"0\r\n\r\n",
    b"f",
    b"ffffffffffffffff\r\n",
    b"-1",
    b"HTTP/1.1",
    b"HTTP/1.0\r\n",
    _HIDDEN,
)
_PATHS = (
    b"/api/v1/test/r%d",
    b"/api/v1/stream/r%d",
    b"/api/v1/test/r%d?q=%%0d%%0a",
    b"/nowhere/%d",
)
_BODIES = st.sampled_from((b"", b"abc", b"0\r\n\r\n", b"\r\n", _HIDDEN, b"0\r\n\r\n" + _HIDDEN))


@st.composite
def _request(draw: st.DrawFn, number: int) -> bytes:
    """Return the bytes of a request that is right."""
    method = draw(
        st.sampled_from((b"GET", b"POST", b"POST", b"PUT", b"DELETE", b"HEAD", b"OPTIONS"))
    )
    target = draw(st.sampled_from(_PATHS)) % number
    if draw(st.integers(0, 9)) == 0:
        target = b"http://api.example" + target
    fields = [_HOST, *draw(st.lists(st.sampled_from(_ORDINARY), max_size=2))]
    framing = draw(st.sampled_from(("none", "length", "chunks")))
    body = b""
    if framing == "length":
        body = draw(_BODIES | st.binary(max_size=40))
        fields.append(b"Content-Length: %d" % len(body))
    elif framing == "chunks":
        body = draw(chunks(draw(_BODIES | st.binary(max_size=40))))
        fields.append(b"Transfer-Encoding: chunked")
    fields = draw(st.permutations(fields))
    return b"\r\n".join([b"%b %b HTTP/1.1" % (method, target), *fields, b"", body])


@st.composite
def request_streams(draw: st.DrawFn) -> list[bytes]:
    """Return the parts in which a client sends up to four requests, spoilt or not."""
    if draw(st.integers(0, 19)) == 0:
        return draw(parts_of(draw(st.binary(max_size=200))))
    data = b"".join(draw(_request(number)) for number in range(draw(st.integers(1, 4))))
    return draw(parts_of(draw(spoilt(data, fields=_FRAMING, junk=_JUNK))))


# What a recipient may pass over in a request line (RFC 9112 §3).
_SPACES = re.compile(rb"\A([^ \r\n]+) +([^ \r\n]+) +(?=HTTP/)")


class Ending(Enum):
    """Where reading stopped."""

    MORE = auto()
    """At the end of the bytes."""
    CLOSED = auto()
    """At a request after which the connection ends."""
    ERROR = auto()
    """At something that is no HTTP."""


@dataclass
class Read:
    """A request as the reference read it."""

    method: bytes
    target: bytes
    fields: tuple[Field, ...]
    body: bytes = b""
    is_complete: bool = False


@dataclass
class Reference:
    """All requests of a stream, the last one perhaps incomplete, and how the stream ended."""

    requests: list[Read] = field(default_factory=list)
    ending: Ending = Ending.MORE

    @property
    def complete(self) -> list[Read]:
        return [each for each in self.requests if each.is_complete]


def read_reference(data: bytes) -> Reference:
    """Read ``data`` with h11, which knows neither empty lines before a request nor two spaces."""
    reference = Reference()
    while reference.ending is Ending.MORE and (data := data.lstrip(b"\r\n")):
        parser = h11.Connection(h11.SERVER, max_incomplete_event_size=1024 * 1024)
        parser.receive_data(_SPACES.sub(rb"\1 \2 ", data))
        try:
            if not _read_request(parser, reference):
                break
        except h11.RemoteProtocolError:
            reference.ending = Ending.ERROR
        data, _ = parser.trailing_data
    return reference


def _read_request(parser: h11.Connection, reference: Reference) -> bool:
    """Read one request; false when it is not whole. Raises ``h11.RemoteProtocolError``."""
    while (event := parser.next_event()) is not h11.NEED_DATA:
        if isinstance(event, h11.Request):
            fields = tuple((bytes(name), bytes(value)) for name, value in event.headers)
            reference.requests.append(Read(bytes(event.method), bytes(event.target), fields))
        elif isinstance(event, h11.Data):
            reference.requests[-1].body += bytes(event.data)
        elif isinstance(event, h11.EndOfMessage):
            reference.requests[-1].is_complete = True
            parser.send(h11.Response(status_code=204, headers=[]))
            parser.send(h11.EndOfMessage())
            if parser.our_state is not h11.DONE:
                reference.ending = Ending.CLOSED
            return True
    return False
