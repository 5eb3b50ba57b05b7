"""Whether an uploaded object is what was announced: its size, its content, its checksum.

Only what is needed is read: an image wholly, of other files the first bytes, unless a checksum
was announced. Pillow reads an image's structure and never decodes its pixels.
"""

import asyncio
import hashlib
import hmac
import tempfile
import warnings
from typing import IO

from PIL import Image

from media_service.domain.purposes import IMAGES, ContentType
from media_service.domain.signatures import HEAD_BYTES, has_signature
from media_service.errors import (
    ChecksumMismatch,
    MediaNotUploaded,
    SizeMismatch,
    TooManyPixels,
    TypeMismatch,
)
from media_service.models import Media
from media_service.services.ports import ObjectStore

MAX_PIXELS = 64_000_000
_IN_MEMORY_BYTES = 1024 * 1024
_DECODERS = {ContentType.JPEG: "JPEG", ContentType.PNG: "PNG", ContentType.WEBP: "WEBP"}

# Pillow only warns between its limit and twice that; here the limit is one, and an error.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


class _Digest:
    """Hashes what passes, and keeps it when there is a file to keep it in."""

    def __init__(self, copy: IO[bytes] | None = None) -> None:
        self._hash = hashlib.sha256()
        self._copy = copy

    def write(self, chunk: bytes, /) -> None:
        self._hash.update(chunk)
        if self._copy is not None:
            self._copy.write(chunk)

    def require(self, sha256: str | None) -> None:
        """Raise ``ChecksumMismatch`` unless the bytes have this checksum, or none is asked."""
        if sha256 is not None and not hmac.compare_digest(self._hash.hexdigest(), sha256):
            raise ChecksumMismatch


async def inspect(store: ObjectStore, media: Media) -> None:
    """Check the object of ``media``.

    Raises ``MediaNotUploaded``, or the ``UploadRejected`` that tells what differs.
    """
    size = await store.find_size(media.key)
    if size is None:
        raise MediaNotUploaded
    if size != media.size:
        raise SizeMismatch
    content_type = ContentType(media.content_type)
    if not has_signature(await store.read_head(media.key, length=HEAD_BYTES), content_type):
        raise TypeMismatch
    if content_type in IMAGES:
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as copy:
            digest = _Digest(copy)
            await store.download(media.key, digest)
            digest.require(media.sha256)
            await asyncio.to_thread(check_image, copy, content_type)
    elif media.sha256 is not None:
        digest = _Digest()
        await store.download(media.key, digest)
        digest.require(media.sha256)


def check_image(file: IO[bytes], content_type: ContentType) -> None:
    """Raise ``TypeMismatch`` or ``TooManyPixels`` unless ``file`` is an image of this type."""
    file.seek(0)
    try:
        with Image.open(file, formats=[_DECODERS[content_type]]) as image:
            width, height = image.size
            image.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixels from error
    except Exception as error:  # parsers of hostile bytes fail in any way: none is an image
        raise TypeMismatch from error
    if width * height > MAX_PIXELS:
        raise TooManyPixels
