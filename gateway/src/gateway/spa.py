"""The built client (Vite's output) at ``/``: its files, and its page for every address of its own.

All files are read when the gateway starts and served from memory. What is served is what was
found then, so there is no path to walk out of, no link to follow and no disk to wait for.
"""

import base64
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import structlog

from gateway.application import Handler
from gateway.browser_policy import SELF, content_security_policy, page_headers
from gateway.content import (
    CODINGS,
    IDENTITY,
    Content,
    gzipped,
    is_compressible,
    media_type_of,
    weights,
)
from gateway.errors import MethodNotAllowed, RouteNotFound
from gateway.exchange import Exchange
from gateway.paths import canonical_segments
from gateway.routes import Auth, Limit, Match, Route, RouteTable, Upstream

INDEX = "index.html"
MAX_BYTES = 256 * 1024 * 1024
CLIENT = Route("GET", "/{path*}", Upstream.GATEWAY, Auth.PUBLIC, Limit.NONE)
"""Every path whose first segment is in no route of the table."""

_ASSETS = "assets"
_NOT_PAGES = frozenset({_ASSETS, "internal", "metrics"})
_HASHED = re.compile(
    rf"{_ASSETS}/(?:.+/)?[^/]+-(?=[\w-]*[A-Z0-9])[\w-]{{8}}(?:\.[a-z0-9]+)+", re.ASCII
)
"""What Vite names after its content; a plain word of eight letters is taken for no hash."""
_FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")
_ASK_EACH_TIME = (b"cache-control", b"no-cache")
_BY_ACCEPT = (b"vary", b"Accept")
_READ_METHODS = ("GET", "HEAD")
_HTML = ("text/html", "text/*", "*/*")
_JSON = "application/json"

log = structlog.get_logger(__name__)


class ClientNotUsable(ValueError):
    """``CLIENT_DIR`` is not a built client."""


@dataclass(frozen=True, slots=True)
class _File:
    content: Content
    cache: tuple[bytes, bytes]


class ClientRoutes(RouteTable):
    """The route table, and the client wherever the table knows nothing.

    No path whose first segment the table knows (``/api``, ``/docs``, ...) can become the client's.
    """

    def find(self, method: str, raw_path: bytes) -> Match:
        """Return the match; raises ``RouteNotFound`` or ``MethodNotAllowed``."""
        try:
            return super().find(method, raw_path)
        except RouteNotFound:
            segments = canonical_segments(raw_path)
            if not segments or segments[0] in self._root.literals:
                raise
        if method not in _READ_METHODS:
            raise MethodNotAllowed([*_READ_METHODS, "OPTIONS"])
        return Match(CLIENT, segments, raw_path)


class Client:
    """Serves the files that were in the client's directory at the start."""

    def __init__(self, files: Mapping[str, Content], *, storage_origin: str | None = None) -> None:
        if INDEX not in files:
            raise ClientNotUsable(f"there is no {INDEX}")
        self._files = {
            name: _File(content, _FOR_EVER if _HASHED.fullmatch(name) else _ASK_EACH_TIME)
            for name, content in files.items()
        }
        self._index = self._files[INDEX]
        self._policy = _policy(files[INDEX].bodies[IDENTITY].decode(), storage_origin)

    def handlers(self, links: Handler) -> dict[str, Handler]:
        """Return the handlers by route; who wants JSON at ``/`` gets the ``links``."""

        async def home(exchange: Exchange, match: Match) -> None:
            if _accepts(exchange, _JSON) and not _accepts(exchange, *_HTML):
                exchange.answer_headers.append(_BY_ACCEPT)
                await links(exchange, match)
            else:
                await self._serve_page(exchange)

        return {"/": home, CLIENT.template: self.serve}

    async def serve(self, exchange: Exchange, match: Match) -> None:
        """Answer with a file, or with the page for an address of the client's own.

        Raises ``RouteNotFound`` for a missing file, and to all who want no page.
        """
        name = "/".join(match.segments)
        file = self._files.get(name)
        if file is self._index or (file is None and _is_page(exchange, match.segments)):
            await self._serve_page(exchange)
        elif file is None:
            raise RouteNotFound
        else:
            headers = page_headers(exchange, self._policy)
            await file.content.serve(exchange, [file.cache, *headers])

    async def _serve_page(self, exchange: Exchange) -> None:
        headers = page_headers(exchange, self._policy)
        await self._index.content.serve(exchange, [_ASK_EACH_TIME, _BY_ACCEPT, *headers])


