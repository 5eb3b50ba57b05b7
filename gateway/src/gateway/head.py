"""The head of a request as it was read: the same for every request with the same bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

RawHeaders = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class RequestHead:
    """Method, target and headers, names in lower case; not to be changed by whoever serves it."""

    method: str
    raw_path: bytes
    query: bytes
    headers: RawHeaders
    first: Mapping[bytes, bytes]
    """The first value of each name."""
    has_body: bool = False
    """Whether a body follows (RFC 9112 §6)."""
    is_http10: bool = False
    keeps_alive: bool = False
    """Whether another request may follow on the connection."""
    forwarded: bytes | None = None
    """What a service gets of it, once somebody has worked that out."""


NO_HEAD = RequestHead("-", b"", b"", [], {})
"""Stands for the head of a request that cannot be read."""


_ResultT = TypeVar("_ResultT")
_as_line = b": ".join


class Remembered(dict[bytes, _ResultT]):
    """What is worked out of headers' names: few come again and again, so those are kept."""

    LIMIT = 1024
    LONGEST = 64

    def __init__(self, work_out: Callable[[bytes], _ResultT]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, name: bytes) -> _ResultT:
        result = self._work_out(name)
        if len(name) <= self.LONGEST and len(self) < self.LIMIT:
            self[name] = result
        return result


LOWER_NAMES = Remembered(bytes.lower)


def header_lines(headers: RawHeaders) -> bytes:
    """Return headers as they go over the wire, each with its end of line."""
    return b"\r\n".join([*map(_as_line, headers), b""])


def is_chunked_alone(headers: RawHeaders) -> bool:
    """Whether the only transfer coding is ``chunked``, the only one that is understood here."""
    codings = [value for name, value in headers if name == b"transfer-encoding"]
    return len(codings) == 1 and codings[0].lower() == b"chunked"
