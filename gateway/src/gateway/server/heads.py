"""Reads request heads (RFC 9112 §2 to §6) and refuses what could be read in two ways."""

from collections.abc import Mapping

import httptools

from gateway.errors import (
    BadFraming,
    ExpectationFailed,
    HeadTooLarge,
    TargetTooLong,
    VersionNotSupported,
)
from gateway.head import RawHeaders, RequestHead, is_chunked_alone
from gateway.server.targets import require_host, split_target

MAX_HEAD_BYTES = 32 * 1024
MAX_TARGET_BYTES = 8 * 1024
MAX_HEADERS = 100
_VERSIONS = frozenset({"1.0", "1.1"})


def read_head(
    parser: httptools.HttpRequestParser, target: bytes, headers: RawHeaders
) -> RequestHead:
    """Return the head that the parser has just read; raises an ``AppError`` of ours."""
    first = dict(headers)
    if len(first) != len(headers):
        first = dict(reversed(headers))
    method = parser.get_method()
    version = parser.get_http_version()
    is_http10 = version == "1.0"
    if len(target) > MAX_TARGET_BYTES:
        raise TargetTooLong
    if len(headers) > MAX_HEADERS or sum(map(_size, headers)) > MAX_HEAD_BYTES:
        raise HeadTooLarge
    if version not in _VERSIONS:
        raise VersionNotSupported
    _require_framing(headers, first, is_http10=is_http10)
    path, query, authority = split_target(method, target)
    require_host(headers, first.get(b"host"), is_http10=is_http10)
    if authority is not None:
        headers = [pair for pair in headers if pair[0] != b"host"]
        headers.append((b"host", authority))
        first[b"host"] = authority
    return RequestHead(
        *(method.decode("ascii"), path, query, headers, first),
        has_body=b"transfer-encoding" in first or first.get(b"content-length", b"0") != b"0",
        is_http10=is_http10,
        keeps_alive=not is_http10 and parser.should_keep_alive(),
    )


def body_framing(head: RequestHead) -> bytes:
    """Return a head that frames a body as ``head`` does, and says nothing else."""
    names = (b"transfer-encoding", b"content-length")
    lines = [b"%b: %b\r\n" % (name, head.first[name]) for name in names if name in head.first]
    return b"POST / HTTP/1.1\r\n%b\r\n" % b"".join(lines)


def _size(pair: tuple[bytes, bytes]) -> int:
    return len(pair[0]) + len(pair[1])


def _require_framing(headers: RawHeaders, first: Mapping[bytes, bytes], *, is_http10: bool) -> None:
    """Refuse what the parser lets through and we do not take."""
    expects = first.get(b"expect")
    if expects is not None and expects.lower() != b"100-continue":
        raise ExpectationFailed
    if b"transfer-encoding" in first:
        if is_http10:
            raise BadFraming("Transfer-Encoding is not part of HTTP/1.0.")
        if not is_chunked_alone(headers):
            raise BadFraming("The only transfer coding that is understood is 'chunked'.")


class KnownHeads:
    """Heads seen lately, byte for byte, and how they were read.

    Clients that ask again mostly send the same bytes. Only whole heads of requests without a
    body are kept, as they came at the border between two requests: read again there, they would
    mean the same.
    """

    LIMIT = 2048
    MAX_BYTES = 4096

    def __init__(self) -> None:
        self._heads: dict[bytes, RequestHead] = {}
        self.get = self._heads.get

    def clear(self) -> None:
        """Forget all, as when services are to get something else of them."""
        self._heads.clear()

    def add(self, data: bytes, head: RequestHead) -> None:
        """Keep a head; the oldest one goes when there are too many."""
        if len(data) > self.MAX_BYTES:
            return
        if len(self._heads) >= self.LIMIT:
            del self._heads[next(iter(self._heads))]
        self._heads[data] = head