def load_client(directory: Path, *, storage_origin: str | None = None) -> Client:
    """Read a built client; raises ``ClientNotUsable``.

    Variants that ``gateway.precompress`` left are used; without them there is gzip alone.
    """
    found: dict[str, Content] = {}
    total = unprepared = 0
    for file in _files(directory):
        body = file.read_bytes()
        coded = _variants(file)
        if not coded and is_compressible(file.name):
            coded = {"gzip": gzipped(body)}
            unprepared += 1
        total += len(body)
        if total > MAX_BYTES:
            raise ClientNotUsable(f"CLIENT_DIR={directory} has more than {MAX_BYTES} bytes")
        media_type = media_type_of(file.name) or "application/octet-stream"
        found[file.relative_to(directory).as_posix()] = Content.of(body, media_type, coded)
    log.info("client.loaded", files=len(found), bytes=total, without_variants=unprepared)
    try:
        return Client(found, storage_origin=storage_origin)
    except ClientNotUsable as error:
        raise ClientNotUsable(f"CLIENT_DIR={directory}: {error}; build the client first") from error


def compressible_files(directory: Path) -> Iterator[Path]:
    """Yield the client's files that a coding may make smaller."""
    return (file for file in _files(directory) if is_compressible(file.name))


def _files(directory: Path) -> Iterator[Path]:
    """Yield the files to serve: no links, nothing that begins with a dot, no variants."""
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        present = set(names)
        for name in sorted(names):
            path = Path(folder, name)
            is_variant = path.suffix in CODINGS and path.stem in present
            if not (is_variant or name.startswith(".") or path.is_symlink()) and path.is_file():
                yield path


def _variants(file: Path) -> dict[str, bytes]:
    """Return the codings that lie beside a file; those older than it are of another content."""
    modified = file.stat().st_mtime_ns
    beside = {coding: file.with_name(file.name + suffix) for suffix, coding in CODINGS.items()}
    return {
        coding: path.read_bytes()
        for coding, path in beside.items()
        if path.is_file() and not path.is_symlink() and path.stat().st_mtime_ns >= modified
    }


def _is_page(exchange: Exchange, segments: list[str]) -> bool:
    """Whether a browser goes to an address of the client's own, which only the client knows."""
    return (
        segments[0] not in _NOT_PAGES
        and not any(segment.startswith(".") for segment in segments)
        and media_type_of(segments[-1]) is None
        and _accepts(exchange, "text/html")
    )


def _accepts(exchange: Exchange, *types: str) -> bool:
    accept = weights((exchange.header(b"accept") or b"").decode("latin-1"))
    return any(accept.get(each, 0) > 0 for each in types)


class _InlineHashes(HTMLParser):
    """Collects the hashes of a page's own inline scripts and styles (CSP3 §2.3.1)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hashes: dict[str, list[str]] = {"script": [], "style": []}
        self._inside: str | None = None
        self._content = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an inline one begins."""
        if tag in self.hashes and "src" not in dict(attrs):
            self._inside, self._content = tag, ""

    def handle_data(self, data: str) -> None:
        """Take a part of what is inside."""
        self._content += data

    def handle_endtag(self, tag: str) -> None:
        """Hash it where it ends."""
        if tag == self._inside:
            digest = base64.b64encode(sha256(self._content.encode()).digest()).decode()
            self.hashes[tag].append(f"'sha256-{digest}'")
            self._inside = None


def _policy(page: str, storage_origin: str | None) -> bytes:
    """Return what the page may load: our own files, what it holds itself, and files in storage."""
    inline = _InlineHashes(page).hashes
    storage = [storage_origin] if storage_origin else []
    return content_security_policy(
        {
            "script-src": [SELF, *inline["script"]],
            "style-src": [SELF, *inline["style"]],
            "img-src": [SELF, "data:", "blob:", *storage],
            "media-src": [SELF, "blob:", *storage],
            "connect-src": [SELF, *storage],
        }
    )
