"""Request paths in one canonical form, so that what is matched is what is forwarded.

Whatever two parsers could read differently is refused: dot segments, encoded slashes, backslashes,
``;`` parameters, control characters, percent signs that survive decoding, broken escapes.
"""

import re
from urllib.parse import quote, unquote_to_bytes

_PLAIN = re.compile(rb"(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+/?")
_ESCAPES = re.compile(rb"(?:[^%]|%[0-9A-Fa-f]{2})*")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\;%]")
_UNRESERVED_IN_SEGMENT = "-._~!$&'()*+,=:@"
_DOT_SEGMENTS = frozenset({".", ".."})
_PRINTABLE = "".join(chr(code) for code in range(0x21, 0x7F))


def is_plain(raw_path: bytes) -> bool:
    """Whether the path is canonical as it stands, but for a slash at its end."""
    return _PLAIN.fullmatch(raw_path) is not None


def canonical_segments(raw_path: bytes) -> list[str] | None:
    """Return the decoded segments, empty ones dropped; None when the path is not acceptable."""
    if is_plain(raw_path):
        return raw_path.decode("ascii").strip("/").split("/")
    if not raw_path.startswith(b"/") or not _ESCAPES.fullmatch(raw_path):
        return None
    segments = []
    for part in raw_path.split(b"/"):
        if not part:
            continue
        try:
            segment = unquote_to_bytes(part).decode("utf-8")
        except UnicodeDecodeError:
            return None
        if segment in _DOT_SEGMENTS or _UNSAFE.search(segment):
            return None
        segments.append(segment)
    return segments


def encode_path(segments: list[str]) -> bytes:
    """Return the percent-encoded path of decoded ``segments``."""
    path = "".join("/" + quote(segment, safe=_UNRESERVED_IN_SEGMENT) for segment in segments)
    return path.encode("ascii") or b"/"


def safe_query(query: bytes) -> bytes:
    """Return the query string with anything but visible ASCII percent-encoded."""
    if query.isascii() and query.isalnum():
        return query
    return quote(query, safe=_PRINTABLE).encode("ascii")
