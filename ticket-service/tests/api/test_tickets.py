"""Tickets over HTTP."""

import asyncio
from uuid import uuid4

import pytest
from privet_shared.auth.tokens import TokenType
from privet_shared.testing.database import outbox_events
from ticket_service.models import platform

URL = "/api/v1/tickets"


async def move(client, headers, ticket_id, status, **fields):
    return await client.patch(
        f"{URL}/{ticket_id}/status", json={"status": status, **fields}, headers=headers
    )


async def test_file_a_ticket(client, callers, customer, known_device, known_file, engine):
    device, file = await known_device(customer), await known_file(customer)
    response = await client.post(
        f"{URL}/",
        json={
            "title": "  Течёт  ",
            "description": "",
            "device_id": str(device.device_id),
            "preferred_date": "2026-12-01",
            "priority": "high",
            "media_ids": [str(file.media_id)],
            "attachment_urls": ["https://example.com/a.jpg"],
        },
        headers=callers.headers(customer),
    )
    assert response.status_code == 201
    ticket = response.json()
    assert ticket["number"] == "T-1001"
    assert ticket["title"] == "Течёт"
    assert ticket["description"] is None
    assert ticket["device"]["brand"] == "Bosch"
    assert ticket["attachments"][0]["url"].startswith("http")
    assert ticket["allowed_transitions"] == ["rejected"]
    assert ticket["created_at"].endswith("Z")
    [first] = ticket["status_history"]
    assert (first["from"], first["to"], first["by_role"]) == (None, "new", "customer")
    [event] = await outbox_events(engine, platform)
    assert event["type"] == "privet.ticket.ticket.created.v1"
    assert event["audience"] == f"user:{customer.user_id},staff"
    assert event["requestid"] == response.headers["x-request-id"]


async def test_unknown_device_and_foreign_file_are_refused(
    client, callers, customer, stranger, known_file
):
    file = await known_file(stranger)
    for fields, code in (
        ({"device_id": str(uuid4())}, "ticket.unknown_device"),
        ({"media_ids": [str(file.media_id)]}, "ticket.unknown_media"),
        ({"media_ids": [str(uuid4())]}, "ticket.unknown_media"),
    ):
        response = await client.post(
            URL, json={"title": "x", **fields}, headers=callers.headers(customer)
        )
        assert (response.status_code, response.json()["code"]) == (422, code)


async def test_device_not_heard_of_yet_is_asked_for_once(client, callers, customer, lookup):
    device_id = uuid4()
    path = f"/internal/devices/{device_id}"
    lookup.objects[path] = {
        "device_id": str(device_id),
        "user_id": str(customer.user_id),
        "version": 1,
        "title": "t",
        "brand": "b",
        "model": "m",
        "serial_number": "s",
    }
    for _ in range(2):
        response = await client.post(
            URL,
            json={"title": "x", "device_id": str(device_id)},
            headers=callers.headers(customer),
        )
        assert response.status_code == 201
    assert lookup.calls == [path]


async def test_owner_service_down_means_try_again(client, callers, customer, lookup):
    lookup.down = True
    response = await client.post(
        URL, json={"title": "x", "device_id": str(uuid4())}, headers=callers.headers(customer)
    )
    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"


@pytest.mark.parametrize(
    ("body", "loc"),
    [
        ({}, ["body", "title"]),
        ({"title": "   "}, ["body", "title"]),
        ({"title": "a\u0000b"}, ["body", "title"]),
        ({"title": 5}, ["body", "title"]),
        ({"title": "x" * 201}, ["body", "title"]),
        ({"title": "x", "colour": 1}, ["body", "colour"]),
        ({"title": "x", "preferred_date": "tomorrow"}, ["body", "preferred_date"]),
        ({"title": "x", "media_ids": ["1"]}, ["body", "media_ids", 0]),
        (
            {"title": "x", "attachment_urls": ["javascript:alert(1)"]},
            ["body", "attachment_urls", 0],
        ),
    ],
)
async def test_bad_ticket_is_explained(client, callers, customer, body, loc):
    response = await client.post(URL, json=body, headers=callers.headers(customer))
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["errors"][0]["loc"] == loc
    assert problem["request_id"] == response.headers["x-request-id"]
    assert "input" not in problem["errors"][0]


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b'"x"', b"\xff\xfe", b'{"title": "\\ud800"}', b'{"\\ud800": 1}', b"null"],
)
async def test_unreadable_body_is_4xx(client, callers, customer, content):
    headers = {**callers.headers(customer), "Content-Type": "application/json"}
    response = await client.post(URL, content=content, headers=headers)
    assert response.status_code in {400, 422}
    assert response.headers["content-type"] == "application/problem+json"


