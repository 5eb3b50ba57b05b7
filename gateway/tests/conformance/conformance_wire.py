"""Reads HTTP/1.1 strictly, in both directions: what RFC 9112 does not produce is ``Malformed``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Field = tuple[bytes, bytes]

HEAD_END = b"\r\n\r\n"
TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_VISIBLE = rb"[\x21-\x7e\x80-\xff]"
_FIELD_LINE = re.compile(
    rb"(%b):[ \t]*((?:%b(?:[\t \x21-\x7e\x80-\xff]*%b)?)?)[ \t]*" % (TOKEN, _VISIBLE, _VISIBLE)
)
_REQUEST_LINE = re.compile(rb"%b [\x21-\x7e]+ HTTP/1\.1" % TOKEN)
_STATUS_LINE = re.compile(rb"HTTP/1\.1 [1-9][0-9]{2} [\t \x21-\x7e\x80-\xff]*")
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,16}")
_LENGTH = re.compile(rb"[0-9]{1,18}")
_BODILESS = frozenset({204, 304})
_FIRST_FINAL = 200


class Malformed(Exception):
    """The bytes are not a message that RFC 9112 allows a sender to send."""


class HalfAHead(Malformed):
    """The bytes end in the middle of a head."""


@dataclass(frozen=True)
class Head:
    """A start line with its fields; names are in lower case."""

    start: bytes
    fields: tuple[Field, ...]

    @property
    def method(self) -> bytes:
        return self.start.split(b" ")[0]

    @property
    def target(self) -> bytes:
        return self.start.split(b" ")[1]

    @property
    def status(self) -> int:
        return int(self.start[9:12])

    def values(self, name: bytes) -> list[bytes]:
        return [value for key, value in self.fields if key == name]


@dataclass(frozen=True)
class Answer:
    """An answer as a client read it; an incomplete one was cut off."""

    head: Head
    body: bytes
    is_complete: bool

    @property
    def is_interim(self) -> bool:
        return self.head.status < _FIRST_FINAL


@dataclass(frozen=True)
class Body:
    """What could be decoded, and where the body ends: None while it has not ended."""

    content: bytes
    end: int | None


def take_head(data: bytes, line: re.Pattern[bytes] = _REQUEST_LINE) -> tuple[Head, int] | None:
    """Return the head at the start of ``data`` and its length, or None while it is not whole."""
    end = data.find(HEAD_END)
    if end < 0:
        return None
    start, *lines = data[:end].split(b"\r\n")
    if not line.fullmatch(start):
        raise Malformed(f"start line {start!r}")
    return Head(start, tuple(_field(each) for each in lines)), end + len(HEAD_END)


def take_body(head: Head, data: bytes, *, unframed: int | None = 0) -> Body:
    """Return what ``data`` holds of the body; ``unframed`` is the length without any framing."""
    encodings, lengths = head.values(b"transfer-encoding"), head.values(b"content-length")
    if encodings and lengths:
        raise Malformed("both Content-Length and Transfer-Encoding (RFC 9112 §6.2)")
    if encodings:
        if encodings != [b"chunked"]:
            raise Malformed(f"Transfer-Encoding {encodings!r}")
        return _chunked(data)
    if lengths and (len(lengths) > 1 or not _LENGTH.fullmatch(lengths[0])):
        raise Malformed(f"Content-Length {lengths!r}")
    length = int(lengths[0]) if lengths else unframed
    if length is None:
        return Body(data, None)
    return Body(data[:length], length if len(data) >= length else None)


def read_answers(
    data: bytes, methods: Sequence[bytes] = (), *, refusals_have_content: bool = False
) -> list[Answer]:
    """Read all that a closed connection had answered to requests of ``methods``, ``GET`` after.

    ``refusals_have_content``: who refuses a request and closes need not know that it is ``HEAD``.
    """
    answers: list[Answer] = []
    finals = 0
    while data:
        taken = take_head(data, _STATUS_LINE)
        if taken is None:
            raise HalfAHead(f"half a head: {data[:80]!r}")
        head, length = taken
        method = methods[finals] if finals < len(methods) else b"GET"
        if head.status < _FIRST_FINAL or head.status in _BODILESS:
            _assert_unframed(head)
            body = Body(b"", 0)
        elif method == b"HEAD":
            is_last = refusals_have_content and head.values(b"connection") == [b"close"]
            body = Body(b"", len(data) - length if is_last else 0)
        else:
            body = take_body(head, data[length:], unframed=None)
        is_framed = bool(head.values(b"content-length") or head.values(b"transfer-encoding"))
        answers.append(Answer(head, body.content, body.end is not None or not is_framed))
        finals += not answers[-1].is_interim
        data = b"" if body.end is None else data[length + body.end :]
    return answers


def _assert_unframed(head: Head) -> None:
    if head.values(b"transfer-encoding"):
        raise Malformed(f"Transfer-Encoding with status {head.status} (RFC 9112 §6.1)")
    if head.status != 304 and head.values(b"content-length"):
        raise Malformed(f"Content-Length with status {head.status} (RFC 9110 §8.6)")


def _field(line: bytes) -> Field:
    found = _FIELD_LINE.fullmatch(line)
    if not found:
        raise Malformed(f"field line {line!r}")
    return found[1].lower(), found[2]


def _chunked(data: bytes) -> Body:
    content, position = b"", 0
    while (line_end := data.find(b"\r\n", position)) >= 0:
        size = data[position:line_end]
        if not _CHUNK_SIZE.fullmatch(size):
            raise Malformed(f"chunk size {size!r}")
        start = line_end + 2
        if int(size, 16) == 0:
            return Body(content, _trailers_end(data, start))
        end = start + int(size, 16)
        content += data[start:end]
        if len(data) < end + 2:
            return Body(content, None)
        if data[end : end + 2] != b"\r\n":
            raise Malformed("a chunk without its CRLF")
        position = end + 2
    return Body(content, None)


def _trailers_end(data: bytes, position: int) -> int | None:
    while (end := data.find(b"\r\n", position)) >= 0:
        if end == position:
            return end + 2
        _field(data[position:end])
        position = end + 2
    return None
