"""Images after their upload: private data gone, sizes made, hostile bytes survived."""

import asyncio
import io
import os
import signal
import zlib
from pathlib import Path

import pytest
from media_service.adapters.images import Interrupted, SubprocessImageProcessor
from media_service.models import Media, platform
from PIL import Image
from privet_shared.testing.database import outbox_events
from sqlalchemy import select

GPS = 0x8825
ORIENTATION = 0x0112
SECRET = "секретная подпись"


def encoded(image, kind, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def private_exif(*, orientation=1):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "Camera"
    exif[0x9286] = SECRET
    exif.get_ifd(GPS).update({1: "N", 2: (55.0, 45.0, 0.0), 3: "E", 4: (37.0, 37.0, 0.0)})
    return exif


def gradient(width=1600, height=1000, mode="RGB"):
    return Image.linear_gradient("L").resize((width, height)).convert(mode)


@pytest.fixture
def processed(container, customer, send, complete, client, callers, browser):
    """Upload an image and return its description and the bytes of each size."""

    async def upload(content, content_type):
        media_id = await send(customer, content, content_type=content_type)
        done = await complete(customer, media_id)
        assert done.status_code == 200, done.text
        assert done.json()["status"] == "processing"
        await container.processing.process_waiting()
        url, headers = f"/api/v1/media/{media_id}", callers.headers(customer)
        seen = (await client.get(url, headers=headers)).json()
        sizes = {}
        for variant in ("original", "medium", "thumbnail"):
            found = await client.get(f"{url}/content?variant={variant}", headers=headers)
            assert found.status_code == 302, found.text
            sizes[variant] = (await browser.get(found.headers["location"])).content
        return seen, {name: Image.open(io.BytesIO(body)) for name, body in sizes.items()}, sizes

    return upload


@pytest.mark.parametrize(
    ("kind", "content_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
async def test_private_data_is_gone_from_every_size(processed, kind, content_type):
    content = encoded(gradient(), kind, exif=private_exif())
    assert b"Camera" in content or kind == "WEBP"
    seen, images, sizes = await processed(content, content_type)
    assert (seen["status"], seen["width"], seen["height"]) == ("ready", 1600, 1000)
    assert {name: image.format for name, image in images.items()} == {
        "original": kind, "medium": "WEBP", "thumbnail": "WEBP",
    }  # fmt: skip
    assert [image.size for image in images.values()] == [(1600, 1000), (1280, 800), (320, 200)]
    for image in images.values():
        assert dict(image.getexif()) == {}
        assert not {"exif", "xmp", "comment"} & set(image.info)
    for body in sizes.values():
        assert b"Camera" not in body
        assert SECRET.encode() not in body


async def test_an_image_stands_upright_afterwards(processed):
    content = encoded(gradient(600, 400), "JPEG", exif=private_exif(orientation=6))
    seen, images, _ = await processed(content, "image/jpeg")
    assert (seen["width"], seen["height"]) == (400, 600)
    assert images["thumbnail"].height > images["thumbnail"].width


@pytest.mark.parametrize(
    ("image", "kind", "content_type"),
    [
        (gradient(mode="CMYK"), "JPEG", "image/jpeg"),
        (gradient(mode="L"), "JPEG", "image/jpeg"),
        (gradient(mode="P"), "PNG", "image/png"),
        (gradient(mode="1"), "PNG", "image/png"),
        (Image.new("I;16", (400, 300), 40000), "PNG", "image/png"),
        (gradient(mode="RGBA"), "PNG", "image/png"),
        (gradient(mode="RGBA"), "WEBP", "image/webp"),
        (gradient(1, 1), "PNG", "image/png"),
        (gradient(9000, 1), "JPEG", "image/jpeg"),
    ],
    ids=["cmyk", "grey", "palette", "bits", "16-bit", "alpha", "webp-alpha", "dot", "line"],
)
async def test_every_kind_of_pixel(processed, image, kind, content_type):
    seen, images, _ = await processed(encoded(image, kind), content_type)
    assert seen["status"] == "ready"
    assert (seen["width"], seen["height"]) == image.size
    assert max(images["thumbnail"].size) <= 320


async def test_of_an_animation_the_first_frame_stays(processed):
    frames = [Image.new("RGB", (50, 50), color) for color in ("red", "blue")]
    content = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    _, images, _ = await processed(content, "image/webp")
    assert getattr(images["original"], "n_frames", 1) == 1


@pytest.fixture
def row(engine):
    async def row(media_id):
        async with engine.connect() as connection:
            return (await connection.execute(select(Media).where(Media.id == media_id))).one()

    return row


async def test_what_cannot_be_decoded_is_deleted_and_the_worker_lives(
    container, customer, send, complete, ready_file, jpeg, row, engine, monkeypatch
):
    cut = await send(customer, jpeg[: len(jpeg) // 2])
    monkeypatch.setattr("media_service.services.inspection.check_image", lambda *_: None)
    assert (await complete(customer, cut)).status_code == 200
    good = await ready_file(customer)
    assert (await row(cut)).status == "deleted"
    assert (await row(good)).status == "ready"
    events = await outbox_events(engine, platform)
    assert [event["data"].get("fate") for event in events if "fate" in event["data"]] == [
        "unreadable"
    ]


def bomb() -> bytes:
    """Return a PNG of a few kilobytes that says it has 900 million pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + name + body + crc

    size = (30_000).to_bytes(4, "big") * 2
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + b"\x08\x02\x00\x00\x00")
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000), 9))
        + chunk(b"IEND", b"")
    )


async def test_a_bomb_is_refused_before_and_behind_the_check(
    container, customer, send, complete, row, monkeypatch
):
    content = bomb()
    refused = await complete(customer, await send(customer, content, content_type="image/png"))
    assert (refused.status_code, refused.json()["code"]) == (422, "media.too_many_pixels")
    monkeypatch.setattr("media_service.services.inspection.check_image", lambda *_: None)
    media_id = await send(customer, content, content_type="image/png")
    assert (await complete(customer, media_id)).status_code == 200
    await container.processing.process_waiting()
    assert (await row(media_id)).status == "deleted"


async def test_bytes_put_after_the_check_are_never_served(
    container, customer, announce, complete, browser, jpeg, row
):
    upload = await announce(customer, jpeg)
    await browser.put(upload.url, content=jpeg, headers=upload.headers)
    assert (await complete(customer, upload.id)).status_code == 200
    evil = b"<script>".ljust(len(jpeg), b"x")
    assert (await browser.put(upload.url, content=evil, headers=upload.headers)).is_success
    await container.processing.process_waiting()
    assert (await row(upload.id)).status == "deleted"


async def test_the_upload_goes_once_the_copies_are_made(container, customer, ready_file, row):
    media_id = await ready_file(customer)
    await container.removal.remove_objects()
    seen = await row(media_id)
    assert await container.store.find_size(seen.key) is None
    assert await container.store.find_size(seen.served_key) is not None


async def test_a_worker_that_died_leaves_the_image_to_the_next(
    container, customer, send, complete, jpeg, row, engine
):
    media_id = await send(customer, jpeg)
    await complete(customer, media_id)
    assert (await container.processing._lease()).id == media_id  # and dies
    await container.processing.process_waiting()
    assert (await row(media_id)).status == "processing"
    async with engine.begin() as connection:
        await connection.execute(Media.__table__.update().values(leased_until=None))
    await container.processing.process_waiting()
    await container.processing.process_waiting()
    assert (await row(media_id)).status == "ready"
    types = [event["type"].split(".")[-2] for event in await outbox_events(engine, platform)]
    assert types == ["ready", "processed"]


async def test_until_then_there_is_nothing_to_read(client, callers, customer, send, complete, jpeg):
    media_id = await send(customer, jpeg)
    await complete(customer, media_id)
    url, headers = f"/api/v1/media/{media_id}/content", callers.headers(customer)
    early = await client.get(url, headers=headers)
    assert (early.status_code, early.json()["code"]) == (409, "media.processing")
    assert early.headers["retry-after"] == "1"


async def test_other_files_have_no_sizes(client, callers, customer, send, complete):
    pdf = b"%PDF-1.7\n%%EOF"
    media_id = await send(customer, pdf, content_type="application/pdf", filename="a.pdf")
    assert (await complete(customer, media_id)).json()["status"] == "ready"
    url, headers = f"/api/v1/media/{media_id}/content", callers.headers(customer)
    assert (await client.get(url, headers=headers)).status_code == 302
    small = await client.get(f"{url}?variant=medium", headers=headers)
    assert (small.status_code, small.json()["code"]) == (422, "media.no_such_variant")


async def test_export_has_a_persons_files_alone(client, callers, customer, stranger, ready_file):
    mine = await ready_file(customer)
    await ready_file(stranger)
    url = f"/internal/users/{customer.user_id}/export"
    assert (await client.get(url, headers=callers.headers(customer))).status_code == 401
    [file] = (await client.get(url, headers=callers.service_headers())).json()["files"]
    assert file["id"] == str(mine)
    assert "original" in file["url"]


@pytest.fixture
def interruptible():
    """What a shell starts in the background ignores SIGINT, and so would its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
async def test_an_end_from_outside_is_not_the_images_fault(tmp_path, number):
    """The worker is told to stop, or memory is short: the photo must not be thrown away."""
    source = tmp_path / "source"
    Image.effect_noise((5000, 5000), 64).convert("RGB").save(source, "JPEG")
    running = asyncio.create_task(SubprocessImageProcessor().process(source, "image/jpeg"))
    async with asyncio.timeout(20):
        while (child := decoder_of(source)) is None:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)
    assert os.getsid(child) == child
    os.kill(child, number)
    with pytest.raises(Interrupted):
        await running


def decoder_of(source: Path) -> int | None:
    """Return the process that decodes ``source``."""
    for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        if str(source) in Path(f"/proc/{child}/cmdline").read_text():
            return int(child)
    return None
