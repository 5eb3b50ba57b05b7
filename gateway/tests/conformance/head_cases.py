"""What a request's head may look like: lines, fields, versions and limits (RFC 9112 §2, §3, §5)."""

from conformance_case import (
    HOST,
    TARGET,
    After,
    Case,
    Outcome,
    case,
    forwarded,
    get,
    post,
    refused,
    request,
)

_GET = forwarded(b"GET")
_CLOSED_GET = forwarded(b"GET", after=After.CLOSED)
_KIB = 1024


def _bad_field(section: str, name: str, *fields: bytes) -> Case:
    """Return a case of a field line that must be refused."""
    return case(section, name, get(*fields), refused())


LINES = (
    case("9112 §2.2", "bare LF at every line's end", get().replace(b"\r\n", b"\n"), refused()),
    case(
        "9112 §2.2", "bare LF after the request line", get().replace(b"\r\n", b"\n", 1), refused()
    ),
    case(
        "9112 §2.2",
        "bare LF after a field",
        get(b"X-A: 1\nX-B: 2"),
        refused(),
    ),
    case(
        "9112 §2.2",
        "bare LF as the end of the head",
        get().removesuffix(b"\r\n") + b"\n",
        refused(),
    ),
    case(
        "9112 §2.2",
        "two bare LF as the end of the head",
        get().removesuffix(b"\r\n\r\n") + b"\n\n",
        refused(),
    ),
    case(
        "9112 §2.2", "bare CR after the request line", get().replace(b"\r\n", b"\r", 1), refused()
    ),
    case("9112 §2.2", "bare CR at every line's end", get().replace(b"\r\n", b"\r"), refused()),
    case("9112 §2.2", "bare CR in a value", get(b"X-A: 1\r2"), refused()),
    case("9112 §2.2", "CR CR LF after a field", get(b"X-A: 1\r"), refused()),
    case("9112 §2.2", "an empty line before the request", b"\r\n" + get(), _GET, refused()),
    case("9112 §2.2", "a bare LF before the request", b"\n" + get(), _GET, refused()),
    case(
        "9112 §2.2",
        "an empty line between requests",
        get() + b"\r\n",
        _GET,
        _then_refused := Outcome(
            _CLOSED_GET.service, (*_CLOSED_GET.client, *refused().client), After.CLOSED
        ),
    ),
    case("9112 §2.2", "a space before the request line", b" " + get(), refused()),
    case(
        "9112 §2.2",
        "white space before the first field",
        get(host=b" X-A: 1\r\n" + HOST),
        refused(),
        _GET,
    ),
    case(
        "9112 §2.2",
        "white space before Host as the first field",
        get(host=b" " + HOST),
        refused(),
    ),
    case(
        "9112 §5.2",
        "a folded line",
        get(b"X-A: 1\r\n 2"),
        refused(),
        forwarded(b"GET", b"x-a: 1 2"),
    ),
    case(
        "9112 §5.2",
        "a folded line that looks like a field",
        get(b"X-A: 1\r\n\tX-User-Id: 2"),
        refused(),
        forwarded(b"GET", b"x-a: 1 X-User-Id: 2"),
        forwarded(b"GET", b"x-a: 1\tX-User-Id: 2"),
    ),
    case(
        "9112 §5.2",
        "a folded Content-Length",
        post(b"Content-Length:\r\n 3", body=b"abc"),
        refused(),
        forwarded(b"POST", body=b"abc"),
    ),
)

