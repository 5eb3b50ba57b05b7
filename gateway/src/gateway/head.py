"""The head of a request as it was read: the same for every request with the same bytes."""

from collections.abc import Mapping
from dataclasses import dataclass

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


def is_chunked_alone(headers: RawHeaders) -> bool:
    """Whether the only transfer coding is ``chunked``, the only one that is understood here."""
    codings = [value for name, value in headers if name == b"transfer-encoding"]
    return len(codings) == 1 and codings[0].lower() == b"chunked"
