"""How a file's first bytes tell its type."""

from collections.abc import Callable, Mapping

from media_service.domain.purposes import ContentType

HEAD_BYTES = 64

_MP4_BRANDS = frozenset(
    {b"isom", b"avc1", b"dash", b"MSNV", b"M4V ", b"M4VP", b"M4VH", b"mp41", b"mp42", b"mp71"}
    | {f"iso{number}".encode() for number in range(2, 10)}
)
_EBML = b"\x1a\x45\xdf\xa3"


def _brand(head: bytes) -> bytes:
    """Return the major brand of an ISO base media file (ISO/IEC 14496-12 §4.3)."""
    return head[8:12] if head[4:8] == b"ftyp" else b""


_SIGNATURES: Mapping[ContentType, Callable[[bytes], bool]] = {
    ContentType.JPEG: lambda head: head.startswith(b"\xff\xd8\xff"),
    ContentType.PNG: lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    ContentType.WEBP: lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    ContentType.PDF: lambda head: head.startswith(b"%PDF-"),
    ContentType.MP4: lambda head: _brand(head) in _MP4_BRANDS,
    ContentType.QUICKTIME: lambda head: _brand(head) == b"qt  ",
    ContentType.WEBM: lambda head: head.startswith(_EBML) and b"\x42\x82\x84webm" in head,
}


def has_signature(head: bytes, content_type: ContentType) -> bool:
    """Whether a file that begins with ``head`` (``HEAD_BYTES`` of it) is of this type."""
    return _SIGNATURES[content_type](head)
