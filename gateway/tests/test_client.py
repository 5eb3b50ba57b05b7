"""The built client at ``/``: a small tree of the shape that Vite makes."""

import asyncio
import base64
import gzip
import hashlib
import os
import signal
from pathlib import Path

import pytest
from gateway.precompress import precompress
from gateway.route_file import DEFAULT_FILE, ROUTES
from gateway.routes import Upstream
from gateway.spa import CLIENT, ClientNotUsable, ClientRoutes, load_client
from gateway_support import assert_problem, raw_get, run_gateway

THEME = 'document.documentElement.dataset.theme = localStorage.theme ?? "<b>&amp;</b>";'
INDEX = f"""<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Привет</title>
<script>{THEME}</script>
<script type="module" crossorigin src="/assets/index-B1cdEF2_.js"></script>
<style>body {{ margin: 0 }}</style>
</head><body><div id="root"></div></body></html>
"""
SCRIPT = 'import "./view-xY_12-3z.js";\n' + "console.log('привет');\n" * 9000
HASHED = "assets/index-B1cdEF2_.js"
PAGE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
FILES = {
    "index.html": INDEX,
    HASHED: SCRIPT,
    "assets/view-xY_12-3z.js": "export {};",
    "assets/fonts/inter-Cy2dK9sA.woff2": "wOF2",
    "assets/apple-touch-original.png": "PNG",
    "favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" + " " * 2000,
    "sw.js": "self.skipWaiting();",
    "site.webmanifest": "{}",
    "имя с пробелом.txt": "да",
    "notes": "no type",
    ".env": "SECRET=1",
    ".vite/manifest.json": "{}",
}
STORAGE = "http://localhost:9000"


def build(directory: Path) -> Path:
    for name, content in FILES.items():
        file = directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    (directory.parent / "outside.txt").write_text("outside")
    (directory / "link.txt").symlink_to(directory.parent / "outside.txt")
    (directory / "assets" / "folder").symlink_to(directory.parent)
    return directory


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    directory = build(tmp_path_factory.mktemp("site") / "dist")
    precompress(directory)
    return directory


@pytest.fixture(scope="module")
async def site(built, running_services, quiet_nats):
    async with run_gateway(
        nats_url=quiet_nats,
        client_dir=built,
        s3_public_endpoint_url=STORAGE,
        trusted_proxies="127.0.0.1/32",
        **running_services.urls,
    ) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/index.html", "/tickets", "/tickets/42/chat/", "/a.b"])
async def test_the_page_is_at_every_address_of_the_client(site, path):
    response = await site.get(path, headers=PAGE)
    assert response.status_code == 200
    assert response.text == INDEX
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    assert "Accept" in response.headers.get_list("vary")


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/tickets", {"accept": "application/json"}),
        ("/tickets", {"accept": "*/*"}),
        ("/tickets", {"accept": "text/html;q=0"}),
        ("/assets/index-Old12345.js", PAGE),
        ("/assets/", PAGE),
        ("/assets/nothing", PAGE),
        ("/logo.png", PAGE),
        ("/deep/app.css", PAGE),
        ("/internal/users/1", PAGE),
        ("/metrics", PAGE),
        ("/.env", PAGE),
        ("/.vite/manifest.json", PAGE),
        ("/deep/.git/config", PAGE),
        ("/link.txt", PAGE),
        ("/assets/folder/outside.txt", PAGE),
        ("/index.html.br", {}),
        ("/assets/index-B1cdEF2_.js.gz", {}),
        ("/api", PAGE),
        ("/api/v1/unknown", PAGE),
        ("/api/v2/tickets", PAGE),
        ("/docs/nothing.js", PAGE),
        ("/docs/a/b", PAGE),
        ("/health", PAGE),
        ("/health/other", PAGE),
        ("/openapi.json/x", PAGE),
        ("/version/x", PAGE),
        ("/.well-known/security.txt", PAGE),
    ],
)
async def test_there_is_nothing_else(site, path, headers):
    response = await site.get(path, headers=headers)
    assert_problem(response, 404, "request.not_found")
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "target",
    [
        "/../outside.txt",
        "/assets/../../outside.txt",
        "/assets/%2e%2e/%2e%2e/outside.txt",
        "/assets/..%2f..%2foutside.txt",
        "/assets/%2e%2e%5c..%5coutside.txt",
        "/assets\\..\\..\\outside.txt",
        "/%00index.html",
        "/index.html%00.js",
        "/etc/passwd%",
        "/%c0%ae%c0%ae/outside.txt",
        "/..;/outside.txt",
    ],
)
async def test_no_path_leads_out(site, target):
    answer = await raw_get(str(site.base_url), target, "Accept: text/html")
    assert answer.status in {400, 404}
    assert b"outside" not in answer.body.replace(target.encode(), b"").split(b'"instance"')[0]


