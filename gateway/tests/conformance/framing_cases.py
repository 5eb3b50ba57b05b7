"""How long a request is: Content-Length and Transfer-Encoding (RFC 9112 §6)."""

from conformance_case import (
    After,
    Case,
    case,
    chunked,
    forwarded,
    get,
    post,
    refused,
    request,
    wanted,
)
from conformance_client import Ending, Got

_SMUGGLED = b"GET /api/v1/test/smuggled HTTP/1.1\r\nHost: api.example\r\n\r\n"
_BODY = forwarded(b"POST", body=b"abc")
_ABC_CHUNKED = b"3\r\nabc\r\n0\r\n\r\n"


def _length(name: str, value: bytes, section: str = "9112 §6.3") -> Case:
    """Return a case of a length that is none: it must be refused."""
    return case(
        section, f"Content-Length {name}", post(b"Content-Length: " + value, body=b"abc"), refused()
    )


LENGTHS = (
    case(
        "9112 §6.2", "a body of the declared length", post(b"Content-Length: 3", body=b"abc"), _BODY
    ),
    case(
        "9112 §6.3",
        "two Content-Length lines that differ",
        post(b"Content-Length: 3", b"Content-Length: 4", body=b"abc"),
        refused(),
    ),
    case(
        "9112 §6.3",
        "two Content-Length lines that differ, the longer first",
        post(b"Content-Length: 60", b"Content-Length: 3", body=b"abc" + _SMUGGLED),
        refused(),
    ),
    case(
        "9112 §6.3",
        "two Content-Length lines that are the same",
        post(b"Content-Length: 3", b"Content-Length: 3", body=b"abc"),
        refused(),
        _BODY,
    ),
    case(
        "9112 §6.3",
        "Content-Length as a list of one value twice",
        post(b"Content-Length: 3, 3", body=b"abc"),
        refused(),
        _BODY,
    ),
    _length("as a list of two values", b"3, 4"),
    _length("as a list with an empty element", b"3,"),
    _length("with a plus sign", b"+3"),
    _length("with a minus sign", b"-3"),
    _length("in hexadecimal", b"0x3"),
    _length("with a space inside", b"3 3"),
    _length("empty", b""),
    _length("with a letter", b"3a"),
    _length("with a fraction", b"3.0"),
    _length("with an underscore", b"0_3"),
    _length("in digits that are not ASCII", "３".encode()),
    _length("with a vertical tab", b"\x0b3"),
    _length("in quotes", b'"3"'),
    case(
        "9112 §6.3",
        "Content-Length that overflows 64 bits to the true length",
        post(b"Content-Length: 18446744073709551619", body=b"abc"),
        refused(400, 413),
    ),
    case(
        "9112 §6.3",
        "Content-Length of a hundred digits",
        post(b"Content-Length: " + b"9" * 100, body=b"abc"),
        refused(400, 413),
    ),
    case(
        "9110 §8.6",
        "Content-Length with leading zeros",
        post(b"Content-Length: 0003", body=b"abc"),
        _BODY,
        refused(),
    ),
    case(
        "9110 §5.5",
        "Content-Length with white space around",
        post(b"Content-Length: \t 3 \t", body=b"abc"),
        _BODY,
    ),
    case(
        "9110 §15.5.14",
        "Content-Length over the route's limit",
        (post(b"Content-Length: 1048577"), Got(b" 413 "), Ending.HALF_CLOSE),
        refused(413, after=After.CLOSED),
        follows=False,
    ),
    case(
        "9112 §6.3",
        "no framing is no body: what follows is the next request",
        post(),
        forwarded(b"POST"),
        refused(411),
    ),
    case("9112 §6.3", "Content-Length of zero", post(b"Content-Length: 0"), forwarded(b"POST")),
    case(
        "9110 §9.3.1",
        "a body on GET is no request of its own",
        get(b"Content-Length: %d" % len(_SMUGGLED), body=_SMUGGLED),
        forwarded(b"GET", body=_SMUGGLED),
        refused(400, 413, 415),
    ),
    case(
        "9110 §9.3.5",
        "a body on DELETE is no request of its own",
        request(b"DELETE", b"Content-Length: %d" % len(_SMUGGLED), body=_SMUGGLED),
        forwarded(b"DELETE", body=_SMUGGLED),
        refused(400, 413, 415),
    ),
    case(
        "9110 §9.3.2",
        "a body on HEAD is no request of its own",
        request(b"HEAD", b"Content-Length: %d" % len(_SMUGGLED), body=_SMUGGLED),
        forwarded(b"HEAD", body=_SMUGGLED),
        forwarded(b"GET", body=_SMUGGLED, answer=wanted(200, body=b"")),
        refused(400, 413, 415),
    ),
)


