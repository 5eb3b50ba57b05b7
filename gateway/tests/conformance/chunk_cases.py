"""Bodies in chunks, and the trailers behind them (RFC 9112 §7.1, RFC 9110 §6.5)."""

from conformance_case import (
    AFTER_TARGET,
    HOST,
    After,
    Case,
    Outcome,
    case,
    chunked,
    cut_off,
    dropped,
    forwarded,
    get,
    refused,
    wanted,
)
from conformance_client import Ending, Got
from conformance_recorder import PAUSE

_BODY = forwarded(b"POST", body=b"abc")
_ABC_CHUNKED = b"3\r\nabc\r\n0\r\n\r\n"


def _chunk(name: str, body: bytes, section: str = "9112 §7.1", *, valid: bool = False) -> Case:
    """Return a case of strange chunks: refused, or read as ``abc`` where ``valid``."""
    outcomes = [refused(400, 413), *([_BODY] if valid else [])]
    return case(section, f"chunks: {name}", chunked(body), *outcomes)


CHUNKS = (
    case(
        "9112 §7.1",
        "chunks: sizes in either case of hexadecimal",
        chunked(b"A\r\n0123456789\r\nb\r\nabcdefghijk\r\n0\r\n\r\n"),
        forwarded(b"POST", body=b"0123456789abcdefghijk"),
    ),
    case("9112 §7.1", "chunks: none but the last", chunked(b"0\r\n\r\n"), forwarded(b"POST")),
    _chunk("a size with leading zeros", b"0003\r\nabc\r\n000\r\n\r\n", valid=True),
    _chunk("a size with a thousand leading zeros", b"0" * 1000 + _ABC_CHUNKED, valid=True),
    _chunk("a size that overflows 64 bits", b"10000000000000003\r\nabc\r\n0\r\n\r\n"),
    _chunk("a size with a plus sign", b"+3\r\nabc\r\n0\r\n\r\n"),
    _chunk("a size with a minus sign", b"-3\r\nabc\r\n0\r\n\r\n"),
    _chunk("a size with 0x", b"0x3\r\nabc\r\n0\r\n\r\n"),
    _chunk("a size with an underscore", b"0_3\r\nabc\r\n0\r\n\r\n"),
    _chunk("a space before the size", b" 3\r\nabc\r\n0\r\n\r\n"),
    _chunk("a space after the size", b"3 \r\nabc\r\n0\r\n\r\n", valid=True),
    _chunk("a tab after the size", b"3\t\r\nabc\r\n0\r\n\r\n", valid=True),
    _chunk("no size", b"\r\nabc\r\n0\r\n\r\n"),
    _chunk("a size that is no number", b"g\r\nabc\r\n0\r\n\r\n"),
    _chunk("a size that ends in a bare LF", b"3\nabc\r\n0\r\n\r\n", "9112 §2.2"),
    _chunk("a size that ends in a bare CR", b"3\rabc\r\n0\r\n\r\n", "9112 §2.2"),
    _chunk("a size that ends in CR CR LF", b"3\r\r\nabc\r\n0\r\n\r\n", "9112 §2.2"),
    _chunk("data longer than the size", b"3\r\nabcd\r\n0\r\n\r\n"),
    _chunk("data shorter than the size", b"4\r\nabc\r\n0\r\n\r\n"),
    _chunk("no CRLF after the data", b"3\r\nabc0\r\n\r\n"),
    _chunk("a bare LF after the data", b"3\r\nabc\n0\r\n\r\n"),
    _chunk("a bare CR after the data", b"3\r\nabc\r0\r\n\r\n"),
    _chunk("two bytes that are no CRLF after the data", b"3\r\nabcXX0\r\n\r\n"),
    _chunk("an extension", b"3;a=b\r\nabc\r\n0;c\r\n\r\n", "9112 §7.1.1", valid=True),
    _chunk("a quoted extension", b'3;a="b;c"\r\nabc\r\n0\r\n\r\n', "9112 §7.1.1", valid=True),
    _chunk(
        "space around an extension", b"3 ; a = b\r\nabc\r\n0\r\n\r\n", "9112 §7.1.1", valid=True
    ),
    _chunk("an extension with a bare LF", b"3;a\nb\r\nabc\r\n0\r\n\r\n", "9112 §7.1.1"),
    _chunk("an extension that ends in a bare LF", b"3;a\nabc\r\n0\r\n\r\n", "9112 §7.1.1"),
    _chunk("an extension with a bare CR", b"3;a\rb\r\nabc\r\n0\r\n\r\n", "9112 §7.1.1"),
    _chunk("a quoted extension with a bare LF", b'3;a="\n"\r\nabc\r\n0\r\n\r\n', "9112 §7.1.1"),
    _chunk("an extension with a NUL", b"3;a=\x00\r\nabc\r\n0\r\n\r\n", "9112 §7.1.1"),
    _chunk("an empty extension", b"3;\r\nabc\r\n0\r\n\r\n", "9112 §7.1.1", valid=True),
    _chunk(
        "an extension of 64 KiB",
        b"3;" + b"a" * 65536 + b"\r\nabc\r\n0\r\n\r\n",
        "9112 §7.1.1",
        valid=True,
    ),
    _chunk("no end after the last chunk", b"3\r\nabc\r\n0\r\n"),
    _chunk("a bare LF after the last chunk", b"3\r\nabc\r\n0\n\n", "9112 §2.2"),
    _chunk("a bare LF at the end of the trailers", b"3\r\nabc\r\n0\r\n\n", "9112 §2.2"),
    case(
        "9110 §15.5.14",
        "chunks: a size over the route's limit",
        (chunked(b"FFFFFFF\r\n" + b"a" * 2_000_000), Got(b" 413 "), Ending.HALF_CLOSE),
        refused(413),
        cut_off(b"POST", 413),
        follows=False,
    ),
    case(
        "9112 §7.1",
        "chunks: a size that overflows 32 bits to the true length",
        (
            chunked(b"100000003\r\nabc\r\n0\r\n\r\n" + get(target=AFTER_TARGET)),
            PAUSE,
            Ending.HALF_CLOSE,
        ),
        refused(400, 413),
        dropped(),
        follows=False,
    ),
)