async def test_body_over_a_mebibyte_is_413(client, callers, customer):
    response = await client.post(
        URL, json={"title": "x", "description": "y" * 2**20}, headers=callers.headers(customer)
    )
    assert response.status_code == 413
    assert response.json()["code"] == "request.too_large"


async def test_stranger_sees_nothing(client, callers, customer, stranger, file_ticket):
    ticket = await file_ticket(customer)
    headers = callers.headers(stranger)
    assert (await client.get(URL, headers=headers)).json() == []
    for response in (
        await client.get(f"{URL}/{ticket['id']}", headers=headers),
        await client.patch(f"{URL}/{ticket['id']}", json={"title": "y"}, headers=headers),
        await move(client, headers, ticket["id"], "rejected"),
        await client.get(f"{URL}/{ticket['id']}/messages", headers=headers),
        await client.post(f"{URL}/{ticket['id']}/messages", json={"body": "y"}, headers=headers),
        await client.get(f"{URL}/{uuid4()}", headers=headers),
    ):
        assert (response.status_code, response.json()["code"]) == (404, "ticket.not_found")


async def test_staff_moves_a_ticket_through_its_life(
    client, callers, customer, technician, file_ticket, engine
):
    ticket = await file_ticket(customer)
    headers = callers.headers(technician)
    for status in ("in_progress", "completed", "in_progress", "rejected"):
        response = await move(client, headers, ticket["id"], status, comment="по телефону")
        assert response.status_code == 200
        assert response.json()["status"] == status
    history = response.json()["status_history"]
    assert [row["to"] for row in history] == [
        "new", "in_progress", "completed", "in_progress", "rejected",
    ]  # fmt: skip
    assert history[1]["by"] == str(technician.user_id)
    events = [
        event["data"]
        for event in await outbox_events(engine, platform)
        if event["type"] == "privet.ticket.ticket.status_changed.v1"
    ]
    assert [(event["from"], event["to"]) for event in events] == [
        ("new", "in_progress"),
        ("in_progress", "completed"),
        ("completed", "in_progress"),
        ("in_progress", "rejected"),
    ]
    assert set(events[0]) == {
        "ticket_id", "number", "user_id", "device_id", "from", "to",
        "changed_by", "changed_by_role", "comment", "merged_into", "assignee_id", "changed_at",
            "completed_at", "resolution_due_at",
    }  # fmt: skip


async def test_illegal_move_names_the_allowed_ones(
    client, callers, customer, technician, file_ticket
):
    ticket = await file_ticket(customer)
    response = await move(client, callers.headers(technician), ticket["id"], "completed")
    assert response.status_code == 409
    assert response.json()["code"] == "ticket.invalid_transition"
    assert response.json()["allowed"] == ["in_progress", "rejected"]


async def test_customer_may_not_start_work(client, callers, customer, file_ticket):
    ticket = await file_ticket(customer)
    response = await move(client, callers.headers(customer), ticket["id"], "in_progress")
    assert (response.status_code, response.json()["code"]) == (403, "ticket.transition_forbidden")
    assert (await move(client, callers.headers(customer), ticket["id"], "rejected")).is_success