def _coding(name: str, *fields: bytes, section: str = "9112 §6.1", valid: bool = False) -> Case:
    """Return a case of a strange Transfer-Encoding: refused, or read as chunked where ``valid``."""
    outcomes = [refused(400, 501)]
    if valid:
        outcomes.append(_BODY)
    return case(section, f"Transfer-Encoding {name}", post(*fields, body=_ABC_CHUNKED), *outcomes)


_CLOSED_BODY = forwarded(b"POST", body=b"abc", after=After.CLOSED)
_CL_TE_BODY = b"0\r\n\r\n" + _SMUGGLED

CODINGS = (
    case("9112 §7.1", "a body in chunks", chunked(b"1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"), _BODY),
    case(
        "9112 §7",
        "the name of the coding in capitals",
        post(b"Transfer-Encoding: CHUNKED", body=_ABC_CHUNKED),
        _BODY,
    ),
    case(
        "9112 §6.3",
        "Content-Length, then Transfer-Encoding",
        post(b"Content-Length: 3", b"Transfer-Encoding: chunked", body=_ABC_CHUNKED),
        refused(),
        _CLOSED_BODY,
    ),
    case(
        "9112 §6.3",
        "Transfer-Encoding, then Content-Length",
        post(b"Transfer-Encoding: chunked", b"Content-Length: 3", body=_ABC_CHUNKED),
        refused(),
        _CLOSED_BODY,
    ),
    case(
        "9112 §11.2",
        "a request hidden behind the last chunk, inside Content-Length",
        post(
            b"Content-Length: %d" % len(_CL_TE_BODY),
            b"Transfer-Encoding: chunked",
            body=_CL_TE_BODY,
        ),
        refused(),
        forwarded(b"POST", after=After.CLOSED),
    ),
    case(
        "9112 §11.2",
        "a request hidden in a chunk, behind Content-Length",
        post(
            b"Transfer-Encoding: chunked",
            b"Content-Length: 4",
            body=b"%x\r\n%b\r\n0\r\n\r\n" % (len(_SMUGGLED), _SMUGGLED),
        ),
        refused(),
        forwarded(b"POST", body=_SMUGGLED, after=After.CLOSED),
    ),
    case(
        "9112 §6.3",
        "Content-Length of zero with Transfer-Encoding",
        post(b"Content-Length: 0", b"Transfer-Encoding: chunked", body=_ABC_CHUNKED),
        refused(),
        _CLOSED_BODY,
    ),
    _coding("gzip alone", b"Transfer-Encoding: gzip", section="9112 §6.3"),
    _coding("identity", b"Transfer-Encoding: identity", section="9112 §7"),
    _coding("unknown", b"Transfer-Encoding: cow", section="9112 §6.3"),
    _coding("gzip, chunked", b"Transfer-Encoding: gzip, chunked"),
    _coding("chunked, then gzip", b"Transfer-Encoding: chunked, gzip", section="9112 §6.3"),
    _coding("chunked twice in a line", b"Transfer-Encoding: chunked, chunked"),
    _coding("chunked in two lines", b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked"),
    _coding(
        "chunked, and identity in another line",
        b"Transfer-Encoding: chunked",
        b"Transfer-Encoding: identity",
    ),
    _coding(
        "identity, and chunked in another line",
        b"Transfer-Encoding: identity",
        b"Transfer-Encoding: chunked",
    ),
    _coding("xchunked", b"Transfer-Encoding: xchunked"),
    _coding("chunkedx", b"Transfer-Encoding: chunkedx"),
    _coding("chunked in quotes", b'Transfer-Encoding: "chunked"'),
    _coding("chunked with a parameter", b"Transfer-Encoding: chunked;q=1", section="9112 §7"),
    _coding("chunked chunked", b"Transfer-Encoding: chunked chunked"),
    _coding(
        "with a trailing comma", b"Transfer-Encoding: chunked,", section="9110 §5.6.1", valid=True
    ),
    _coding(
        "with a leading comma", b"Transfer-Encoding: , chunked", section="9110 §5.6.1", valid=True
    ),
    _coding("behind a tab", b"Transfer-Encoding:\tchunked", section="9112 §5.1", valid=True),
    _coding("before a tab", b"Transfer-Encoding: chunked\t", section="9112 §5.1", valid=True),
    _coding("behind a vertical tab", b"Transfer-Encoding: \x0bchunked", section="9110 §5.5"),
    _coding("before a form feed", b"Transfer-Encoding: chunked\x0c", section="9110 §5.5"),
    _coding("behind a NUL", b"Transfer-Encoding: \x00chunked", section="9110 §5.5"),
    _coding("before a colon with space", b"Transfer-Encoding : chunked", section="9112 §5.1"),
    _coding("on a folded line", b"Transfer-Encoding:\r\n chunked", section="9112 §5.2", valid=True),
    _coding("behind a bare LF", b"X-A: 1\nTransfer-Encoding: chunked", section="9112 §2.2"),
    _coding("behind a bare CR", b"X-A: 1\rTransfer-Encoding: chunked", section="9112 §2.2"),
    case(
        "9112 §6.1",
        "Transfer-Encoding empty, with Content-Length",
        post(b"Transfer-Encoding:", b"Content-Length: 3", body=b"abc"),
        refused(),
        _CLOSED_BODY,
    ),
    case(
        "9112 §6.1",
        "Transfer-Encoding in HTTP/1.0",
        chunked(_ABC_CHUNKED, version=b"HTTP/1.0"),
        refused(),
        _CLOSED_BODY,
    ),
    case(
        "9112 §6.1",
        "Transfer-Encoding in HTTP/1.0 with keep-alive",
        chunked(_ABC_CHUNKED, b"Connection: keep-alive", version=b"HTTP/1.0"),
        refused(),
        _CLOSED_BODY,
    ),
    case(
        "9112 §6.1",
        "Transfer-Encoding and Content-Length in HTTP/1.0",
        chunked(_ABC_CHUNKED, b"Content-Length: 3", version=b"HTTP/1.0"),
        refused(),
        _CLOSED_BODY,
    ),
    case(
        "9112 §6.1",
        "Transfer_Encoding with an underscore frames nothing",
        post(b"Transfer_Encoding: chunked", b"Content-Length: 3", body=b"abc"),
        _BODY,
        refused(),
    ),
    case(
        "9112 §6.2",
        "Content_Length with an underscore frames nothing",
        post(b"Content_Length: 60", b"Content-Length: 3", body=b"abc"),
        _BODY,
        refused(),
    ),
    case(
        "9110 §7.6.1",
        "Connection that names the framing fields takes no framing away",
        post(b"Connection: content-length, transfer-encoding", b"Content-Length: 3", body=b"abc"),
        _BODY,
        refused(),
    ),
)

FRAMING_CASES = (*LENGTHS, *CODINGS)
