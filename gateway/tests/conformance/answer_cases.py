"""What a service may rightly answer, and what the client gets of it (RFC 9112 §6, RFC 9110 §15)."""

from conformance_case import (
    After,
    Case,
    Outcome,
    Request,
    Wanted,
    case,
    get,
    request,
    wanted,
)
from conformance_recorder import PAUSE, Reply

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


BODILESS = (
    case(
        "9110 §9.3.2",
        "HEAD: no body, and the length that GET would have",
        request(b"HEAD"),
        *(
            _gives(wanted(200, body=b"", fields={b"content-length": rb"2"}), method=method)
            for method in (b"GET", b"HEAD")
        ),
        reply=Reply((_OK,)),
    ),
    case(
        "9110 §9.3.2",
        "HEAD: of an answer in chunks",
        request(b"HEAD"),
        *(_gives(wanted(200, body=b""), method=method) for method in (b"GET", b"HEAD")),
        reply=Reply(
            (_answer(b"200 OK", b"Transfer-Encoding: chunked", body=b"2\r\nok\r\n0\r\n\r\n"),)
        ),
    ),
    _head("of an error", b"404 Not Found", b"Content-Length: 0", gets=wanted(404, body=b"")),
    case(
        "9110 §9.3.2",
        "HEAD: of what no route has",
        request(b"HEAD", target=b"/api/v1/nowhere"),
        Outcome((), (wanted(404, body=b""),), After.REUSABLE),
    ),
    case(
        "9110 §9.3.2",
        "HEAD: with two Hosts",
        request(b"HEAD", b"Host: b.example"),
        Outcome((), (wanted(400, body=b""),), After.EITHER),
    ),
    case(
        "9110 §9.3.2",
        "HEAD: with an expectation that nobody knows",
        request(b"HEAD", b"Expect: the-unexpected"),
        Outcome((), (wanted(417, body=b""),), After.EITHER),
        *(_gives(wanted(200, body=b""), method=method) for method in (b"GET", b"HEAD")),
    ),
    case(
        "9110 §9.3.2",
        "HEAD: of what the gateway answers itself",
        request(b"HEAD", target=b"/health/live"),
        Outcome((), (wanted(200, body=b""),), After.REUSABLE),
    ),
    _reads(
        "9110 §15.3.5",
        "204 has neither body nor length",
        _answer(b"204 No Content"),
        wanted(204, body=b"", fields={b"content-length": None, b"transfer-encoding": None}),
    ),
    _reads(
        "9110 §8.6",
        "204 from a service that sends a length of zero",
        _answer(b"204 No Content", b"Content-Length: 0"),
        wanted(204, body=b"", fields={b"content-length": None, b"transfer-encoding": None}),
    ),
    _reads(
        "9110 §8.6",
        "204 from a service that sends a length",
        _answer(b"204 No Content", b"Content-Length: 5"),
        wanted(204, body=b"", fields={b"content-length": None, b"transfer-encoding": None}),
        _BAD_GATEWAY,
    ),
    _reads(
        "9112 §6.1",
        "204 from a service that says it sends chunks",
        _answer(b"204 No Content", b"Transfer-Encoding: chunked"),
        wanted(204, body=b"", fields={b"content-length": None, b"transfer-encoding": None}),
        _BAD_GATEWAY,
    ),
    _reads(
        "9112 §6.3",
        "204 with a body: the body is no answer",
        _answer(b"204 No Content", b"Content-Length: %d" % len(_STOLEN), body=_STOLEN),
        wanted(204, body=b""),
        _BAD_GATEWAY,
        spoils=True,
    ),
    _reads(
        "9110 §15.4.5",
        "304 with the length of what was not sent",
        _answer(b"304 Not Modified", b"Content-Length: 10", b'ETag: "v1"'),
        wanted(304, body=b"", fields={b"etag": rb'"v1"'}),
    ),
    _reads(
        "9110 §15.4.5",
        "304 without a length",
        _answer(b"304 Not Modified", b'ETag: "v1"'),
        wanted(304, body=b"", fields={b"etag": rb'"v1"', b"transfer-encoding": None}),
    ),
    _reads(
        "9112 §6.3",
        "304 with a body: the body is no answer",
        _answer(b"304 Not Modified", b"Content-Length: %d" % len(_STOLEN), body=_STOLEN),
        wanted(304, body=b""),
        _BAD_GATEWAY,
        spoils=True,
    ),
    _reads(
        "9110 §15.3.6",
        "205 of no length",
        _answer(b"205 Reset Content", b"Content-Length: 0"),
        wanted(205, body=b""),
    ),
    _reads(
        "9110 §15.3.6",
        "205 with a body is framed like any other",
        _answer(b"205 Reset Content", b"Content-Length: 2", body=b"ok"),
        wanted(205),
        _BAD_GATEWAY,
    ),
    _reads(
        "9110 §15.3.7",
        "206 passes with its range",
        _answer(
            b"206 Partial Content", b"Content-Range: bytes 0-1/9", b"Content-Length: 2", body=b"ok"
        ),
        wanted(206, body=b"ok", fields={b"content-range": rb"bytes 0-1/9"}),
    ),
)


def _interim(name: str, *interim: bytes, section: str = "9110 §15.2") -> Case:
    return _reads(section, name, b"".join(interim) + _OK, _OK_BODY)