async def test_two_moves_at_once_make_one_history_row(
    client, callers, customer, technician, file_ticket
):
    ticket = await file_ticket(customer)
    headers = callers.headers(technician)
    answers = await asyncio.gather(
        *(move(client, headers, ticket["id"], "in_progress") for _ in range(5))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409]
    detail = (await client.get(f"{URL}/{ticket['id']}", headers=headers)).json()
    assert len(detail["status_history"]) == 2


async def test_partial_update(client, callers, customer, file_ticket):
    ticket = await file_ticket(customer, description="d", preferred_date="2026-12-01")
    response = await client.patch(
        f"{URL}/{ticket['id']}",
        json={"title": "Новое", "preferred_date": None},
        headers=callers.headers(customer),
    )
    body = response.json()
    assert (body["title"], body["description"], body["preferred_date"]) == ("Новое", "d", None)
    refused = await client.patch(
        f"{URL}/{ticket['id']}", json={"title": None}, headers=callers.headers(customer)
    )
    assert refused.status_code == 422


async def test_staff_fields_are_for_staff(
    client, callers, customer, technician, file_ticket, lookup
):
    ticket = await file_ticket(customer)
    url = f"{URL}/{ticket['id']}"
    refused = await client.patch(url, json={"priority": "low"}, headers=callers.headers(customer))
    assert (refused.status_code, refused.json()["code"]) == (403, "ticket.staff_field")
    unknown = await client.patch(
        url, json={"assignee_id": str(uuid4())}, headers=callers.headers(technician)
    )
    assert (unknown.status_code, unknown.json()["code"]) == (422, "ticket.unknown_assignee")
    lookup.objects[f"/internal/users/{technician.user_id}"] = {
        "user_id": str(technician.user_id),
        "version": 1,
        "name": "Иван",
        "phone": None,
        "status": "active",
        "roles": ["customer", "technician"],
    }
    done = await client.patch(
        url,
        json={"tags": [" VIP ", "vip"], "assignee_id": str(technician.user_id)},
        headers=callers.headers(technician),
    )
    assert done.json()["tags"] == ["vip"]
    assert done.json()["assignee"]["name"] == "Иван"


async def test_closed_ticket_keeps_its_text(client, callers, customer, file_ticket):
    ticket = await file_ticket(customer)
    headers = callers.headers(customer)
    await move(client, headers, ticket["id"], "rejected")
    response = await client.patch(f"{URL}/{ticket['id']}", json={"title": "y"}, headers=headers)
    assert (response.status_code, response.json()["code"]) == (409, "ticket.closed")


async def test_etag_guards_reading_and_writing(client, callers, customer, file_ticket):
    ticket = await file_ticket(customer)
    url, headers = f"{URL}/{ticket['id']}", callers.headers(customer)
    etag = (await client.get(url, headers=headers)).headers["etag"]
    fresh = await client.get(url, headers={**headers, "If-None-Match": etag})
    assert (fresh.status_code, fresh.content) == (304, b"")
    stale = {**headers, "If-Match": '"other"'}
    assert (await client.patch(url, json={"title": "y"}, headers=stale)).status_code == 412
    changed = await client.patch(url, json={"title": "y"}, headers={**headers, "If-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != etag
    again = await client.patch(url, json={"title": "z"}, headers={**headers, "If-Match": etag})
    assert (again.status_code, again.json()["code"]) == (412, "request.stale")


async def test_idempotency_key(client, callers, customer, stranger):
    async def post(principal, title, key="k-1"):
        headers = {**callers.headers(principal), "Idempotency-Key": key}
        return await client.post(URL, json={"title": title}, headers=headers)

    first = await post(customer, "a")
    again = await post(customer, "a")
    assert again.status_code == 201
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    reused = await post(customer, "b")
    assert (reused.status_code, reused.json()["code"]) == (422, "idempotency.key_reused")
    assert (await post(stranger, "a")).json()["id"] != first.json()["id"]
    assert (await post(customer, "a", key="bad key")).status_code == 422


async def test_same_key_at_once_files_one_ticket(client, callers, customer):
    headers = {**callers.headers(customer), "Idempotency-Key": "k"}
    answers = await asyncio.gather(
        *(client.post(URL, json={"title": "a"}, headers=headers) for _ in range(5))
    )
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 201}) == 1
    assert len((await client.get(URL, headers=callers.headers(customer))).json()) == 1


