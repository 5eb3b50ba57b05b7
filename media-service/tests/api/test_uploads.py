"""Uploads over HTTP, with real files put to real storage."""

import asyncio
import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from media_service.models import Media, platform
from privet_shared.clock import utc_now
from privet_shared.testing.database import outbox_events
from sqlalchemy import select

URL = "/api/v1/media/uploads"
BODY = {
    "filename": "leak.jpg",
    "content_type": "image/jpeg",
    "size": 1000,
    "purpose": "ticket_attachment",
}


@pytest.fixture
def row(engine):
    async def row(media_id) -> Media:
        async with engine.connect() as connection:
            return (await connection.execute(select(Media).where(Media.id == media_id))).one()

    return row


async def test_jpeg_goes_straight_to_storage(
    client, callers, customer, browser, jpeg, complete, engine
):
    response = await client.post(
        f"{URL}/",
        json={
            **BODY,
            "filename": "../кран течёт.jpg",
            "size": len(jpeg),
            "sha256": hashlib.sha256(jpeg).hexdigest().upper(),
        },
        headers=callers.headers(customer),
    )
    assert response.status_code == 201
    upload = response.json()["upload"]
    assert upload["method"] == "PUT"
    assert upload["headers"] == {"Content-Type": "image/jpeg"}
    assert upload["expires_at"].endswith("Z")

    sent = await browser.put(upload["url"], content=jpeg, headers=upload["headers"])
    assert sent.status_code == 200
    response = await complete(customer, response.json()["id"])
    assert response.status_code == 200
    assert response.headers["etag"]
    media = response.json()
    assert (media["status"], media["filename"]) == ("processing", "кран течёт.jpg")
    assert (media["size"], media["content_type"]) == (len(jpeg), "image/jpeg")
    assert media["owner_id"] == str(customer.user_id)

    [event] = await outbox_events(engine, platform)
    assert event["type"] == "privet.media.file.ready.v1"
    assert event["audience"] == f"user:{customer.user_id}"
    assert event["data"] == {
        "key": None,
        "version": 1,
        "media_id": media["id"],
        "owner_id": str(customer.user_id),
        "filename": "кран течёт.jpg",
        "content_type": "image/jpeg",
        "size": len(jpeg),
    }