async def test_hashed_assets_are_kept_for_ever_and_others_asked_for_each_time(site):
    for_ever = "public, max-age=31536000, immutable"
    for name, content in FILES.items():
        if not name.startswith("."):
            response = await site.get(f"/{name}")
            assert response.status_code == 200, name
            assert response.text == content, name
            hashed = "assets/" in name and "apple" not in name
            assert response.headers["cache-control"] == (for_ever if hashed else "no-cache"), name


def same_for_all(answer):
    return {pair for pair in answer.headers if pair[0] not in {"date", "x-request-id"}}


@pytest.mark.parametrize(
    ("accept_encoding", "coding"),
    [("br", "br"), ("zstd", "zstd"), ("gzip", "gzip"), ("", None), ("br;q=0, gzip;q=0.1", "gzip")],
)
async def test_codings(site, built, accept_encoding, coding):
    headers = [f"Accept-Encoding: {accept_encoding}"] if accept_encoding else []
    answer = await raw_get(str(site.base_url), f"/{HASHED}", *headers)
    ending = {"br": ".br", "zstd": ".zst", "gzip": ".gz", None: ""}[coding]
    assert answer.header("content-encoding") == coding
    assert answer.body == (built / f"{HASHED}{ending}").read_bytes()
    assert answer.header("content-length") == str(len(answer.body))
    assert answer.header("content-type") == "text/javascript; charset=utf-8"
    assert ("vary", "Accept-Encoding") in answer.headers
    head = await raw_get(str(site.base_url), f"/{HASHED}", *headers, method="HEAD")
    assert head.body == b""
    assert same_for_all(head) == same_for_all(answer)
    tag = answer.header("etag")
    known = await raw_get(
        str(site.base_url), f"/{HASHED}", *headers, f'If-None-Match: "other", W/{tag}'
    )
    assert (known.status, known.body, known.header("etag")) == (304, b"", tag)
    assert known.header("cache-control") == answer.header("cache-control")
    assert ("vary", "Accept-Encoding") in known.headers
    assert known.header("content-encoding") is None


async def test_a_tag_of_another_coding_is_no_match(site):
    plain = await raw_get(str(site.base_url), "/")
    again = await raw_get(
        str(site.base_url), "/", "Accept-Encoding: br", f"If-None-Match: {plain.header('etag')}"
    )
    assert again.status == 200
    assert again.header("content-encoding") == "br"


async def test_ranges_are_answered_with_the_whole(site):
    response = await site.get(f"/{HASHED}", headers={"range": "bytes=0-9"})
    assert response.status_code == 200
    assert response.text == SCRIPT
    assert "content-range" not in response.headers
    assert response.headers.get("accept-ranges") in {None, "none"}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_the_client_is_only_read(site, method):
    for path in ("/tickets", f"/{HASHED}", "/"):
        response = await site.request(method, path)
        assert_problem(response, 405, "request.method_not_allowed")
        assert {"GET", "HEAD"} <= set(response.headers["allow"].split(", "))
    assert_problem(await site.request(method, "/api/v1/unknown"), 404, "request.not_found")
    assert_problem(await site.request(method, "/.env"), 405, "request.method_not_allowed")


async def test_what_may_be_asked(site):
    response = await site.options("/tickets")
    assert response.status_code == 204
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


async def test_the_api_is_where_it_was(site, services):
    for path in ("/version", "/health/live", "/docs", "/docs/start.js"):
        assert (await site.get(path, headers=PAGE)).status_code == 200
    response = await site.get("/api/v1/devices/search", headers=PAGE)
    assert response.json() == {"service": "device-service"}
    assert_problem(await site.put("/api/v1/devices/search"), 405, "request.method_not_allowed")
    assert_problem(await site.get("/api/v1/tickets", headers=PAGE), 401, "auth.required")
    assert services.requests() == 1


async def test_who_asks_for_json_gets_the_links(site):
    response = await site.get("/", headers={"accept": "application/json"})
    assert response.json()["docs"] == "/docs"
    assert "Accept" in response.headers.get_list("vary")
    for accept in ("*/*", "text/*", "application/json, text/html;q=0.1", "image/png"):
        assert (await site.get("/", headers={"accept": accept})).text == INDEX, accept
    assert (await raw_get(str(site.base_url), "/")).body.decode() == INDEX


