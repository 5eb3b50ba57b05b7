"""Two readers of the merged document, Swagger UI and Redoc; their files come with a package.

Both are in ``fastapi-offline``, so that nothing is loaded from elsewhere.
"""

import asyncio
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from gateway.application import Handler
from gateway.browser_policy import SELF, content_security_policy, page_headers
from gateway.content import Content, gzipped, media_type_of
from gateway.errors import RouteNotFound
from gateway.exchange import Exchange
from gateway.routes import Match

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>PrivetSuperApp API</title>
<link rel="icon" href="data:,">
{styles}<link rel="stylesheet" href="/docs/readers.css">
</head>
<body>
<nav aria-label="Readers"><strong>PrivetSuperApp API</strong> {links}</nav>
<main id="reader"></main>
{scripts}</body>
</html>
"""
_READERS = {"/docs": "Swagger UI", "/docs/redoc": "Redoc"}
_STYLES = """body { margin: 0; }
nav { position: sticky; top: 0; z-index: 10; display: flex; flex-wrap: wrap;
  gap: 0.25rem 1.25rem; align-items: baseline; padding: 0.75rem 1.25rem;
  background: #1b1b1f; color: #f4f4f6; font: 0.9375rem/1.5 system-ui, sans-serif; }
.swagger-ui .info li { line-height: 1.75; }
nav strong { margin-right: auto; }
nav a { color: #b9c8ff; text-underline-offset: 0.2em; }
nav a[aria-current] { color: inherit; text-decoration: none; font-weight: 600; }
nav a:focus-visible { outline: 2px solid currentColor; outline-offset: 3px; }
"""
_START_SWAGGER = """SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reader",
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
"""
_START_REDOC = """Redoc.init("/openapi.json", {
  hideDownloadButton: false,
  nativeScrollbars: true,
  scrollYOffset: "nav",
}, document.getElementById("reader"));
"""
_OWN = {
    "readers.css": _STYLES,
    "start.js": _START_SWAGGER,
    "start-redoc.js": _START_REDOC,
}
_PACKAGED = frozenset({"swagger-ui.css", "swagger-ui-bundle.js", "redoc.standalone.js"})
_REDOC_LOGO = b"https://cdn.redoc.ly/redoc/logo-mini.svg"
_NO_IMAGE = b"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
_CACHE = (b"cache-control", b"public, max-age=3600")
_ASK_EACH_TIME = (b"cache-control", b"no-cache")
_POLICY = content_security_policy(
    {
        "img-src": [SELF, "data:"],
        "style-src": [SELF, "'unsafe-inline'"],  # both readers make their styles as they run
        "worker-src": [SELF, "blob:"],  # Redoc's search
    }
)


def _page(current: str, *, styles: list[str], scripts: list[str]) -> Content:
    links = " ".join(
        f'<a href="{path}"{" aria-current=page" if path == current else ""}>{name}</a>'
        for path, name in _READERS.items()
    )
    page = _PAGE.format(
        links=links,
        styles="".join(f'<link rel="stylesheet" href="/docs/{name}">\n' for name in styles),
        scripts="".join(f'<script src="/docs/{name}"></script>\n' for name in scripts),
    )
    return Content.of(page.encode(), "text/html; charset=utf-8", {})


_PAGES: Mapping[str, Content] = {
    "/docs": _page(
        "/docs", styles=["swagger-ui.css"], scripts=["swagger-ui-bundle.js", "start.js"]
    ),
    "/docs/redoc": _page(
        "/docs/redoc", styles=[], scripts=["redoc.standalone.js", "start-redoc.js"]
    ),
}


@cache
def _asset(name: str) -> Content:
    if name in _OWN:
        body = _OWN[name].encode()
    else:
        body = files("fastapi_offline").joinpath("static", name).read_bytes()
        body = body.replace(_REDOC_LOGO, _NO_IMAGE)  # the one thing that it loads from elsewhere
    return Content.of(body, media_type_of(name) or "", {"gzip": gzipped(body)})


async def _serve_page(exchange: Exchange, match: Match) -> None:
    page = _PAGES[match.route.template]
    await page.serve(exchange, [_ASK_EACH_TIME, *page_headers(exchange, _POLICY)])


async def _serve_asset(exchange: Exchange, match: Match) -> None:
    """Answer with one of the pages' files; raises ``RouteNotFound`` for any other."""
    name = match.segments[-1]
    if name not in _OWN and name not in _PACKAGED:
        raise RouteNotFound
    content = await asyncio.to_thread(_asset, name)
    await content.serve(exchange, [_CACHE, *page_headers(exchange, _POLICY)])


HANDLERS: Mapping[str, Handler] = {
    **dict.fromkeys(_PAGES, _serve_page),
    "/docs/{asset}": _serve_asset,
}
"""What serves each of the readers' routes."""
