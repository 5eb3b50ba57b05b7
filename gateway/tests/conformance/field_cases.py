"""Which fields pass the gateway, and which end or begin there (RFC 9110 §7.6, RFC 9111 §5.2)."""

from conformance_case import (
    After,
    Case,
    Outcome,
    Request,
    case,
    forwarded,
    get,
    post,
    refused,
    wanted,
)
from conformance_recorder import Reply

_GET = forwarded(b"GET")
_ID = rb"[0-9A-Za-z-]{8,64}"


def _ends_here(name: str, *fields: bytes, section: str = "9110 §7.6.1") -> Case:
    """Return a case of fields that are not passed on."""
    return case(section, name, get(*fields), _GET)


def _passes(section: str, name: str, *fields: bytes) -> Case:
    """Return a case of fields that are passed on as they are; names are in lower case."""
    return case(section, name, get(*fields), forwarded(b"GET", *fields))


HOP_BY_HOP = (
    _ends_here("a field that Connection names", b"Connection: x-mine", b"X-Mine: 1"),
    _ends_here(
        "fields that two Connection lines name",
        b"Connection: X-One",
        b"Connection: x-two , ,X-Three",
        b"X-One: 1",
        b"X-Two: 2",
        b"X-Three: 3",
    ),
    _ends_here("Keep-Alive", b"Keep-Alive: timeout=5"),
    _ends_here("Proxy-Connection", b"Proxy-Connection: keep-alive"),
    _ends_here("Proxy-Authorization", b"Proxy-Authorization: Basic eA==", section="9110 §11.7.2"),
    _ends_here("TE", b"TE: trailers, gzip", b"Connection: TE", section="9110 §10.1.4"),
    _ends_here("Trailer", b"Trailer: X-A", section="9110 §6.6.2"),
    _ends_here("Upgrade", b"Upgrade: foo", section="9110 §7.8"),
    _ends_here(
        "hop-by-hop fields written with underscores", b"Proxy_Connection: x", b"Keep_Alive: x"
    ),
    _ends_here("a Connection option without its field", b"Connection: x-nothing"),
    case(
        "9110 §7.6.1",
        "Connection cannot take Authorization away",
        get(b"Connection: authorization", b"Authorization: Bearer x"),
        forwarded(b"GET", b"authorization: Bearer x"),
        refused(),
    ),
    case(
        "9110 §7.6.1",
        "Connection cannot take away what the gateway says of the client",
        get(b"Connection: x-forwarded-for, x-request-id, host"),
        forwarded(
            b"GET",
            own={
                b"x-forwarded-for": rb"127\.0\.0\.1",
                b"x-request-id": _ID,
                b"x-forwarded-host": rb"api\.example",
            },
        ),
        refused(),
    ),
    case(
        "9110 §7.6.3",
        "the gateway adds Via",
        get(),
        forwarded(b"GET", own={b"via": rb"(HTTP/)?1\.1 \S+"}),
    ),
    case(
        "9110 §7.6.3",
        "the gateway adds itself to Via, at the end",
        get(b"Via: 1.0 fred"),
        forwarded(b"GET", own={b"via": rb"1\.0 fred, (HTTP/)?1\.1 \S+"}),
    ),
    case(
        "9110 §7.6.3",
        "Via says what HTTP version the client spoke",
        get(version=b"HTTP/1.0"),
        forwarded(b"GET", own={b"via": rb"(HTTP/)?1\.0 \S+"}, after=After.CLOSED),
    ),
    case(
        "9110 §7.6.2",
        "Max-Forwards on GET means nothing",
        get(b"Max-Forwards: 0"),
        forwarded(b"GET", b"max-forwards: 0"),
        _GET,
    ),
)


def _identity(name: str, *fields: bytes) -> Case:
    return _ends_here(f"a client's {name}", *fields, section="9110 §17.1")


IDENTITY = (
    _identity("X-User-Id", b"X-User-Id: 1"),
    _identity("X_User_Id with underscores", b"X_User_Id: 1", b"X_User-Id: 2"),
    _identity("X-Roles", b"X-Roles: admin", b"x-ROLES: admin"),
    _identity("X-Auth and X-Internal", b"X-Auth-Subject: 1", b"X-Internal-Token: 1"),
    _identity("Forwarded and X-Real-IP", b"Forwarded: for=10.0.0.1", b"X-Real-IP: 10.0.0.1"),
    _identity("X-Original-URL and X-Rewrite-URL", b"X-Original-URL: /x", b"X-Rewrite-URL: /x"),
    _identity("X-HTTP-Method-Override", b"X-HTTP-Method-Override: DELETE"),
    _identity("X-HTTP-Method", b"X-HTTP-Method: DELETE"),
    _identity("X-Method-Override", b"X-Method-Override: DELETE"),
    case(
        "9110 §17.1",
        "a client's X-Forwarded-For is not believed",
        get(
            b"X-Forwarded-For: 10.0.0.1", b"X_Forwarded_For: 10.0.0.2", b"X-Forwarded-Proto: https"
        ),
        forwarded(
            b"GET",
            own={b"x-forwarded-for": rb"127\.0\.0\.1", b"x-forwarded-proto": rb"http"},
        ),
    ),
    case(
        "9112 §11.1",
        "a good X-Request-ID is kept",
        get(b"X-Request-ID: 0123456789abcdef-client"),
        forwarded(
            b"GET",
            own={b"x-request-id": rb"0123456789abcdef-client"},
            answer=wanted(200, fields={b"x-request-id": rb"0123456789abcdef-client"}),
        ),
    ),
    *(
        case(
            "9112 §11.1",
            f"an X-Request-ID {name} is replaced",
            get(b"X-Request-ID: " + value),
            forwarded(
                b"GET",
                own={b"x-request-id": _ID},
                answer=wanted(200, fields={b"x-request-id": _ID}),
            ),
            refused(),
        )
        for name, value in (
            ("with spaces and signs", b"a b <script>alert(1)</script>"),
            ("of four thousand bytes", b"a" * 4_000),
            ("that is not ASCII", "запрос-0000000".encode()),
            ("with an encoded line end", b"0123456789%0d%0aX-Evil: 1"),
            ("that is empty", b""),
        )
    ),
)

