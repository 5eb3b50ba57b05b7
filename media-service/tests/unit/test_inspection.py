"""The check of an uploaded object, against a store in memory."""

import hashlib
import io
import struct
import zlib

import pytest
from media_service.domain.purposes import ContentType
from media_service.errors import (
    ChecksumMismatch,
    MediaNotUploaded,
    SizeMismatch,
    TooManyPixels,
    TypeMismatch,
)
from media_service.models import Media
from media_service.services.inspection import MAX_PIXELS, check_image, inspect
from PIL import Image
from privet_shared.errors import Unavailable

KEY = "2026/11/x"
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(5000)


def encoded(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, kind)
    return file.getvalue()


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds next to nothing: a decompression bomb."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def check(fake_store):
    async def check(content: bytes, content_type: ContentType, *, sha256=None, size=None):
        fake_store.objects[KEY] = content
        size = len(content) if size is None else size
        await inspect(
            fake_store, Media(key=KEY, size=size, content_type=content_type, sha256=sha256)
        )

    return check


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_real_images_pass(check, kind):
    await check(encoded(kind), ContentType[kind])


async def test_image_with_pictures_inside_passes(check):
    file = io.BytesIO()
    first, second = Image.new("RGB", (40, 30)), Image.new("RGB", (20, 15))
    first.save(file, "MPO", save_all=True, append_images=[second])
    await check(file.getvalue(), ContentType.JPEG)


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (encoded("PNG"), ContentType.JPEG),
        (b"<script>alert(1)</script>", ContentType.JPEG),
        (b"\xff\xd8\xff" + b"<script>", ContentType.JPEG),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), ContentType.PNG),
        (encoded("PNG")[:-20], ContentType.PNG),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(20), ContentType.WEBP),
        (b"MZ", ContentType.PDF),
        (encoded("JPEG"), ContentType.MP4),
    ],
)
async def test_other_content_is_refused(check, content, content_type):
    with pytest.raises(TypeMismatch):
        await check(content, content_type)


@pytest.mark.parametrize(
    ("width", "height"), [(MAX_PIXELS + 1, 1), (12_000, 12_000), (50_000, 50_000)]
)
async def test_decompression_bomb_is_refused(check, width, height):
    with pytest.raises(TooManyPixels):
        await check(png_header(width, height), ContentType.PNG)


def test_image_is_opened_as_its_own_type_alone():
    with pytest.raises(TypeMismatch):
        check_image(io.BytesIO(encoded("PNG")), ContentType.JPEG)


async def test_size_differs(check):
    with pytest.raises(SizeMismatch):
        await check(encoded("JPEG"), ContentType.JPEG, size=5)


@pytest.mark.parametrize(
    ("content", "content_type"), [(encoded("PNG"), ContentType.PNG), (MP4, ContentType.MP4)]
)
async def test_checksum(check, content, content_type):
    await check(content, content_type, sha256=hashlib.sha256(content).hexdigest())
    with pytest.raises(ChecksumMismatch):
        await check(content, content_type, sha256="0" * 64)


async def test_video_is_not_read_beyond_its_head(check, fake_store):
    await check(MP4, ContentType.MP4)
    assert fake_store.bytes_read == 0


async def test_nothing_there(fake_store):
    with pytest.raises(MediaNotUploaded):
        await inspect(fake_store, Media(key=KEY, size=1, content_type=ContentType.PDF))


async def test_storage_down(check, fake_store):
    fake_store.down = True
    with pytest.raises(Unavailable):
        await check(MP4, ContentType.MP4)