def inline_hash(content: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"


@pytest.mark.parametrize("path", ["/", "/tickets/1", f"/{HASHED}", "/favicon.svg"])
async def test_what_browsers_are_told(site, path):
    response = await site.get(path, headers=PAGE)
    directives = dict(
        each.split(" ", 1) for each in response.headers["content-security-policy"].split("; ")
    )
    assert directives == {
        "default-src": "'self'",
        "script-src": f"'self' {inline_hash(THEME)}",
        "style-src": f"'self' {inline_hash('body { margin: 0 }')}",
        "img-src": f"'self' data: blob: {STORAGE}",
        "media-src": f"'self' blob: {STORAGE}",
        "connect-src": f"'self' {STORAGE}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    assert response.headers.get_list("x-content-type-options") == ["nosniff"]
    assert response.headers["referrer-policy"] == "same-origin"
    assert response.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in response.headers["permissions-policy"]
    assert "strict-transport-security" not in response.headers


async def test_only_https_asks_for_https(site):
    response = await site.get("/", headers={"x-forwarded-proto": "https", **PAGE})
    assert response.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("host", "scheme", "is_sent"),
    [
        ("localhost:8000", "http", True),
        ("[::1]", "http", True),
        ("app.example", "http", False),
        ("localhost.example", "http", False),
        ("app.example", "https", True),
    ],
)
async def test_pages_have_a_group_of_their_own_where_browsers_take_it(site, host, scheme, is_sent):
    response = await site.get("/", headers={"host": host, "x-forwarded-proto": scheme})
    assert ("cross-origin-opener-policy" in response.headers) is is_sent


async def test_answers_of_services_say_how_long_they_may_be_kept(site, services):
    for path, expected in (("/api/v1/test/echo", "no-store"), ("/api/v1/pages/terms", "no-cache")):
        response = await site.get(path)
        assert response.headers.get_list("cache-control") == [expected]
        assert response.headers.get_list("x-content-type-options") == ["nosniff"]
    kept = await site.get("/api/v1/test/cacheable")
    assert kept.headers.get_list("cache-control") == ["public, max-age=60"]
    assert kept.headers.get_list("x-content-type-options") == ["nosniff"]


async def test_without_a_client_there_are_only_the_links(gateway):
    assert (await gateway.get("/", headers=PAGE)).json()["docs"] == "/docs"
    for method in ("GET", "POST"):
        response = await gateway.request(method, "/tickets", headers=PAGE)
        assert_problem(response, 404, "request.not_found")


async def test_the_client_stays_when_the_routes_change(built, quiet_options, tmp_path):
    path = tmp_path / "routes.yaml"
    path.write_text(DEFAULT_FILE.read_text())
    options = {**quiet_options, "routes_file": path, "client_dir": built}
    async with run_gateway(None, **options) as site:
        path.write_text(path.read_text().replace("- GET /version: ", "# "))
        signal.raise_signal(signal.SIGHUP)
        async with asyncio.timeout(5):
            while (await site.get("/version", headers=PAGE)).text != INDEX:
                await asyncio.sleep(0.01)


async def test_without_variants_there_is_gzip(tmp_path):
    client = load_client(build(tmp_path / "dist"))
    script = client._files[HASHED].content
    assert set(script.bodies) == {"identity", "gzip"}
    assert gzip.decompress(script.bodies["gzip"]) == SCRIPT.encode()


async def test_a_variant_of_an_older_content_is_not_served(tmp_path):
    directory = build(tmp_path / "dist")
    precompress(directory)
    script = directory / HASHED
    script.write_text("new " * 1000)
    os.utime(script, ns=(0, script.with_name(f"{script.name}.br").stat().st_mtime_ns + 1))
    content = load_client(directory)._files[HASHED].content
    assert set(content.bodies) == {"identity", "gzip"}
    assert gzip.decompress(content.bodies["gzip"]) == b"new " * 1000


@pytest.mark.parametrize("name", ["missing", "empty"])
async def test_a_folder_without_a_client_is_refused(tmp_path, quiet_options, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ClientNotUsable, match=f"{name}: there is no index.html; build the client"):
        load_client(tmp_path / name)


def test_more_than_fits_into_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("gateway.spa.MAX_BYTES", 1000)
    with pytest.raises(ClientNotUsable, match="more than 1000 bytes"):
        load_client(build(tmp_path / "dist"))


def test_no_route_of_the_table_can_become_the_clients():
    table = ClientRoutes(ROUTES)
    for route in ROUTES:
        path = route.template.replace("{", "").replace("}", "").encode()
        assert table.find(route.method, path).route.upstream is route.upstream
        assert table.find(route.method, path).route is not CLIENT
    assert CLIENT.upstream is Upstream.GATEWAY
    assert CLIENT not in ROUTES
