"""Photos over HTTP."""

import asyncio

import httpx
import pytest
from device_service.domain.policies import MAX_PHOTOS
from device_service.models import platform
from privet_shared.events.media import FileDeleted
from privet_shared.ids import new_id
from privet_shared.storage import make_s3_client
from privet_shared.testing.database import new_delivery, outbox_events

URL = "/api/v1/devices"


@pytest.fixture
async def device(customer, register):
    return await register(customer)


@pytest.fixture
def attach(client, callers, device):
    async def post(principal, media_id, **headers):
        return await client.post(
            f"{URL}/{device['id']}/photos",
            json={"media_id": str(media_id)},
            headers={**callers.headers(principal), **headers},
        )

    return post


async def test_photo_is_shown_by_a_url_that_works(
    client, customer, device, attach, known_file, settings
):
    file = await known_file(customer)
    s3 = make_s3_client(settings.storage, endpoint_url=settings.storage.endpoint_url)
    await asyncio.to_thread(
        s3.put_object, Bucket=settings.storage.bucket, Key=file.key, Body=b"jpeg"
    )
    response = await attach(customer, file.media_id)
    assert response.status_code == 201
    assert set(response.json()) == {"id", "url", "thumbnail_url", "medium_url"}
    [photo] = (await client.get(f"{URL}/{device['id']}")).json()["photos"]
    assert photo["id"] == response.json()["id"]
    assert "%D0" not in photo["url"]  # what the owner called the file is not public
    async with httpx.AsyncClient() as anyone:
        fetched = await anyone.get(photo["url"])
    assert (fetched.status_code, fetched.content) == (200, b"jpeg")
    assert fetched.headers["content-type"] == "image/jpeg"


async def test_photos_change_version_history_and_etag(
    client, callers, customer, technician, device, attach, known_file, engine
):
    url, file = f"{URL}/{device['id']}", await known_file(customer)
    tags = [(await client.get(url)).headers["etag"]]
    photo = (await attach(technician, file.media_id)).json()
    tags.append((await client.get(url)).headers["etag"])
    removed = await client.delete(f"{url}/photos/{photo['id']}", headers=callers.headers(customer))
    assert (removed.status_code, removed.content) == (204, b"")
    shown = await client.get(url)
    tags.append(shown.headers["etag"])
    assert len(set(tags)) == 3
    assert shown.json()["photos"] == []
    events = await outbox_events(engine, platform)
    assert [(event["type"].split(".")[-2], event["data"].get("version")) for event in events] == [
        ("created", 1),
        ("updated", 2),
        ("added", None),
        ("updated", 3),
        ("removed", None),
    ]
    history = (await client.get(f"{url}/history", headers=callers.headers(customer))).json()
    assert [
        (row["field"], row["from"], row["to"], row["by"], row["by_role"]) for row in history[:2]
    ] == [
        ("photos", photo["id"], None, str(customer.user_id), "customer"),
        ("photos", None, photo["id"], str(technician.user_id), "technician"),
    ]


async def test_stranger_gets_404(client, callers, customer, stranger, device, attach, known_file):
    response = await attach(stranger, (await known_file(stranger)).media_id)
    assert (response.status_code, response.json()["code"]) == (404, "device.not_found")
    photo = (await attach(customer, (await known_file(customer)).media_id)).json()
    path = f"{URL}/{device['id']}/photos/{photo['id']}"
    hidden = await client.delete(path, headers=callers.headers(stranger))
    assert (hidden.status_code, hidden.json()["code"]) == (404, "device.not_found")


async def test_photo_of_another_device_is_404(
    client, callers, customer, register, attach, known_file
):
    photo = (await attach(customer, (await known_file(customer)).media_id)).json()
    other = await register(customer)
    for device_id, photo_id in ((other["id"], photo["id"]), (other["id"], new_id())):
        response = await client.delete(
            f"{URL}/{device_id}/photos/{photo_id}", headers=callers.headers(customer)
        )
        assert (response.status_code, response.json()["code"]) == (404, "device.photo_not_found")


async def test_foreign_missing_deleted_and_other_files_are_refused(
    customer, stranger, technician, attach, known_file, container
):
    foreign = await known_file(stranger)
    deleted = await known_file(customer)
    await container.media.remove(
        FileDeleted(media_id=deleted.media_id, owner_id=customer.user_id), new_delivery()
    )
    pdf = await known_file(customer, content_type="application/pdf")
    for media_id in (foreign.media_id, deleted.media_id, pdf.media_id, new_id()):
        response = await attach(customer, media_id)
        assert (response.status_code, response.json()["code"]) == (422, "device.unknown_media")
    assert (await attach(technician, foreign.media_id)).status_code == 201


async def test_file_not_heard_of_yet_is_asked_for_once(
    client, callers, customer, attach, device, lookup
):
    media_id = new_id()
    path = f"/internal/media/{media_id}"
    lookup.objects[path] = {
        "media_id": str(media_id),
        "version": 1,
        "owner_id": str(customer.user_id),
        "key": f"2026/{media_id}",
        "filename": "a.png",
        "content_type": "image/png",
        "size": 10,
    }
    assert (await attach(customer, media_id)).status_code == 201
    assert (await attach(customer, media_id)).status_code == 409
    assert lookup.calls == [path]
    lookup.down = True
    assert (await attach(customer, new_id())).status_code == 503


async def test_same_file_twice_is_409(customer, attach, known_file):
    file = await known_file(customer)
    answers = await asyncio.gather(*(attach(customer, file.media_id) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    again = await attach(customer, file.media_id)
    assert again.json()["code"] == "device.photo_already_attached"


async def test_at_most_ten_photos(client, callers, customer, device, attach, known_file):
    for _ in range(MAX_PHOTOS - 1):
        assert (await attach(customer, (await known_file(customer)).media_id)).status_code == 201
    files = [await known_file(customer) for _ in range(3)]
    answers = await asyncio.gather(*(attach(customer, file.media_id) for file in files))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    full = next(answer for answer in answers if answer.status_code == 409)
    assert full.json()["code"] == "device.too_many_photos"
    photos = (await client.get(f"{URL}/{device['id']}")).json()["photos"]
    assert len(photos) == MAX_PHOTOS


async def test_idempotency_key(customer, attach, known_file):
    file, other = await known_file(customer), await known_file(customer)
    key = {"Idempotency-Key": "k"}
    first, again = (
        await attach(customer, file.media_id, **key),
        await attach(customer, file.media_id, **key),
    )
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    reused = await attach(customer, other.media_id, **key)
    assert (reused.status_code, reused.json()["code"]) == (422, "idempotency.key_reused")


@pytest.mark.parametrize("fields", [{}, {"media_id": "x"}, {"media_id": None}, {"url": "x"}])
async def test_bad_body_is_422(client, callers, customer, device, fields):
    response = await client.post(
        f"{URL}/{device['id']}/photos", json=fields, headers=callers.headers(customer)
    )
    assert (response.status_code, response.json()["code"]) == (422, "request.invalid")