async def test_completing_twice_gives_the_same(customer, send, complete, jpeg, engine):
    media_id = await send(customer, jpeg)
    answers = [await complete(customer, media_id) for _ in range(2)]
    answers += await asyncio.gather(*(complete(customer, media_id) for _ in range(3)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({(answer.text, answer.headers["etag"]) for answer in answers}) == 1
    assert len(await outbox_events(engine, platform)) == 1


async def test_completing_again_asks_nothing_of_storage(
    customer, ready_file, complete, container, fake_store
):
    media_id = await ready_file(customer)
    fake_store.down = True
    container.uploads._store = fake_store
    assert (await complete(customer, media_id)).status_code == 200


async def test_completing_at_once_publishes_once(customer, send, complete, jpeg, engine):
    media_id = await send(customer, jpeg)
    answers = await asyncio.gather(*(complete(customer, media_id) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {200}
    assert len(await outbox_events(engine, platform)) == 1


async def test_not_uploaded_yet(customer, announce, browser, complete, jpeg):
    upload = await announce(customer, jpeg)
    response = await complete(customer, upload.id)
    assert (response.status_code, response.json()["code"]) == (409, "media.not_uploaded")
    await browser.put(upload.url, content=jpeg, headers=upload.headers)
    assert (await complete(customer, upload.id)).status_code == 200


async def test_only_the_uploader_completes(
    customer, stranger, technician, send, complete, jpeg, callers, client
):
    media_id = await send(customer, jpeg)
    for other in (stranger, technician):
        response = await complete(other, media_id)
        assert (response.status_code, response.json()["code"]) == (404, "media.not_found")
    assert (await complete(customer, uuid4())).status_code == 404


@pytest.mark.parametrize(
    ("fields", "content", "code"),
    [
        ({"content_type": "image/png"}, None, "media.type_mismatch"),
        ({"content_type": "application/pdf"}, None, "media.type_mismatch"),
        ({}, b"<script>alert(1)</script>", "media.type_mismatch"),
        ({"sha256": "0" * 64}, None, "media.checksum_mismatch"),
    ],
)
async def test_other_content_is_refused_and_removed(
    customer, send, complete, container, jpeg, row, engine, fields, content, code
):
    media_id = await send(customer, content or jpeg, **fields)
    response = await complete(customer, media_id)
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert (await complete(customer, media_id)).status_code == 404

    key = (await row(media_id)).key
    assert await container.store.find_size(key) is not None
    await container.removal.remove_objects()
    assert await container.store.find_size(key) is None
    assert await outbox_events(engine, platform) == []


async def test_other_size_is_refused(
    customer, announce, complete, container, fake_store, row, jpeg
):
    """A store that does not honour the signed length is caught by the check."""
    upload = await announce(customer, jpeg)
    fake_store.objects[(await row(upload.id)).key] = jpeg + b"more"
    container.uploads._store = fake_store
    response = await complete(customer, upload.id)
    assert (response.status_code, response.json()["code"]) == (422, "media.size_mismatch")


async def test_storage_down_means_try_again(customer, send, complete, container, fake_store, jpeg):
    media_id = await send(customer, jpeg)
    real, container.uploads._store = container.uploads._store, fake_store
    fake_store.down = True
    response = await complete(customer, media_id)
    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"
    container.uploads._store = real
    assert (await complete(customer, media_id)).status_code == 200


@pytest.mark.parametrize(
    ("fields", "loc"),
    [
        ({"filename": None}, "filename"),
        ({"filename": "  "}, "filename"),
        ({"filename": "../"}, "filename"),
        ({"filename": "a\u0000b.jpg"}, "filename"),
        ({"filename": "x" * 1001}, "filename"),
        ({"filename": 5}, "filename"),
        ({"content_type": "text/html"}, "content_type"),
        ({"content_type": "image/svg+xml"}, "content_type"),
        ({"size": 0}, "size"),
        ({"size": -1}, "size"),
        ({"size": "10"}, "size"),
        ({"size": 1.5}, "size"),
        ({"size": True}, "size"),
        ({"size": 2**63}, "size"),
        ({"size": 50 * 1024 * 1024 + 1}, "size"),
        ({"purpose": "other"}, "purpose"),
        ({"sha256": "abc"}, "sha256"),
        ({"sha256": "g" * 64}, "sha256"),
        ({"colour": 1}, "colour"),
    ],
)
async def test_bad_upload_is_explained(client, callers, customer, fields, loc):
    response = await client.post(URL, json={**BODY, **fields}, headers=callers.headers(customer))
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["body", loc]


@pytest.mark.parametrize(
    ("fields", "code", "extra"),
    [
        ({"size": 16 * 1024 * 1024}, "media.too_large", {"limit": 15 * 1024 * 1024}),
        (
            {"purpose": "avatar", "content_type": "video/mp4"},
            "media.type_not_allowed",
            {"allowed": ["image/jpeg", "image/png", "image/webp"]},
        ),
    ],
)
async def test_purpose_sets_limits(client, callers, customer, fields, code, extra):
    response = await client.post(URL, json={**BODY, **fields}, headers=callers.headers(customer))
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert extra.items() <= response.json().items()


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b"\xff\xfe", b'{"filename": "\\ud800"}', b"null", b"x" * (2**20 + 1)]
)
async def test_unreadable_body_is_4xx(client, callers, customer, content):
    headers = {**callers.headers(customer), "Content-Type": "application/json"}
    response = await client.post(URL, content=content, headers=headers)
    assert response.status_code in {400, 413, 422}
    assert response.headers["content-type"] == "application/problem+json"


async def test_same_key_gives_the_same_upload_signed_anew(
    client, callers, customer, browser, complete, jpeg, row
):
    body = {**BODY, "size": len(jpeg)}
    headers = {**callers.headers(customer), "Idempotency-Key": "k1"}
    with time_machine.travel(utc_now() - timedelta(hours=3), tick=True):
        headers |= callers.headers(customer)
        first = await client.post(URL, json=body, headers=headers)
    old = first.json()["upload"]
    expired = await browser.put(old["url"], content=jpeg, headers=old["headers"])
    assert expired.status_code in {400, 403}

    again = await client.post(URL, json=body, headers={**headers, **callers.headers(customer)})
    assert (again.status_code, again.headers["idempotency-replayed"]) == (201, "true")
    assert again.json()["id"] == first.json()["id"]
    fresh = again.json()["upload"]
    assert fresh["expires_at"] > old["expires_at"]
    assert (await row(again.json()["id"])).upload_ends_at > utc_now() + timedelta(hours=1)
    sent = await browser.put(fresh["url"], content=jpeg, headers=fresh["headers"])
    assert sent.status_code == 200
    assert (await complete(customer, again.json()["id"])).status_code == 200


async def test_same_key_after_completion_does_not_open_the_file_again(
    client, callers, customer, browser, complete, jpeg
):
    body = {**BODY, "size": len(jpeg)}
    headers = {**callers.headers(customer), "Idempotency-Key": "k2"}
    first = await client.post(URL, json=body, headers=headers)
    upload = first.json()["upload"]
    await browser.put(upload["url"], content=jpeg, headers=upload["headers"])
    await complete(customer, first.json()["id"])
    with time_machine.travel(utc_now() + timedelta(minutes=5), tick=True):
        again = await client.post(URL, json=body, headers=headers)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == first.json()


async def test_key_with_another_body_or_caller(client, callers, customer, stranger):
    headers = {"Idempotency-Key": "k3"}
    first = await client.post(URL, json=BODY, headers=callers.headers(customer) | headers)
    other = await client.post(
        URL, json={**BODY, "size": 5}, headers=callers.headers(customer) | headers
    )
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.key_reused")
    theirs = await client.post(URL, json=BODY, headers=callers.headers(stranger) | headers)
    assert theirs.status_code == 201
    assert theirs.json()["id"] != first.json()["id"]


async def test_two_at_once_with_one_key(client, callers, customer, engine):
    headers = {**callers.headers(customer), "Idempotency-Key": "k4"}
    answers = await asyncio.gather(
        *(client.post(URL, json=BODY, headers=headers) for _ in range(6))
    )
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 201}) == 1
    async with engine.connect() as connection:
        assert len((await connection.execute(select(Media.id))).all()) == 1
