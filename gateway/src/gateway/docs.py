"""Swagger UI at ``/docs``, its files served from the ``fastapi-offline`` package: no CDN."""

from functools import cache
from hashlib import sha256
from http import HTTPStatus
from importlib.resources import files

from gateway.errors import RouteNotFound
from gateway.exchange import Exchange
from gateway.routes import Match

_PAGE = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>PrivetSuperApp API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_START = b"""SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  persistAuthorization: true,
  presets: [SwaggerUIBundle.presets.apis],
});
"""
_CONTENT_SECURITY_POLICY = (
    b"default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    b"frame-ancestors 'none'"
)
_HTML = b"text/html; charset=utf-8"
_ASSETS = {
    "swagger-ui.css": b"text/css; charset=utf-8",
    "swagger-ui-bundle.js": b"text/javascript; charset=utf-8",
    "start.js": b"text/javascript; charset=utf-8",
}


@cache
def _asset(name: str) -> tuple[bytes, bytes]:
    """Return an asset and its ETag."""
    content = (
        _START
        if name == "start.js"
        else files("fastapi_offline").joinpath("static", name).read_bytes()
    )
    return content, b'"%b"' % sha256(content).hexdigest()[:32].encode()


async def serve_page(exchange: Exchange, _match: Match) -> None:
    """Answer with the page."""
    await exchange.answer(
        HTTPStatus.OK,
        _PAGE,
        content_type=_HTML,
        headers=[
            (b"content-security-policy", _CONTENT_SECURITY_POLICY),
            (b"x-content-type-options", b"nosniff"),
        ],
    )


async def serve_asset(exchange: Exchange, match: Match) -> None:
    """Answer with one of the page's files; raises ``RouteNotFound`` for any other."""
    name = match.segments[-1]
    content_type = _ASSETS.get(name)
    if content_type is None:
        raise RouteNotFound
    content, etag = _asset(name)
    headers = [(b"etag", etag), (b"cache-control", b"public, max-age=3600")]
    if exchange.header(b"if-none-match") == etag:
        await exchange.answer(HTTPStatus.NOT_MODIFIED, headers=headers)
        return
    headers.append((b"x-content-type-options", b"nosniff"))
    await exchange.answer(HTTPStatus.OK, content, content_type=content_type, headers=headers)
