"""Answers that are broken, too long or too early: nobody may get them for their own (RFC 9112)."""

from conformance_case import (
    STREAM,
    After,
    Case,
    Outcome,
    Request,
    Wanted,
    case,
    chunked,
    get,
    post,
    request,
    wanted,
)
from conformance_client import Got
from conformance_recorder import PAUSE, Pause, Reply

_GET = (Request(b"GET"),)
_TWICE = _GET * 2
_POST = (Request(b"POST"),)
_STOLEN = b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nstolen"
_OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


def _answer(
    status: bytes, *fields: bytes, body: bytes = b"", version: bytes = b"HTTP/1.1"
) -> bytes:
    return b"\r\n".join([version + b" " + status, *fields, b"", body])


def _gives(answer: Wanted, *, method: bytes = b"GET", after: After = After.REUSABLE) -> Outcome:
    return Outcome((Request(method),), (answer,), after)


def _reads(
    section: str, name: str, reply: Reply | bytes, *answers: Wanted, spoils: bool = False
) -> Case:
    """Return a case of an answer to ``GET`` that is passed on in one of these forms."""
    outcomes = [_gives(each) for each in answers]
    reply = Reply((reply,)) if isinstance(reply, bytes) else reply
    return case(section, f"answer: {name}", get(), *outcomes, reply=reply, spoils=spoils)


_OK_BODY = wanted(200, body=b"ok")
_BAD_GATEWAY = wanted(502, fields={b"content-type": rb"application/problem\+json"})


def _head(
    name: str, status: bytes, *fields: bytes, gets: Wanted, section: str = "9110 §9.3.2"
) -> Case:
    return case(
        section,
        f"HEAD: {name}",
        request(b"HEAD"),
        _gives(gets),
        _gives(gets, method=b"HEAD"),
        reply=Reply((_answer(status, *fields),)),
    )


def _broken(section: str, name: str, *parts: bytes | Pause, valid: Wanted | None = None) -> Case:
    """Return a case of an answer that must become a 502; or ``valid``, where that is safe too."""
    outcomes = [_gives(each) for each in (_BAD_GATEWAY, valid) if each]
    return case(
        section,
        f"broken answer: {name}",
        post(),
        *(Outcome(_POST, each.client, each.after) for each in outcomes),
        reply=Reply(parts),
        spoils=True,
    )


def _cut(section: str, name: str, reply: Reply) -> Case:
    """Return a case of an answer that ends too early: the client must be able to tell."""
    return case(
        section,
        f"broken answer: {name}",
        post(),
        Outcome(_POST, (_BAD_GATEWAY,), After.EITHER),
        Outcome(_POST, (wanted(200, is_complete=False),), After.CLOSED),
        Outcome(_POST, (), After.CLOSED),
        reply=reply,
        spoils=True,
    )


_CHUNKED = b"Transfer-Encoding: chunked"