async def test_pages_are_stable_under_inserts(client, callers, customer, file_ticket):
    filed = [(await file_ticket(customer))["id"] for _ in range(5)]
    headers = callers.headers(customer)
    first = await client.get(URL, params={"limit": 2}, headers=headers)
    await file_ticket(customer)
    seen = [ticket["id"] for ticket in first.json()]
    link = first.headers["link"].partition(">")[0].removeprefix("<")
    while link:
        page = await client.get(link, headers=headers)
        seen += [ticket["id"] for ticket in page.json()]
        link = page.headers.get("link", "").partition(">")[0].removeprefix("<")
    assert seen == filed[::-1]


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=x", "cursor=!!", "cursor=abc", "cursor=%00", "status=open"],
)
async def test_bad_query_is_422(client, callers, customer, query):
    response = await client.get(f"{URL}?{query}", headers=callers.headers(customer))
    assert response.status_code == 422


async def test_staff_lists_and_filters(
    client, callers, customer, stranger, technician, file_ticket
):
    mine, theirs = await file_ticket(customer), await file_ticket(stranger)
    headers = callers.headers(technician)
    await move(client, headers, mine["id"], "in_progress")

    async def listed(**params):
        found = await client.get(URL, params=params, headers=headers)
        return [ticket["id"] for ticket in found.json()]

    assert await listed() == [theirs["id"], mine["id"]]
    assert await listed(status=["in_progress"]) == [mine["id"]]
    assert await listed(status=["in_progress", "new"]) == [theirs["id"], mine["id"]]
    assert await listed(user_id=str(stranger.user_id)) == [theirs["id"]]


async def test_chat(client, callers, customer, technician, file_ticket, known_file, engine):
    ticket, file = await file_ticket(customer), await known_file(customer)
    url = f"{URL}/{ticket['id']}/messages"
    written = await client.post(
        url,
        json={"body": "Фото", "media_ids": [str(file.media_id)]},
        headers=callers.headers(customer),
    )
    assert written.status_code == 201
    assert written.json()["attachments"][0]["filename"] == "leak.jpg"
    note = await client.post(
        url, json={"body": "Скандалист", "internal": True}, headers=callers.headers(technician)
    )
    assert note.json()["author_role"] == "technician"
    seen = (await client.get(url, headers=callers.headers(customer))).json()
    assert [message["body"] for message in seen] == ["Фото"]
    all_of_it = (await client.get(url, headers=callers.headers(technician))).json()
    assert [message["body"] for message in all_of_it] == ["Фото", "Скандалист"]
    audiences = [
        event["audience"]
        for event in await outbox_events(engine, platform)
        if event["type"] == "privet.ticket.message.added.v1"
    ]
    assert audiences == [f"user:{customer.user_id},staff", "staff"]


async def test_bad_messages(client, callers, customer, file_ticket):
    ticket = await file_ticket(customer)
    url, headers = f"{URL}/{ticket['id']}/messages", callers.headers(customer)
    assert (await client.post(url, json={}, headers=headers)).status_code == 422
    assert (await client.post(url, json={"body": " "}, headers=headers)).status_code == 422
    refused = await client.post(url, json={"body": "x", "internal": True}, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "ticket.internal_note_forbidden")


@pytest.mark.parametrize("typ", [TokenType.REFRESH, TokenType.SERVICE])
async def test_only_access_tokens_are_taken(client, callers, customer, typ):
    token = callers.token(customer, typ=typ)
    response = await client.get(URL, headers={"Authorization": f"Bearer {token}"})
    assert (response.status_code, response.json()["code"]) == (401, "auth.invalid_token")
