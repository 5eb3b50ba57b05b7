"""Whom and what a request is for: its target and Host (RFC 9112 §3.2, RFC 9110 §7.2)."""

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
    wanted,
)

_ABSOLUTE = b"http://api.example" + TARGET
_GET = forwarded(b"GET")


def _unserved(section: str, name: str, target: bytes, *more: Outcome) -> Case:
    """Return a case of a target that is refused, or that no route has."""
    return case(section, name, get(target=target), refused(400, 404, after=After.EITHER), *more)


def _for_host(host: bytes, **parts: After) -> Outcome:
    return forwarded(b"GET", own={b"x-forwarded-host": host}, **parts)


FORMS = (
    case("9112 §3.2.1", "origin form", get(), _GET),
    case(
        "9112 §3.2.2",
        "absolute form is accepted and becomes origin form",
        get(target=_ABSOLUTE),
        _for_host(rb"api\.example"),
    ),
    case(
        "9112 §3.2.2",
        "absolute form with a query and a port",
        get(target=b"http://api.example:8000%b?q=1" % TARGET, host=b"Host: api.example:8000"),
        forwarded(
            b"GET", target=TARGET + b"?q=1", own={b"x-forwarded-host": rb"api\.example:8000"}
        ),
    ),
    case(
        "9112 §3.2.2",
        "absolute form with another Host: the target's counts",
        get(target=_ABSOLUTE, host=b"Host: evil.example"),
        _for_host(rb"api\.example"),
        refused(),
    ),
    case(
        "9112 §3.2.2",
        "absolute form without Host",
        get(target=_ABSOLUTE, host=None),
        refused(),
    ),
    case(
        "9110 §4.2.3",
        "absolute form with the scheme in capitals",
        get(target=b"HTTP://api.example" + TARGET),
        _GET,
    ),
    case(
        "9110 §4.2.4",
        "absolute form with user information",
        get(target=b"http://user:pass@api.example" + TARGET),
        refused(400, 404, after=After.EITHER),
        _for_host(rb"api\.example"),
    ),
    case(
        "9110 §7.4",
        "absolute form of a scheme that is not ours",
        get(target=b"ftp://api.example" + TARGET),
        refused(400, 404, 421, after=After.EITHER),
        _GET,
    ),
    case(
        "9110 §4.2.1",
        "absolute form with no host",
        get(target=b"http://" + TARGET),
        refused(400, 404, after=After.EITHER),
    ),
    case(
        "9112 §3.2.2",
        "absolute form with no path",
        get(target=b"http://api.example"),
        Outcome(
            (), (wanted(200, fields={b"content-type": rb"application/json.*"}),), After.REUSABLE
        ),
    ),
    case(
        "9112 §3.2.3",
        "authority form on GET",
        get(target=b"api.example:443"),
        refused(400, 404, 405, after=After.EITHER),
    ),
    case(
        "9110 §9.3.6",
        "CONNECT makes no tunnel",
        request(b"CONNECT", target=b"api.example:443"),
        refused(400, 404, 405, 501),
    ),
    case(
        "9110 §9.3.6",
        "CONNECT with a path",
        request(b"CONNECT"),
        refused(400, 404, 405, 501),
    ),
    case(
        "9112 §3.2.4",
        "asterisk form on GET",
        get(target=b"*"),
        refused(400, 404, 405, after=After.EITHER),
    ),
    case(
        "9110 §9.3.7",
        "OPTIONS for the server as a whole",
        request(b"OPTIONS", target=b"*"),
        refused(200, 204, 400, 404, 405, after=After.EITHER),
    ),
    case(
        "9110 §9.3.7",
        "OPTIONS for a resource",
        request(b"OPTIONS"),
        refused(200, 204, after=After.REUSABLE, fields={b"allow": rb".*\bPOST\b.*"}),
    ),
    case(
        "9110 §7.6.2",
        "OPTIONS with Max-Forwards of zero goes no further",
        request(b"OPTIONS", b"Max-Forwards: 0"),
        refused(200, 204, after=After.REUSABLE),
    ),
    case(
        "9110 §9.3.7",
        "OPTIONS with a body",
        request(b"OPTIONS", b"Content-Length: 3", body=b"abc"),
        refused(200, 204, after=After.EITHER),
        refused(400, 413, 415),
    ),
)