BROKEN = (
    _broken(
        "9112 §6.3",
        "both a length and chunks",
        _answer(b"200 OK", b"Content-Length: 2", _CHUNKED, body=b"2\r\nok\r\n0\r\n\r\n"),
    ),
    _broken(
        "9112 §6.3",
        "both chunks and a length",
        _answer(b"200 OK", _CHUNKED, b"Content-Length: 2", body=b"2\r\nok\r\n0\r\n\r\n"),
    ),
    _broken(
        "9112 §6.3",
        "two lengths",
        _answer(b"200 OK", b"Content-Length: 2", b"Content-Length: 3", body=b"ok"),
    ),
    _broken(
        "9112 §6.3",
        "a list of two lengths",
        _answer(b"200 OK", b"Content-Length: 2, 3", body=b"ok"),
    ),
    _broken(
        "9112 §6.3", "a length with a sign", _answer(b"200 OK", b"Content-Length: +2", body=b"ok")
    ),
    _broken(
        "9112 §6.3", "a negative length", _answer(b"200 OK", b"Content-Length: -2", body=b"ok")
    ),
    _broken(
        "9112 §6.3",
        "a length that is no number",
        _answer(b"200 OK", b"Content-Length: two", body=b"ok"),
    ),
    _broken(
        "9112 §6.3",
        "a length that overflows",
        _answer(b"200 OK", b"Content-Length: 18446744073709551618", body=b"ok"),
    ),
    _broken(
        "9112 §6.1",
        "a coding that nobody asked for",
        _answer(b"200 OK", b"Transfer-Encoding: gzip, chunked", body=b"2\r\nok\r\n0\r\n\r\n"),
    ),
    *(
        _broken(
            "9112 §6.1",
            f"{first.decode()}, and {second.decode()} in another line",
            _answer(
                b"200 OK",
                b"Transfer-Encoding: " + first,
                b"Transfer-Encoding: " + second,
                body=b"2\r\nok\r\n0\r\n\r\n",
            ),
        )
        for first, second in ((b"gzip", b"chunked"), (b"chunked", b"chunked"), (b"x", b"chunked"))
    ),
    _broken(
        "9112 §6.3",
        "chunked that is not the last coding",
        _answer(b"200 OK", b"Transfer-Encoding: chunked, gzip", body=b"2\r\nok\r\n0\r\n\r\n"),
    ),
    _broken(
        "9112 §5.1",
        "a space before a colon",
        _answer(b"200 OK", b"X-A : 1", b"Content-Length: 2", body=b"ok"),
        valid=wanted(200, body=b"ok", fields={b"x-a": rb"1"}),
    ),
    _broken(
        "9112 §5.2",
        "a folded line",
        _answer(b"200 OK", b"X-A: 1\r\n 2", b"Content-Length: 2", body=b"ok"),
        valid=wanted(200, body=b"ok", fields={b"x-a": rb"1 +2"}),
    ),
    _broken(
        "9112 §2.2",
        "a bare CR in a value",
        _answer(b"200 OK", b"X-A: 1\rX-Evil: 2", b"Content-Length: 2", body=b"ok"),
        valid=wanted(200, body=b"ok", fields={b"x-evil": None}),
    ),
    _broken(
        "9112 §2.2", "bare LF at every line's end", _OK.replace(b"\r\n", b"\n"), valid=_OK_BODY
    ),
    _broken(
        "9112 §2.2",
        "a bare LF after a field",
        _answer(b"200 OK", b"X-A: 1\nX-B: 2", b"Content-Length: 2", body=b"ok"),
        valid=_OK_BODY,
    ),
    _broken(
        "9110 §5.5",
        "a NUL in a value",
        _answer(b"200 OK", b"X-A: 1\x002", b"Content-Length: 2", body=b"ok"),
        valid=wanted(200, fields={b"x-a": rb"1 2"}),
    ),
    _broken(
        "9110 §5.6.2",
        "a name that is no token",
        _answer(b"200 OK", b"X A: 1", b"Content-Length: 2", body=b"ok"),
    ),
    _broken("9112 §4", "no status line", b"ok\r\n\r\n"),
    _broken("9112 §2.3", "an answer of HTTP/0.9", b"<html>ok</html>\r\n\r\n"),
    _broken(
        "9112 §2.3",
        "an answer of HTTP/2",
        _answer(b"200 OK", b"Content-Length: 2", body=b"ok", version=b"HTTP/2.0"),
    ),
    _broken(
        "9112 §4", "a status of two digits", _answer(b"20 OK", b"Content-Length: 2", body=b"ok")
    ),
    _broken(
        "9112 §4", "a status of four digits", _answer(b"2000 OK", b"Content-Length: 2", body=b"ok")
    ),
    _broken("9112 §4", "a status of zero", _answer(b"000 OK", b"Content-Length: 2", body=b"ok")),
    _broken(
        "9112 §4",
        "a status that is no number",
        _answer(b"abc OK", b"Content-Length: 2", body=b"ok"),
    ),
    _broken("9112 §2.2", "a request in the place of an answer", get()),
    _broken(
        "9110 §5.4",
        "a head of a mebibyte",
        _answer(b"200 OK", b"X-A: " + b"a" * 1024 * 1024, b"Content-Length: 2", body=b"ok"),
    ),
    _broken(
        "9112 §4",
        "a reason of a mebibyte",
        _answer(b"200 " + b"a" * 1024 * 1024, b"Content-Length: 2", body=b"ok"),
    ),
    _broken(
        "9110 §15.2",
        "interim answers of no end",
        _answer(b"102 Processing", b"X-A: " + b"a" * 1000) * 2000,
    ),
    *(
        _cut("9112 §7.1", f"chunks with {name}", Reply((_answer(b"200 OK", _CHUNKED, body=body),)))
        for name, body in (
            ("a size that is no number", b"zz\r\nok\r\n0\r\n\r\n"),
            ("a size that overflows", b"10000000000000002\r\nok\r\n0\r\n\r\n"),
            ("a negative size", b"-2\r\nok\r\n0\r\n\r\n"),
            ("a bare LF after the size", b"2\nok\r\n0\r\n\r\n"),
            ("no line end after the data", b"2\r\nok0\r\n\r\n"),
            ("a malformed one behind a good one", b"2\r\nok\r\nzz\r\n"),
        )
    ),
    _cut("9112 §8", "a service that closes without a word", Reply(closes=True)),
    _cut("9112 §8", "a service that resets without a word", Reply(resets=True)),
    _cut(
        "9112 §8", "a service that closes in the status line", Reply((b"HTTP/1.1 2",), closes=True)
    ),
    _cut("9112 §8", "a service that closes in the head", Reply((_OK[:25],), closes=True)),
    _cut(
        "9112 §8",
        "a service that closes after an interim answer",
        Reply((_answer(b"100 Continue"),), closes=True),
    ),
    _cut(
        "9112 §8",
        "a service that closes in the body",
        Reply((_answer(b"200 OK", b"Content-Length: 9", body=b"ok"), PAUSE), closes=True),
    ),
    _cut(
        "9112 §8",
        "a service that resets in the body",
        Reply((_answer(b"200 OK", b"Content-Length: 9", body=b"ok"), PAUSE), resets=True),
    ),
    _cut(
        "9112 §8",
        "a service that closes in a chunk",
        Reply((_answer(b"200 OK", _CHUNKED, body=b"9\r\nok"), PAUSE), closes=True),
    ),
    _cut(
        "9112 §8",
        "a service that closes before the last chunk",
        Reply((_answer(b"200 OK", _CHUNKED, body=b"2\r\nok\r\n"), PAUSE), closes=True),
    ),
    _cut(
        "9112 §8",
        "a service that closes before the end of the last chunk",
        Reply((_answer(b"200 OK", _CHUNKED, body=b"2\r\nok\r\n0\r\n"), PAUSE), closes=True),
    ),
    case(
        "9110 §9.2.2",
        "GET on a connection that the service closed is sent once more at most",
        get(),
        _gives(_BAD_GATEWAY),
        Outcome(_TWICE, (_BAD_GATEWAY,), After.REUSABLE),
        reply=Reply(closes=True),
    ),
)