FIELDS = (
    _bad_field("9112 §5.1", "a space before the colon", b"X-A : 1"),
    _bad_field("9112 §5.1", "a tab before the colon", b"X-A\t: 1"),
    _bad_field("9112 §5.1", "a line with no colon", b"X-A"),
    _bad_field("9110 §5.1", "an empty name", b": 1"),
    _bad_field("9110 §5.6.2", "a name with a parenthesis", b"X(A): 1"),
    _bad_field("9110 §5.6.2", "a name with an at sign", b"X@A: 1"),
    _bad_field("9110 §5.6.2", "a name with a space", b"X A: 1"),
    _bad_field("9110 §5.6.2", "a name with a slash", b"X/A: 1"),
    _bad_field("9110 §5.6.2", "a name in quotes", b'"X-A": 1'),
    _bad_field("9110 §5.6.2", "a name that is not ASCII", "Х-A: 1".encode()),
    _bad_field("9110 §5.6.2", "a name with a NUL", b"X-\x00A: 1"),
    _bad_field("9110 §5.6.2", "a name with a control character", b"X-\x01A: 1"),
    _bad_field("9110 §5.6.2", "a name with DEL", b"X-\x7fA: 1"),
    _bad_field("9110 §5.5", "a value with a NUL", b"X-A: 1\x002"),
    _bad_field("9110 §5.5", "a value with a control character", b"X-A: 1\x012"),
    _bad_field("9110 §5.5", "a value with a vertical tab", b"X-A: 1\x0b2"),
    _bad_field("9110 §5.5", "a value with an escape", b"X-A: \x1b[2J"),
    _bad_field("9110 §5.5", "a value with DEL", b"X-A: 1\x7f2"),
    case("9110 §5.5", "an empty value", get(b"X-A:"), forwarded(b"GET", b"x-a: ")),
    case("9110 §5.5", "a tab in a value", get(b"X-A: 1\t2"), forwarded(b"GET", b"x-a: 1\t2")),
    case(
        "9110 §5.5",
        "white space around a value",
        get(b"X-A: \t 1 2 \t"),
        forwarded(b"GET", b"x-a: 1 2"),
    ),
    case("9112 §5.1", "no space after the colon", get(b"X-A:1"), forwarded(b"GET", b"x-a: 1")),
    case(
        "9110 §5.5",
        "a value that is not ASCII",
        get("X-A: привет".encode()),
        forwarded(b"GET", "x-a: привет".encode()),
        refused(),
    ),
    case(
        "9110 §5.6.2",
        "a name with every sign that a token may have",
        get(b"X!#$%&'*+-.^_`|~9: 1"),
        forwarded(b"GET", b"x!#$%&'*+-.^_`|~9: 1"),
    ),
    case(
        "9110 §5.3",
        "repeated fields stay in order",
        get(b"X-A: 1", b"X-B: 2", b"X-A: 3"),
        forwarded(b"GET", b"x-a: 1", b"x-b: 2", b"x-a: 3", own={b"x-a": rb"1, 3"}),
    ),
)

_TOO_LONG = refused(400, 414, 431)

LIMITS = (
    case(
        "9112 §3",
        "a request line of eight thousand bytes",
        get(target=TARGET + b"?q=" + b"a" * 7_950),
        forwarded(b"GET", target=TARGET + b"?q=" + b"a" * 7_950),
    ),
    case(
        "9110 §5.4",
        "a field of seven thousand bytes",
        get(b"X-A: " + b"a" * 7_000),
        forwarded(b"GET", b"x-a: " + b"a" * 7_000),
    ),
    case(
        "9110 §5.4",
        "fifty fields",
        get(*(b"X-%d: 1" % number for number in range(50))),
        forwarded(b"GET", *(b"x-%d: 1" % number for number in range(50))),
    ),
    case("9112 §3", "a path of a mebibyte", get(target=TARGET + b"a" * 1024 * _KIB), _TOO_LONG),
    case(
        "9112 §3",
        "a query of a mebibyte",
        get(target=TARGET + b"?q=" + b"a" * 1024 * _KIB),
        _TOO_LONG,
    ),
    case(
        "9112 §3",
        "a method of a mebibyte",
        request(b"A" * 1024 * _KIB),
        refused(400, 414, 431, 501),
    ),
    case("9110 §5.4", "a value of a mebibyte", get(b"X-A: " + b"a" * 1024 * _KIB), _TOO_LONG),
    case("9110 §5.4", "a name of a mebibyte", get(b"A" * 1024 * _KIB + b": 1"), _TOO_LONG),
    case("9110 §5.4", "twenty thousand fields", get(*[b"X-A: 1"] * 20_000), _TOO_LONG),
    case("9110 §5.4", "a field of no end", get()[:-2] + b"X-A: " + b"a" * 1024 * _KIB, _TOO_LONG),
)


