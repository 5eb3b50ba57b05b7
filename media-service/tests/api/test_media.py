"""Files over HTTP: who may see, fetch and delete them."""

from uuid import uuid4

import pytest
from media_service.models import Media, platform
from privet_shared.clock import utc_now
from privet_shared.events.tickets import TicketCreated
from privet_shared.ids import new_id
from privet_shared.testing.database import new_delivery, outbox_events
from sqlalchemy import select

URL = "/api/v1/media"


@pytest.fixture
def attach(container):
    """Let the service hear that files were attached to a ticket of ``owner``."""

    async def attach(owner, *media_ids):
        event = TicketCreated(
            ticket_id=new_id(),
            number="T-1001",
            user_id=owner.user_id,
            device_id=None,
            title="x",
            status="new",
            media_ids=list(media_ids),
            created_at=utc_now(),
        )
        await container.attachments.store_ticket(event, new_delivery())

    return attach


async def status(client, callers, principal, path, method="GET"):
    response = await client.request(method, f"{URL}/{path}", headers=callers.headers(principal))
    return response.status_code


async def test_uploader_and_staff_see_a_file_and_others_do_not(
    client, callers, customer, stranger, technician, ready_file
):
    media_id = await ready_file(customer)
    for path in (f"{media_id}", f"{media_id}/content"):
        response = await client.get(f"{URL}/{path}", headers=callers.headers(stranger))
        assert (response.status_code, response.json()["code"]) == (404, "media.not_found")
        assert await status(client, callers, customer, path) in {200, 302}
        assert await status(client, callers, technician, path) in {200, 302}
    assert await status(client, callers, customer, uuid4()) == 404
    assert await status(client, callers, customer, "7") == 422


async def test_ticket_owner_sees_a_technicians_file(
    client, callers, customer, stranger, technician, ready_file, attach
):
    media_id = await ready_file(technician)
    assert await status(client, callers, customer, media_id) == 404
    await attach(customer, media_id)
    assert await status(client, callers, customer, media_id) == 200
    assert await status(client, callers, customer, f"{media_id}/content") == 302
    assert await status(client, callers, stranger, media_id) == 404
    assert await status(client, callers, customer, media_id, "DELETE") == 404


async def test_pending_upload_is_its_owners_alone(
    client, callers, customer, stranger, announce, attach, jpeg
):
    upload = await announce(customer, jpeg)
    await attach(stranger, upload.id)
    response = await client.get(f"{URL}/{upload.id}", headers=callers.headers(customer))
    assert (response.status_code, response.json()["status"]) == (200, "pending")
    assert await status(client, callers, customer, f"{upload.id}/content") == 404
    assert await status(client, callers, stranger, upload.id) == 404


async def test_content_is_fetched_from_storage_by_name_and_type(
    client, callers, customer, browser, ready_file
):
    media_id = await ready_file(customer, filename='кран "1".jpg')
    response = await client.get(f"{URL}/{media_id}/content", headers=callers.headers(customer))
    assert response.status_code == 302
    assert response.headers["cache-control"] == "no-store"
    # rclone forgets types when it restarts
    assert "response-content-type=image%2Fjpeg" in response.headers["location"]
    fetched = await browser.get(response.headers["location"])
    assert fetched.content.startswith(b"\xff\xd8\xff")
    assert fetched.headers["content-type"] == "image/jpeg"
    assert fetched.headers["content-disposition"] == (
        "inline; filename*=UTF-8''%D0%BA%D1%80%D0%B0%D0%BD%20%221%22.jpg"
    )


async def test_a_file_says_where_it_and_its_smaller_versions_are(
    client, callers, customer, browser, announce, send, complete, ready_file, jpeg, container
):
    headers = callers.headers(customer)

    async def links(media_id):
        shown = (await client.get(f"{URL}/{media_id}", headers=headers)).json()
        return [shown[name] for name in ("url", "thumbnail_url", "medium_url")]

    assert await links((await announce(customer, jpeg)).id) == [None] * 3
    await complete(customer, unclean := await send(customer, jpeg))
    assert await links(unclean) == [None] * 3  # its private data is still in it
    types = [
        (await browser.get(url)).headers["content-type"]
        for url in await links(await ready_file(customer))
    ]
    assert types == ["image/jpeg", "image/webp", "image/webp"]


async def test_unchanged_file_is_304(client, callers, customer, announce, send, complete, jpeg):
    media_id = await send(customer, jpeg)
    headers = callers.headers(customer)
    pending = (await client.get(f"{URL}/{media_id}", headers=headers)).headers["etag"]
    ready = (await complete(customer, media_id)).headers["etag"]
    assert pending != ready
    for etag, expected in ((ready, 304), (f"W/{ready}", 304), ("*", 304), (pending, 200)):
        response = await client.get(f"{URL}/{media_id}", headers={**headers, "If-None-Match": etag})
        assert (response.status_code, response.headers["etag"]) == (expected, ready)


async def test_delete(client, callers, customer, container, browser, ready_file, engine):
    media_id = await ready_file(customer)
    headers = callers.headers(customer)
    location = (await client.get(f"{URL}/{media_id}/content", headers=headers)).headers["location"]
    assert await status(client, callers, customer, media_id, "DELETE") == 204
    for method, path in (("GET", media_id), ("GET", f"{media_id}/content"), ("DELETE", media_id)):
        assert await status(client, callers, customer, path, method) == 404
    [_, _, event] = await outbox_events(engine, platform)
    assert event["type"] == "privet.media.file.deleted.v1"
    assert event["data"] == {
        "media_id": str(media_id),
        "owner_id": str(customer.user_id),
        "version": 3,
        "fate": "removed",
    }
    await container.removal.remove_objects()
    assert (await browser.get(location)).status_code == 404
    async with engine.connect() as connection:
        row = (await connection.execute(select(Media))).one()
    assert (row.status, row.filename) == ("deleted", None)


async def test_strangers_do_not_delete_and_staff_do(
    client, callers, customer, stranger, technician, ready_file
):
    media_id = await ready_file(customer)
    assert await status(client, callers, stranger, media_id, "DELETE") == 404
    assert await status(client, callers, technician, media_id, "DELETE") == 204


async def test_deleted_pending_upload_tells_nobody(
    client, callers, customer, announce, complete, jpeg, engine
):
    upload = await announce(customer, jpeg)
    assert await status(client, callers, customer, upload.id, "DELETE") == 204
    assert (await complete(customer, upload.id)).status_code == 404
    assert await outbox_events(engine, platform) == []


async def test_internal_answer_is_the_events_data(
    client, callers, customer, announce, ready_file, jpeg, engine
):
    media_id, pending = await ready_file(customer), await announce(customer, jpeg)
    headers = callers.service_headers("ticket-service")
    response = await client.get(f"/internal/media/{media_id}", headers=headers)
    [_, event] = await outbox_events(engine, platform)
    assert event["type"] == "privet.media.file.processed.v1"
    assert (response.status_code, response.json()) == (200, event["data"])
    for unknown in (pending.id, uuid4()):
        response = await client.get(f"/internal/media/{unknown}", headers=headers)
        assert (response.status_code, response.json()["code"]) == (404, "media.not_found")
    await client.delete(f"{URL}/{media_id}", headers=callers.headers(customer))
    assert (await client.get(f"/internal/media/{media_id}", headers=headers)).status_code == 404
