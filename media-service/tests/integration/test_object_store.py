"""One contract for the bucket: the fake of the tests and the real adapter on a real S3."""

import io
from datetime import timedelta

import httpx
import pytest
from media_service.adapters.objects import S3ObjectStore
from media_service.errors import MediaNotUploaded
from privet_shared.errors import Unavailable
from privet_shared.ids import new_id
from privet_shared.servers.ports import HOST, free_port
from privet_shared.storage import Presigner

CONTENT = bytes(range(256)) * 3000


@pytest.fixture(params=["fake", "s3"])
def store(request, fake_store, storage_settings):
    return fake_store if request.param == "fake" else S3ObjectStore(storage_settings)


@pytest.fixture
def key():
    return f"2026/11/{new_id()}"


@pytest.fixture
async def stored(store, fake_store, key, storage_settings):
    """Put ``CONTENT`` at ``key``, as a client would."""
    if store is fake_store:
        fake_store.objects[key] = CONTENT
        return key
    url = Presigner(storage_settings).upload_url(
        key, content_type="video/mp4", size=len(CONTENT), lifetime=timedelta(minutes=1)
    )
    async with httpx.AsyncClient() as browser:
        response = await browser.put(url, content=CONTENT, headers={"Content-Type": "video/mp4"})
    assert response.status_code == 200
    return key


async def test_size(store, stored):
    assert await store.find_size(stored) == len(CONTENT)


async def test_head(store, stored):
    assert await store.read_head(stored, length=20) == CONTENT[:20]
    assert await store.read_head(stored, length=10**7) == CONTENT


async def test_download(store, stored):
    sink = io.BytesIO()
    await store.download(stored, sink)
    assert sink.getvalue() == CONTENT


async def test_delete_twice(store, stored):
    await store.delete(stored)
    assert await store.find_size(stored) is None
    await store.delete(stored)


async def test_missing(store, key):
    assert await store.find_size(key) is None
    with pytest.raises(MediaNotUploaded):
        await store.read_head(key, length=10)
    with pytest.raises(MediaNotUploaded):
        await store.download(key, io.BytesIO())


async def test_ping(store):
    await store.ping()


@pytest.fixture(params=["fake", "nobody listens", "wrong secret"])
def store_down(request, fake_store, storage_settings):
    if request.param == "fake":
        fake_store.down = True
        return fake_store
    changed = (
        {"endpoint_url": f"http://{HOST}:{free_port()}"}
        if request.param == "nobody listens"
        else {"access_key_id": "nobody"}
    )
    return S3ObjectStore(storage_settings.model_copy(update=changed))


async def test_down(store_down, key):
    for call in (
        store_down.find_size(key),
        store_down.read_head(key, length=1),
        store_down.download(key, io.BytesIO()),
        store_down.delete(key),
    ):
        with pytest.raises(Unavailable):
            await call


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (CONTENT + b"x", {"Content-Type": "video/mp4"}),
        (CONTENT[:-1], {"Content-Type": "video/mp4"}),
        (CONTENT, {"Content-Type": "text/html"}),
        (CONTENT, {}),
    ],
    ids=["longer", "shorter", "other type", "no type"],
)
async def test_upload_url_is_for_one_length_and_type(
    storage_settings, browser, key, content, headers
):
    url = Presigner(storage_settings).upload_url(
        key, content_type="video/mp4", size=len(CONTENT), lifetime=timedelta(minutes=1)
    )
    assert (await browser.put(url, content=content, headers=headers)).status_code == 403
    assert await S3ObjectStore(storage_settings).find_size(key) is None


async def test_upload_url_expires(storage_settings, browser, key):
    url = Presigner(storage_settings).upload_url(
        key, content_type="video/mp4", size=1, lifetime=timedelta(seconds=-5)
    )
    response = await browser.put(url, content=b"x", headers={"Content-Type": "video/mp4"})
    assert response.status_code in {400, 403}