EXTRA = (
    _reads(
        "9112 §11.1",
        "a second answer behind the first is nobody's",
        _OK + _STOLEN,
        _OK_BODY,
        spoils=True,
    ),
    _reads("9112 §11.1", "a second answer, a moment later", Reply((_OK, PAUSE, _STOLEN)), _OK_BODY),
    _reads("9112 §6.3", "bytes behind the body", _OK + b"xx", _OK_BODY, spoils=True),
    _reads("9112 §6.3", "an empty line behind the body", _OK + b"\r\n", _OK_BODY),
    _reads(
        "9112 §7.1",
        "a second answer behind the last chunk",
        _answer(b"200 OK", _CHUNKED, body=b"2\r\nok\r\n0\r\n\r\n") + _STOLEN,
        _OK_BODY,
        spoils=True,
    ),
    _reads(
        "9112 §6.3",
        "a second answer behind 304",
        _answer(b"304 Not Modified") + _STOLEN,
        wanted(304, body=b""),
        spoils=True,
    ),
    _reads(
        "9110 §15.5.9",
        "408 on an idle connection is nobody's answer",
        Reply((_OK, PAUSE, _answer(b"408 Request Timeout", b"Content-Length: 0")), closes=True),
        _OK_BODY,
    ),
    case(
        "9110 §9.3.2",
        "HEAD: a body behind the answer is no answer",
        request(b"HEAD"),
        *(_gives(wanted(200, body=b""), method=method) for method in (b"GET", b"HEAD")),
        reply=Reply((_answer(b"200 OK", b"Content-Length: %d" % len(_STOLEN), body=_STOLEN),)),
    ),
)

_EARLY = Reply((_OK,), at_head=True)
_PARTIAL = (Request(b"POST", STREAM, body=None, is_complete=False),)
_WHOLE = (Request(b"POST", STREAM, body=None),)


def _early(
    name: str, parts: tuple[bytes, bytes, bytes], got: bytes, reply: Reply, status: int = 200
) -> Case:
    """Return a case of an answer that comes while the body is still being sent, in three parts."""
    sent, first, rest = parts
    return case(
        "9112 §9.3",
        f"early answer: {name}",
        (sent, PAUSE, first, Got(got), rest),
        *(
            Outcome(service, (wanted(status),), after)
            for service in (_PARTIAL, _WHOLE)
            for after in (After.CLOSED, After.REUSABLE)
        ),
        reply=reply,
        spoils=True,
    )


_LONG = (post(b"Content-Length: 9", body=b"abc", target=STREAM), b"d", b"efghi")
_SMUGGLING = (
    post(b"Content-Length: %d" % (4 + len(get())), body=b"abc", target=STREAM),
    b"d",
    get(),
)
_CHUNKS = (chunked(b"3\r\nabc\r\n", target=STREAM), b"1\r\nd\r\n", b"2\r\nef\r\n0\r\n\r\n")
_TOO_LARGE = _answer(b"413 Content Too Large", b"Content-Length: 0", b"Connection: close")
_CLOSED = Reply((_TOO_LARGE,), at_head=True, closes=True)
_RESET = Reply(at_head=True, resets=True)
_END = b"\r\n\r\nok"

EARLY = (
    _early("the rest of the body follows", _LONG, _END, _EARLY),
    _early("the rest of the body looks like a request", _SMUGGLING, _END, _EARLY),
    _early("the rest of the chunks follows", _CHUNKS, _END, _EARLY),
    _early("413, and the service closes", _LONG, b" 413 ", _CLOSED, 413),
    _early("the service resets instead", _LONG, b" 502 ", _RESET, 502),
)

BROKEN_ANSWER_CASES = (*BROKEN, *EXTRA, *EARLY)