INTERIM = (
    _interim("100 before the answer", _answer(b"100 Continue"), section="9110 §15.2.1"),
    _interim("102 before the answer", _answer(b"102 Processing")),
    _interim("103 before the answer", _answer(b"103 Early Hints", b"Link: </a>; rel=preload")),
    _interim("a status of 1xx that nobody knows", _answer(b"199 X")),
    _interim(
        "several before the answer",
        _answer(b"100 Continue"),
        _answer(b"103 Early Hints", b"Link: </a>"),
    ),
    _reads(
        "9110 §15.2",
        "fields of an interim answer are not the answer's",
        _answer(b"103 Early Hints", b"X-Early: 1", b"Content-Type: a/b") + _OK,
        wanted(200, body=b"ok", fields={b"x-early": None, b"content-type": None}),
    ),
    _reads(
        "9110 §15.2",
        "one before the answer and one pause between",
        Reply((_answer(b"103 Early Hints", b"Link: </a>"), PAUSE, _OK)),
        _OK_BODY,
    ),
    case(
        "9110 §15.2",
        "none goes to HTTP/1.0",
        get(version=b"HTTP/1.0"),
        _gives(_OK_BODY, after=After.CLOSED),
        reply=Reply((_answer(b"103 Early Hints", b"Link: </a>") + _OK,)),
        may_be_interim=False,
    ),
    case(
        "9110 §15.2",
        "none has a body: what follows is the answer",
        get(),
        _gives(_OK_BODY),
        _gives(_BAD_GATEWAY),
        reply=Reply((_answer(b"103 Early Hints", b"Content-Length: 2") + _OK,)),
    ),
)

_CHUNKED = b"Transfer-Encoding: chunked"

FRAMED = (
    _reads("9112 §6.3", "a body of the declared length", _OK, _OK_BODY),
    _reads(
        "9112 §7.1",
        "a body in chunks",
        _answer(b"200 OK", _CHUNKED, body=b"1\r\no\r\n1;x=y\r\nk\r\n0\r\n\r\n"),
        _OK_BODY,
    ),
    _reads(
        "9112 §7.1.2",
        "trailers of an answer do not become fields",
        _answer(b"200 OK", _CHUNKED, body=b"2\r\nok\r\n0\r\nX-A: 1\r\nSet-Cookie: a=1\r\n\r\n"),
        wanted(200, body=b"ok", fields={b"x-a": None, b"set-cookie": None}),
    ),
    _reads(
        "9112 §6.3",
        "a body that ends with the connection",
        Reply((_answer(b"200 OK", body=b"ok"),), closes=True),
        _OK_BODY,
        spoils=True,
    ),
    _reads(
        "9112 §9.3",
        "an answer of HTTP/1.0",
        Reply((_answer(b"200 OK", body=b"ok", version=b"HTTP/1.0"),), closes=True),
        _OK_BODY,
        spoils=True,
    ),
    _reads(
        "9112 §9.3",
        "an answer of HTTP/1.0 with a length does not persist",
        Reply((_answer(b"200 OK", b"Content-Length: 2", body=b"ok", version=b"HTTP/1.0"),)),
        _OK_BODY,
        spoils=True,
    ),
    _reads(
        "9112 §9.6",
        "a service that says Connection: close is not asked again there",
        _answer(b"200 OK", b"Content-Length: 2", b"Connection: close", body=b"ok"),
        _OK_BODY,
        spoils=True,
    ),
    case(
        "9112 §6.1",
        "no chunks to HTTP/1.0",
        get(version=b"HTTP/1.0"),
        _gives(wanted(200, body=b"ok", fields={b"transfer-encoding": None}), after=After.CLOSED),
        reply=Reply((_answer(b"200 OK", _CHUNKED, body=b"2\r\nok\r\n0\r\n\r\n"),)),
    ),
    case(
        "9112 §6.1",
        "no chunks to HTTP/1.0 with keep-alive",
        get(b"Connection: keep-alive", version=b"HTTP/1.0"),
        _gives(wanted(200, body=b"ok", fields={b"transfer-encoding": None}), after=After.CLOSED),
        reply=Reply((_answer(b"200 OK", _CHUNKED, body=b"2\r\nok\r\n0\r\n\r\n"),)),
    ),
    _reads(
        "9112 §4", "no reason phrase", _answer(b"200 ", b"Content-Length: 2", body=b"ok"), _OK_BODY
    ),
    _reads(
        "9112 §4",
        "no space after the status",
        _answer(b"200", b"Content-Length: 2", body=b"ok"),
        _OK_BODY,
        _BAD_GATEWAY,
    ),
    _reads(
        "9110 §15",
        "a status that nobody knows",
        _answer(b"299 Odd", b"Content-Length: 2", body=b"ok"),
        wanted(299, body=b"ok"),
    ),
    _reads(
        "9110 §15",
        "a status of no class",
        _answer(b"799 Odd", b"Content-Length: 2", body=b"ok"),
        wanted(799, body=b"ok"),
        _BAD_GATEWAY,
    ),
    _reads(
        "9112 §6.3",
        "a length of zero",
        _answer(b"200 OK", b"Content-Length: 0"),
        wanted(200, body=b""),
    ),
    _reads(
        "9112 §6.3",
        "one length in two lines",
        _answer(b"200 OK", b"Content-Length: 2", b"Content-Length: 2", body=b"ok"),
        _OK_BODY,
        _BAD_GATEWAY,
    ),
    _reads(
        "9112 §6.3",
        "a head and a body with pauses in their middle",
        Reply((_OK[:7], PAUSE, _OK[7:20], PAUSE, _OK[20:-1], PAUSE, _OK[-1:])),
        _OK_BODY,
    ),
)

ANSWER_CASES = (*BODILESS, *INTERIM, *FRAMED)
