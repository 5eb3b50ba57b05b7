"""Content that is the same for everybody: its codings, entity tags and conditional answers."""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import PurePath

from privet_shared.conditional import Precondition

from gateway.exchange import Exchange
from gateway.head import RawHeaders

IDENTITY = "identity"
CODINGS: Mapping[str, str] = {".br": "br", ".zst": "zstd", ".gz": "gzip"}
"""The content codings that are kept ready, by the ending of their files."""

_CHUNK = 64 * 1024
_WORTHWHILE = 0.95
_UNASKED = 0.0001
"""The weight of `identity` without a word of it: acceptable, but after anything asked for."""
_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")
_TEXT = "; charset=utf-8"
_TYPES = {
    ".css": f"text/css{_TEXT}",
    ".html": f"text/html{_TEXT}",
    ".js": f"text/javascript{_TEXT}",
    ".mjs": f"text/javascript{_TEXT}",
    ".txt": f"text/plain{_TEXT}",
    ".json": "application/json",
    ".map": "application/json",
    ".pdf": "application/pdf",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
_COMPRESSED_ALREADY = frozenset({".woff", ".woff2", ".pdf"})


def media_type_of(name: str) -> str | None:
    """Return the media type that a file's name stands for; None if it is none that we know."""
    return _TYPES.get(PurePath(name).suffix.lower())


def is_compressible(name: str) -> bool:
    """Whether a content coding is likely to make a file of that name smaller."""
    suffix = PurePath(name).suffix.lower()
    media_type = _TYPES.get(suffix, "image/")
    return suffix in {".svg", ".ico"} or not (
        suffix in _COMPRESSED_ALREADY or media_type.startswith(("image/", "audio/", "video/"))
    )


def is_worthwhile(coded: bytes, body: bytes) -> bool:
    """Whether a coding saves enough to be kept."""
    return len(coded) < len(body) * _WORTHWHILE


def gzipped(body: bytes, level: int = 6) -> bytes:
    """Return ``body`` in the coding that needs no library; the same bytes give the same result."""
    return gzip.compress(body, level, mtime=0)


@dataclass(frozen=True, slots=True)
class Content:
    """A body in each coding that there is; every coding has an entity tag of its own."""

    media_type: bytes
    bodies: Mapping[str, bytes]
    etags: Mapping[str, bytes]

    @classmethod
    def of(cls, body: bytes, media_type: str, coded: Mapping[str, bytes]) -> "Content":
        """Return the content of ``body``, of whose codings those that save nothing are left out."""
        ready = {coding: each for coding, each in coded.items() if is_worthwhile(each, body)}
        tag = sha256(body).hexdigest()[:32]
        return cls(
            media_type.encode(),
            {IDENTITY: body, **ready},
            {IDENTITY: f'"{tag}"'.encode(), **{c: f'"{tag}-{c}"'.encode() for c in ready}},
        )

    def best(self, accept_encoding: str) -> str:
        """Return the coding that the client likes best; of equals, the one of the fewest bytes."""
        wishes = weights(accept_encoding)
        others = wishes.get("*", 0.0)
        liked = {coding: wishes.get(coding, others) for coding in self.bodies}
        if "*" not in wishes:
            liked[IDENTITY] = wishes.get(IDENTITY, _UNASKED)
        acceptable = [coding for coding, weight in liked.items() if weight > 0] or [IDENTITY]
        return min(acceptable, key=lambda coding: (-liked[coding], len(self.bodies[coding])))

    async def serve(self, exchange: Exchange, headers: RawHeaders) -> None:
        """Answer 200 with the body, or 304 if the client has it already.

        Ranges are not served: the whole is always a right answer (RFC 9110 §14.2).
        """
        coding = self.best((exchange.header(b"accept-encoding") or b"").decode("latin-1"))
        etag = self.etags[coding]
        headers = [(b"etag", etag), *headers]
        if len(self.bodies) > 1:
            headers.append((b"vary", b"Accept-Encoding"))
        known = (exchange.header(b"if-none-match") or b"").decode("latin-1")
        if Precondition(if_none_match=known).is_fresh(etag.decode()):
            await exchange.answer(HTTPStatus.NOT_MODIFIED, headers=headers)
            return
        if coding != IDENTITY:
            headers.append((b"content-encoding", coding.encode()))
        await self._send(exchange, self.bodies[coding], headers)

    async def _send(self, exchange: Exchange, body: bytes, headers: RawHeaders) -> None:
        """Send the body, a large one bit by bit, so that slow readers have no copies of it."""
        if len(body) <= _CHUNK or exchange.method == "HEAD":
            await exchange.answer(
                HTTPStatus.OK, body, content_type=self.media_type, headers=headers
            )
            return
        length = b"%d" % len(body)
        framing = [(b"content-type", self.media_type), (b"content-length", length)]
        await exchange.start(HTTPStatus.OK, [*framing, *headers])
        last = (len(body) - 1) // _CHUNK * _CHUNK
        for start in range(0, last, _CHUNK):
            await exchange.send_chunk(body[start : start + _CHUNK], more=True)
        await exchange.send_chunk(body[last:], more=False)


@lru_cache(maxsize=256)
def weights(header: str) -> Mapping[str, float]:
    """Return the weight of each name in an ``Accept-*`` header (RFC 9110 §12.4.2)."""
    found = {}
    for item in header.split(","):
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        if name and _QUALITY.fullmatch(quality):
            found[name] = float(quality)
    return found