PATHS = (
    _unserved("9112 §3.2", "a target with no slash before it", TARGET[1:]),
    case("9112 §3.2", "an empty target", get(target=b""), refused()),
    case("9112 §3.2", "a space in the target", get(target=TARGET + b" b"), refused()),
    case("9112 §3.2", "a tab in the target", get(target=TARGET + b"\tb"), refused()),
    case("9112 §3.2", "a NUL in the target", get(target=TARGET + b"\x00"), refused()),
    case("9112 §3.2", "a control character in the target", get(target=TARGET + b"\x01"), refused()),
    case("9112 §3.2", "DEL in the target", get(target=TARGET + b"\x7f"), refused()),
    case("9112 §3.2", "a bare LF in the target", get(target=TARGET + b"\nX-A: 1"), refused()),
    case("9112 §3.2", "a bare CR in the target", get(target=TARGET + b"\rX-A: 1"), refused()),
    _unserved(
        "9112 §3.2",
        "a path that is not ASCII",
        "/api/v1/test/é".encode(),
        forwarded(b"GET", target=b"/api/v1/test/%C3%A9"),
    ),
    case(
        "9112 §3.2",
        "a query that is not ASCII",
        get(target=TARGET + "?q=é".encode()),
        refused(),
        forwarded(b"GET", target=TARGET + b"?q=%C3%A9"),
    ),
    case(
        "9112 §3.2",
        "a fragment",
        get(target=TARGET + b"#x"),
        refused(400, 404, after=After.EITHER),
        _GET,
    ),
    _unserved(
        "9112 §11.1", "CR LF and a field in the path, encoded", TARGET + b"%0d%0aX-Evil:%201"
    ),
    _unserved("9112 §11.1", "LF in the path, encoded", TARGET + b"%0a"),
    _unserved("9110 §17.1", "NUL in the path, encoded", TARGET + b"%00"),
    case(
        "9112 §11.1",
        "CR LF and a field in the query, encoded",
        get(target=TARGET + b"?q=%0d%0aX-Evil:%201"),
        forwarded(b"GET", target=TARGET + b"?q=%0d%0aX-Evil:%201"),
    ),
    case(
        "9112 §11.1",
        "CR LF and a request in the query, not encoded",
        get(target=TARGET + b"?q= HTTP/1.1\r\nHost: x\r\n\r\nGET /api/v1/test/b"),
        refused(),
        Outcome(
            (
                *forwarded(b"GET", target=TARGET + b"?q=").service,
                *forwarded(b"GET", target=b"/api/v1/test/b").service,
            ),
            (wanted(200), wanted(200)),
            After.REUSABLE,
        ),
    ),
    _unserved("9110 §17.3", "dot segments", b"/api/v1/test/../user/me"),
    _unserved("9110 §17.3", "dot segments, encoded", b"/api/v1/test/%2e%2e/user/me"),
    _unserved("9110 §17.3", "an encoded slash", b"/api/v1/test%2fa"),
    _unserved("9110 §17.3", "a broken escape", TARGET + b"%zz"),
    _unserved("9110 §17.3", "a backslash", b"/api\\v1\\test\\a"),
)


def _bad_host(name: str, host: bytes) -> Case:
    return case("9112 §3.2", f"Host {name}", get(host=b"Host: " + host), refused())


def _good_host(name: str, host: bytes) -> Case:
    own = {b"x-forwarded-host": host.replace(b".", rb"\.").replace(b"[", rb"\[")}
    return case("9110 §7.2", f"Host {name}", get(host=b"Host: " + host), forwarded(b"GET", own=own))


HOSTS = (
    case("9112 §3.2", "Host missing in HTTP/1.1", get(host=None), refused()),
    case(
        "9112 §3.2",
        "Host missing in HTTP/1.1 before a body",
        post(b"Content-Length: 3", body=b"abc", host=None),
        refused(),
    ),
    case(
        "9112 §3.2", "Host twice, different", get(b"Host: b.example"), refused(after=After.EITHER)
    ),
    case("9112 §3.2", "Host twice, the same", get(HOST), refused(after=After.EITHER)),
    case(
        "9110 §7.2",
        "Host empty",
        get(host=b"Host:"),
        refused(),
        forwarded(b"GET", own={b"x-forwarded-host": None}),
    ),
    _bad_host("with a space", b"api example"),
    _bad_host("with a path", b"api.example/x"),
    _bad_host("with user information", b"user@api.example"),
    _bad_host("with a port that is no number", b"api.example:http"),
    _bad_host("with two ports", b"api.example:80:80"),
    _bad_host("as a list", b"api.example, b.example"),
    _bad_host("with a bracket left open", b"[::1"),
    _bad_host("with a backslash", b"api.example\\x"),
    _bad_host("with a query", b"api.example?x"),
    _bad_host("with a fragment", b"api.example#x"),
    _bad_host("that is not ASCII", "пример".encode()),
    _bad_host("with a control character", b"api\x01example"),
    _bad_host("as a URL", b"http://api.example"),
    _good_host("with a port", b"api.example:8000"),
    _good_host("as an IPv4 address", b"127.0.0.1"),
    _good_host("as an IPv6 address with a port", b"[::1]:8000"),
    case(
        "9112 §3.2",
        "Host missing in HTTP/1.0",
        get(host=None, version=b"HTTP/1.0"),
        forwarded(b"GET", own={b"x-forwarded-host": None}, after=After.CLOSED),
        refused(),
    ),
    case(
        "9112 §5.1",
        "Host with a space before the colon",
        get(host=b"Host : api.example"),
        refused(),
    ),
    case(
        "9110 §7.2",
        "X-Forwarded-Host is ours, not the client's",
        get(b"X-Forwarded-Host: evil.example"),
        _for_host(rb"api\.example"),
    ),
)

TARGET_CASES = (*FORMS, *PATHS, *HOSTS)