def _version(name: str, version: bytes, *outcomes: Outcome, section: str = "9112 §2.3") -> Case:
    return case(section, name, get(version=version), *(outcomes or (refused(400, 505),)))


VERSIONS = (
    _version(
        "HTTP/1.2 is read as HTTP/1.1 or refused",
        b"HTTP/1.2",
        _GET,
        refused(400, 505),
        section="9110 §2.5",
    ),
    _version("HTTP/2.0 in an HTTP/1.1 request line", b"HTTP/2.0", section="9110 §15.6.6"),
    _version("HTTP/3.0 in an HTTP/1.1 request line", b"HTTP/3.0", section="9110 §15.6.6"),
    _version("HTTP/0.9 by name", b"HTTP/0.9"),
    _version("in lower case", b"http/1.1"),
    _version("with two digits", b"HTTP/1.10"),
    _version("with a leading zero", b"HTTP/01.1"),
    _version("with no minor", b"HTTP/1"),
    _version("with a sign", b"HTTP/+1.1"),
    _version("of another protocol", b"HTCPCP/1.1"),
    _version("with a space behind", b"HTTP/1.1 ", refused(), _GET),
    _version("with a word behind", b"HTTP/1.1 X", refused()),
    case(
        "9112 §2.3",
        "HTTP/0.9: a request line with no version",
        b"GET %b\r\n" % TARGET,
        refused(400, 505),
    ),
    case(
        "9112 §2.3",
        "no version, but fields",
        get(version=b"").replace(b" \r\n", b"\r\n", 1),
        refused(400, 505),
    ),
    case(
        "9110 §15.6.6",
        "the preface of HTTP/2",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        refused(400, 405, 501, 505),
    ),
    case(
        "9112 §2.2",
        "the first bytes of TLS",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        refused(),
    ),
    case("9112 §2.2", "no HTTP at all", b"hello\r\n\r\n", refused()),
    case(
        "9112 §2.2",
        "an answer in the place of a request",
        b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
        refused(),
    ),
)


def _method(name: str, method: bytes, *statuses: int, section: str = "9110 §9.1") -> Case:
    outcome = refused(*(statuses or (400, 405, 501)), after=After.EITHER)
    return case(section, name, request(method), outcome)


METHODS = (
    _method("a method in lower case", b"get"),
    _method("a method with one capital", b"Get"),
    _method("a method that nobody knows", b"BREW"),
    _method("a method that is a token of signs", b"!#$%&'*+-.^_`|~"),
    _method("a method that is no token", b"GE(T", 400, section="9110 §5.6.2"),
    _method("a method with a NUL", b"GE\x00T", 400, section="9110 §5.6.2"),
    _method("PATCH where there is no route for it", b"PATCH", 405, section="9110 §15.5.6"),
    _method("TRACE", b"TRACE", 400, 405, 501, section="9110 §9.3.8"),
    case(
        "9110 §9.3.8",
        "TRACE with Max-Forwards of zero",
        request(b"TRACE", b"Max-Forwards: 0"),
        refused(400, 405, 501, after=After.EITHER),
    ),
    case(
        "9110 §15.5.6",
        "405 says which methods are allowed",
        request(b"PATCH"),
        refused(405, after=After.EITHER, fields={b"allow": rb"(?=.*\bGET\b)(?=.*\bPOST\b).*"}),
    ),
    case(
        "9112 §3", "two spaces before the target", get().replace(b"GET ", b"GET  "), refused(), _GET
    ),
    case("9112 §3", "tabs in the request line", get().replace(b" ", b"\t", 2), refused(), _GET),
    case(
        "9112 §3",
        "a carriage return in the request line",
        get().replace(b" ", b"\r", 1),
        refused(),
        _GET,
    ),
)

HEAD_CASES = (*LINES, *FIELDS, *LIMITS, *VERSIONS, *METHODS)