def _trailer(
    name: str, trailer: bytes, section: str = "9110 §6.5.1", *, valid: bool = True
) -> Case:
    """Return a case of a trailer, which must not become a field of the head."""
    outcomes = [refused(), *([_BODY] if valid else [])]
    sent = chunked(b"3\r\nabc\r\n0\r\n" + trailer + b"\r\n\r\n")
    return case(section, f"trailers: {name}", sent, *outcomes)


TRAILERS = (
    case(
        "9112 §7.1.2",
        "trailers: an ordinary one is taken off or kept apart",
        chunked(b"3\r\nabc\r\n0\r\nX-Checksum: 1\r\n\r\n", b"Trailer: X-Checksum"),
        _BODY,
    ),
    _trailer("Content-Length", b"Content-Length: 60"),
    _trailer("Transfer-Encoding", b"Transfer-Encoding: chunked"),
    _trailer("Host", b"Host: evil.example"),
    _trailer("Authorization", b"Authorization: Bearer x"),
    _trailer("an identity", b"X-User-Id: 1"),
    case(
        "9110 §6.5.1",
        "trailers: Connection: close",
        chunked(b"3\r\nabc\r\n0\r\nConnection: close\r\n\r\n"),
        forwarded(b"POST", body=b"abc", after=After.EITHER),
        refused(),
        Outcome(_BODY.service, (wanted(200), wanted(400)), After.CLOSED),
    ),
    _trailer("a field with no colon", b"abc", "9112 §7.1.2", valid=False),
    _trailer("a space before the colon", b"X-A : 1", "9112 §5.1", valid=False),
    _trailer("a bare LF", b"X-A: 1\nX-B: 2", "9112 §2.2", valid=False),
    _trailer("a NUL", b"X-A: \x00", "9110 §5.5", valid=False),
    _trailer(
        "a request in the place of one",
        b"GET %b HTTP/1.1\r\n%b" % (AFTER_TARGET, HOST),
        "9112 §7.1.2",
        valid=False,
    ),
    case(
        "9110 §5.4",
        "trailers: ten thousand",
        chunked(b"0\r\n" + b"X-A: 1\r\n" * 10_000 + b"\r\n"),
        refused(400, 413, 431),
        forwarded(b"POST"),
    ),
)

CHUNK_CASES = (*CHUNKS, *TRAILERS)