END_TO_END = (
    _passes("9110 §11.6.2", "Authorization", b"authorization: Bearer x"),
    _passes("9110 §13.1.2", "If-None-Match", b'if-none-match: "a", W/"b"'),
    _passes("9110 §14.2", "Range", b"range: bytes=0-1"),
    _passes("9110 §12.5", "Accept and its kin", b"accept: a/b;q=0.5", b"accept-encoding: gzip"),
    _passes(
        "9111 §5.2", "Cache-Control", b"cache-control: no-store, x-mine=1", b"pragma: no-cache"
    ),
    case(
        "9110 §8.4",
        "a body with a content coding is not touched",
        post(b"Content-Encoding: gzip", b"Content-Length: 3", body=b"\x1f\x8b\x00"),
        forwarded(b"POST", b"content-encoding: gzip", body=b"\x1f\x8b\x00"),
    ),
)


def _answer(section: str, name: str, *fields: bytes, gets: dict[bytes, bytes | None]) -> Case:
    """Return a case of fields in the service's answer, and what the client gets of them."""
    reply = b"\r\n".join([b"HTTP/1.1 200 OK", b"Content-Length: 2", *fields, b"", b"ok"])
    return case(
        section,
        name,
        get(),
        Outcome((Request(b"GET"),), (wanted(200, body=b"ok", fields=gets),), After.REUSABLE),
        reply=Reply((reply,)),
    )


ANSWER_FIELDS = (
    _answer(
        "9110 §7.6.1",
        "fields that the answer's Connection names end here",
        b"Connection: x-mine, keep-alive",
        b"X-Mine: 1",
        b"Keep-Alive: timeout=5",
        gets={b"x-mine": None, b"keep-alive": None},
    ),
    _answer(
        "9110 §7.6.1",
        "the service's own Connection: close is not the client's",
        b"Connection: close",
        gets={b"connection": None},
    ),
    _answer(
        "9110 §7.6.1",
        "the other hop-by-hop fields of an answer end here",
        b"Proxy-Authenticate: Basic",
        b"Proxy-Connection: close",
        b"Upgrade: h2c",
        b"Trailer: X-A",
        b"TE: gzip",
        gets=dict.fromkeys(
            (b"proxy-authenticate", b"proxy-connection", b"upgrade", b"trailer", b"te")
        ),
    ),
    _answer(
        "9110 §6.6.1",
        "one Date, where the service sends none",
        gets={b"date": rb"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"},
    ),
    _answer(
        "9110 §6.6.1",
        "one Date, where the service sends its own",
        b"Date: Tue, 15 Nov 1994 08:12:31 GMT",
        gets={b"date": rb"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"},
    ),
    _answer(
        "9111 §5.2",
        "what caches need passes",
        b"Cache-Control: max-age=5, x-mine=1",
        b"Age: 3",
        b'ETag: "v1"',
        b"Expires: Tue, 15 Nov 1994 08:12:31 GMT",
        b"Last-Modified: Tue, 15 Nov 1994 08:12:31 GMT",
        gets={
            b"cache-control": rb"max-age=5, x-mine=1",
            b"age": rb"3",
            b"etag": rb'"v1"',
            b"expires": rb"Tue, 15 Nov 1994 08:12:31 GMT",
            b"last-modified": rb"Tue, 15 Nov 1994 08:12:31 GMT",
        },
    ),
    _answer(
        "9110 §12.5.5",
        "the service's Vary passes",
        b"Vary: Accept-Language",
        gets={b"vary": rb".*\bAccept-Language\b.*"},
    ),
    _answer(
        "9110 §5.3",
        "repeated fields of an answer stay apart and in order",
        b"Set-Cookie: a=1; Path=/",
        b"X-A: 1",
        b"Set-Cookie: b=2",
        gets={b"set-cookie": rb"a=1; Path=/, b=2", b"x-a": rb"1"},
    ),
    _answer(
        "9110 §5.5",
        "a value of an answer that is not ASCII passes",
        "X-A: привет".encode(),
        gets={b"x-a": "привет".encode()},
    ),
    _answer(
        "9112 §11.1",
        "the service cannot set what the gateway says",
        b"X-Request-ID: forged",
        b"Access-Control-Allow-Origin: *",
        b"Server: secret/1.0",
        b"X-Internal-Host: db1",
        gets={
            b"x-request-id": rb"(?!forged)" + _ID,
            b"access-control-allow-origin": None,
            b"server": None,
            b"x-internal-host": None,
        },
    ),
    case(
        "9110 §6.6.1",
        "Date in what the gateway answers itself",
        get(target=b"/api/v1/nowhere"),
        refused(404, after=After.REUSABLE, fields={b"date": rb"\w{3}, .* GMT"}),
    ),
    case(
        "9110 §6.6.1",
        "Date in the refusal of a malformed request",
        get(b"X A: 1"),
        refused(fields={b"date": rb"\w{3}, .* GMT", b"connection": rb"(?i)close"}),
    ),
)

FIELD_CASES = (*HOP_BY_HOP, *IDENTITY, *END_TO_END, *ANSWER_FIELDS)
