"""The bytes of answers (RFC 9112 §4 to §7)."""

from dataclasses import dataclass
from email.utils import formatdate
from enum import Enum, auto
from functools import lru_cache
from http import HTTPStatus

from gateway.exchange import UNSIZED
from gateway.head import RawHeaders, header_lines

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
LAST_CHUNK = b"0\r\n\r\n"
_CLOSE = b"connection: close\r\n"
_CHUNKED = b"transfer-encoding: chunked\r\n"


class Framing(Enum):
    """How a client tells where the body ends."""

    NONE = auto()
    """There is no body, whatever the headers say: ``HEAD``, 204, 304."""
    LENGTH = auto()
    CHUNKED = auto()
    CLOSE = auto()


@dataclass(slots=True)
class Head:
    """Status line and headers without the empty line, and what follows from them."""

    lines: list[bytes]
    framing: Framing
    length: int


def build_head(status: int, headers: RawHeaders, *, is_head: bool, is_http10: bool) -> Head:
    """Return an answer's head; a body of unknown length is chunked, or ends with the connection."""
    if status == HTTPStatus.NO_CONTENT:
        headers = [pair for pair in headers if pair[0] != b"content-length"]  # RFC 9110 §8.6
    lines = [_status_line(status), header_lines(headers)]
    lengths = [int(value) for name, value in headers if name == b"content-length"]
    if is_head or status in UNSIZED:
        framing = Framing.NONE
    elif lengths:
        framing = Framing.LENGTH
    elif is_http10:
        framing = Framing.CLOSE
    else:
        framing = Framing.CHUNKED
        lines.append(_CHUNKED)
    return Head(lines, framing, lengths[0] if lengths else -1)


def finish_head(head: Head, date: bytes, *, closes: bool) -> bytes:
    """Return the head's bytes."""
    head.lines.append(date)
    if closes:
        head.lines.append(_CLOSE)
    head.lines.append(b"\r\n")
    return b"".join(head.lines)


def whole_answer(
    status: int, headers: RawHeaders, body: bytes, date: bytes, *, is_head: bool, closes: bool
) -> bytes:
    """Return the bytes of an answer whose body is here."""
    lines = [_status_line(status), header_lines(headers), date]
    if closes:
        lines.append(_CLOSE)
    if status in UNSIZED:
        lines.append(b"\r\n")
    else:
        lines.append(b"content-length: %d\r\n\r\n" % len(body))
        if not is_head:
            lines.append(body)
    return b"".join(lines)


@lru_cache(maxsize=2)
def date_line(second: int) -> bytes:
    """Return the ``Date`` header's line of a Unix time."""
    return f"date: {formatdate(second, usegmt=True)}\r\n".encode()


@lru_cache(maxsize=1024)
def _status_line(status: int) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    return f"HTTP/1.1 {status} {phrase}\r\n".encode()
