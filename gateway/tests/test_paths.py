"""Which addresses exist, in what spelling, by which methods."""

import json

import pytest
from gateway.paths import canonical_segments, encode_path, safe_query
from gateway_support import raw_get, raw_request
from hypothesis import given
from hypothesis import strategies as st
from privet_shared.testing.callers import Callers
from privet_shared.testing.plugin import TEST_JWT_SECRET

TOKEN = Callers(TEST_JWT_SECRET).token(Callers(TEST_JWT_SECRET).principal())

ATTACKS = [
    "/internal/users/1", "//internal/users/1", "/api/v1/../../internal/x", "/metrics", "/metrics/",
    "/api/v1/%2e%2e/%2e%2e/internal/x", "/api/v1/devices/..%2f..%2finternal%2fx",
    "/api/v1/devices/%2e%2e", "/api/v1/devices/..", "/api/v1/devices/.",
    "/api/v1/devices/..;/internal",
    "/api/v1/devices/x%2fhistory", "/api/v1/devices/x%5c..%5cinternal", "/api/v1/devices/x\\y",
    "/api/v1/devices/%252e%252e", "/api/v1/devices/x;jsessionid=1", "/api/v1/devices/x%3bid",
    "/api/v1/devices/%00", "/api/v1/devices/a%0d%0aX-Evil:%201", "/api/v1/devices/%ff",
    "/api/v1/devices/%zz", "/api/v1/devices/%", "/api/v1/devices/%c0%ae%c0%ae/internal",
    "/API/v1/devices/x", "/api/v1", "/api", "/api/v2/tickets", "/api/v1/unknown",
    "/api/v1/tickets/1/2/3/4", "/openapi.json/x", "/docs/../internal", "/docs/%2e%2e%2fstart.js",
    "/docs/main.py", "/health", "/health/ready/x",
]  # fmt: skip


@pytest.mark.parametrize("target", ATTACKS)
async def test_paths_outside_the_table_do_not_exist(gateway, services, target):
    answer = await raw_get(str(gateway.base_url), target, f"Authorization: Bearer {TOKEN}")
    assert answer.status == 404
    assert answer.header("content-type") == "application/problem+json"
    assert json.loads(answer.body)["request_id"] == answer.header("x-request-id")
    assert services.requests() == 0


@pytest.mark.parametrize(
    ("target", "forwarded"),
    [
        ("/api/v1/devices/x/", b"/api/v1/devices/x"),
        ("/api/v1//devices///x", b"/api/v1/devices/x"),
        ("//api/v1/devices/x", b"/api/v1/devices/x"),
        ("/api/v1/%64evices/x", b"/api/v1/devices/x"),
        ("/api/v1/devices/%D0%B9", b"/api/v1/devices/%D0%B9"),
        ("/api/v1/devices/a%20b", b"/api/v1/devices/a%20b"),
        ("/api/v1/devices/a%3Fb%23c", b"/api/v1/devices/a%3Fb%23c"),
        ("http://evil.example/api/v1/devices/x", b"/api/v1/devices/x"),
        ("/api/v1/devices/x?next=/internal/../x", b"/api/v1/devices/x"),
    ],
)
async def test_what_is_matched_is_what_is_forwarded(gateway, services, target, forwarded):
    answer = await raw_get(str(gateway.base_url), target, "Cache-Control: no-cache")
    assert answer.status == 200
    assert services.device.seen[-1].raw_path == forwarded
    assert services.requests() == 1


async def test_an_encoded_literal_is_the_literal(gateway, services):
    """``devices/%6dy`` must not slip past the token as the public ``devices/{id}``."""
    answer = await raw_get(str(gateway.base_url), "/api/v1/devices/%6dy")
    assert answer.status == 401
    assert services.requests() == 0


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5))
def test_canonical_paths_survive_a_second_reading(segments):
    encoded = encode_path([s.encode("utf-8", "replace").decode() for s in segments])
    first = canonical_segments(encoded)
    if first is not None:
        assert canonical_segments(encode_path(first)) == first
        assert not {"", ".", ".."} & set(first)
        assert not any(set(segment) & set("/\\;%\x00\r\n") for segment in first)


@given(st.binary(max_size=40))
def test_any_bytes_as_a_path_are_read_or_refused(raw):
    segments = canonical_segments(raw)
    assert segments is None or canonical_segments(encode_path(segments)) == segments


@given(st.binary(max_size=40))
def test_queries_have_visible_ascii_alone(raw):
    assert all(0x21 <= byte <= 0x7E for byte in safe_query(raw))


async def test_slash_or_no_slash_without_redirect(gateway, services, callers):
    headers = callers.headers(callers.principal())
    for path in ("/api/v1/tickets", "/api/v1/tickets/"):
        response = await gateway.post(path, headers=headers, content=b"{}")
        assert response.status_code == 200
        assert services.ticket.seen[-1].raw_path == b"/api/v1/tickets"
        assert services.ticket.seen[-1].body == b"{}"


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", "/api/v1/tickets", "GET, HEAD, OPTIONS, POST"),
        ("GET", "/api/v1/auth/login", "OPTIONS, POST"),
        ("POST", "/health/live", "GET, HEAD, OPTIONS"),
        ("TRACE", "/api/v1/tickets", "GET, HEAD, OPTIONS, POST"),
        ("CONNECT", "/api/v1/tickets", None),
        ("BREW", "/api/v1/tickets", None),
    ],
)
async def test_a_wrong_method_is_405_and_says_which_are_right(
    gateway, services, method, path, allow
):
    answer = await raw_get(str(gateway.base_url), path, method=method)
    if allow is None:
        assert answer.status in {400, 404, 405}
    else:
        assert answer.status == 405
        assert answer.header("allow") == allow
        assert json.loads(answer.body)["code"] == "request.method_not_allowed"
    assert services.requests() == 0


async def test_options_names_the_methods(gateway):
    response = await gateway.options("/api/v1/tickets")
    assert response.status_code == 204
    assert response.headers["allow"] == "GET, HEAD, OPTIONS, POST"


POST = b"POST /api/v1/test/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
GET = b"GET /api/v1/test/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
SMUGGLED = b"0\r\n\r\nGET /internal HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize(
    "request_bytes",
    [
        POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + SMUGGLED,
        POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        GET + b"X: a\r\n b\r\n\r\n",
        GET.replace(b"echo", b"echo\x0bx") + b"\r\n",
    ],
    ids=["both lengths", "two lengths", "odd coding", "folded header", "control in target"],
)
async def test_ambiguous_framing_reaches_no_service_as_two_requests(
    gateway, services, request_bytes
):
    answer = await raw_request(str(gateway.base_url), request_bytes)
    assert answer.status in {200, 400, 404}
    assert all(seen.raw_path == b"/api/v1/test/echo" for seen in services.ticket.seen)
    assert services.requests() <= 1
