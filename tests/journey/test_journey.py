"""A customer's ticket, from signing up to the repair, through the gateway with every part real."""

import asyncio
import io
import re
import secrets

import httpx
from PIL import Image

# Some milliseconds on a quiet machine; tests share two busy cores, so none of them times anything.
PATIENCE = 10


async def test_the_whole_path(customer, technician, jpeg, http):
    me = await customer.me()
    device = await customer.device()
    photo = await customer.upload(jpeg, purpose="device_photo")
    await customer.make(f"/devices/{device['id']}/photos", {"media_id": photo})

    async with asyncio.timeout(PATIENCE):
        while True:
            public = (await http.get(f"/api/v1/devices/{device['id']}")).json()
            if any(each["url"] for each in public["photos"]):  # once its file is known there
                break
            await asyncio.sleep(0.05)
    async with httpx.AsyncClient() as stranger:
        for size in ("url", "thumbnail_url", "medium_url"):
            seen = await stranger.get(public["photos"][0][size])
            assert seen.status_code == 200
            assert Image.open(io.BytesIO(seen.content)).size <= (640, 480)

    attachment = await customer.upload(jpeg)
    async with customer.events() as events:
        ticket = await customer.ticket(
            description="Лужа под машиной", device_id=device["id"], media_ids=[attachment]
        )
        assert ticket["number"].startswith("T-")
        assert ticket["device"]["id"] == device["id"]
        assert ticket["attachments"][0]["media_id"] == attachment

        assert (await technician.move(ticket, "in_progress")).status_code == 200
        async with asyncio.timeout(PATIENCE):
            async for event in events:
                if event.event == "ticket.status_changed":
                    break
        assert event.data["ticket_id"] == ticket["id"]
        assert (event.data["from"], event.data["to"]) == ("new", "in_progress")

    said = await technician.make(f"/tickets/{ticket['id']}/messages", {"body": "Выезжаю"})
    assert said["author_role"] == "technician"
    await technician.make(
        f"/tickets/{ticket['id']}/messages", {"body": "Заметка", "internal": True}
    )
    chat = (await customer.get(f"/tickets/{ticket['id']}/messages")).json()
    assert [message["body"] for message in chat] == ["Выезжаю"]

    assert (await technician.move(ticket, "completed")).status_code == 200
    detail = (await customer.get(f"/tickets/{ticket['id']}")).json()
    assert [row["to"] for row in detail["status_history"]] == ["new", "in_progress", "completed"]
    assert detail["allowed_transitions"] == ["in_progress"]
    assert detail["user_id"] == me["id"]


async def test_events_are_the_callers_own(sign_up, technician):
    owner, other = await sign_up(), await sign_up()
    async with owner.events() as own, other.events() as foreign, technician.events() as staff:
        ticket = await owner.ticket()
        await technician.move(ticket, "in_progress")

        async def next_change(events):
            while True:
                event = await anext(events)
                if event.event == "ticket.status_changed" and (
                    event.data["ticket_id"] == ticket["id"]
                ):
                    return event

        async with asyncio.timeout(PATIENCE):
            assert (await next_change(own)).id == (await next_change(staff)).id
        quiet = asyncio.create_task(anext(foreign))
        done, _ = await asyncio.wait({quiet}, timeout=1)
        quiet.cancel()
        assert not done


async def test_reconnecting_client_gets_what_it_missed(customer, technician):
    async with customer.events() as events:
        ticket = await customer.ticket()
        async with asyncio.timeout(PATIENCE):
            first = await anext(events)
    for status in ("in_progress", "completed", "in_progress"):
        assert (await technician.move(ticket, status)).is_success
    async with customer.events(last_event_id=first.id) as events, asyncio.timeout(PATIENCE):
        missed = []
        while len(missed) < 3:
            event = await anext(events)
            if event.event == "ticket.status_changed":
                missed.append(event.data["to"])
    assert missed == ["in_progress", "completed", "in_progress"]


async def test_logout_is_felt_at_the_gateway(sign_up):
    person = await sign_up()
    assert (await person.get("/user/me")).status_code == 200
    assert (await person.post("/auth/logout")).status_code == 204
    async with asyncio.timeout(PATIENCE):
        while (refused := await person.get("/tickets")).status_code == 200:
            await asyncio.sleep(0.05)
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"


async def test_block_is_felt_and_ends_the_stream(sign_up, auth_cli):
    person = await sign_up()
    phone = (await person.me())["phone"]
    async with person.events() as events:
        await auth_cli("block-user", "--phone", phone)
        async with asyncio.timeout(PATIENCE):
            async for event in events:
                assert event.event == "session.ended"
    assert (await person.get("/user/me")).status_code == 401


async def test_closed_account_is_erased_everywhere(sign_up, technician, jpeg, http):
    person = await sign_up(name="Мария")
    device = await person.device()
    media = await person.upload(jpeg)
    ticket = await person.ticket(description="Ленина, 1", device_id=device["id"], media_ids=[media])
    await person.make(f"/tickets/{ticket['id']}/messages", {"body": "Код домофона 12"})
    assert (await person.delete("/user")).status_code == 204

    async def erased() -> bool:
        detail = (await technician.get(f"/tickets/{ticket['id']}")).json()
        chat = (await technician.get(f"/tickets/{ticket['id']}/messages")).json()
        return (
            detail["description"] is None
            and detail["customer"]["name"] is None
            and detail["attachments"] == []
            and [message["body"] for message in chat] == [None]
            and (await http.get(f"/api/v1/devices/{device['id']}")).status_code == 404
            and (await technician.get(f"/media/{media}")).status_code == 404
        )

    async with asyncio.timeout(PATIENCE):
        while not await erased():
            await asyncio.sleep(0.1)


async def test_the_customer_is_told_in_the_feed_live_and_by_mail(sign_up, technician, stack, http):
    """The whole way of a notification: NATS in, NATS out, SMTP, and each of them once."""
    email = f"told-{secrets.token_hex(4)}@example.com"
    person = await sign_up(email=email)

    async def mailed(subject):
        async with asyncio.timeout(PATIENCE), httpx.AsyncClient() as mail:
            while True:
                url = f"{stack.wiring.url('mail-page')}/messages.json"
                caught = [row for row in (await mail.get(url)).json() if email in row["to"]]
                if found := [row for row in caught if subject in row["subject"]]:
                    return found
                await asyncio.sleep(0.1)

    [first] = await mailed("Подтвердите")
    token = re.search(r"#token=([\w-]+)", first["text"])[1]
    await http.post("/api/v1/auth/verify-email", json={"token": token})
    async with person.events() as events:
        ticket = await person.ticket()
        assert (await technician.move(ticket, "in_progress")).is_success
        async with asyncio.timeout(PATIENCE):
            async for event in events:
                if event.event == "notification.created":
                    break
    assert event.data["subject_id"] == ticket["id"]
    [told] = (await person.get("/notifications")).json()
    assert told["title"] == event.data["title"] == f"Заявка {ticket['number']}: в работе"
    [mail] = await mailed(ticket["number"])
    assert f"{stack.wiring.gateway_url}/tickets/{ticket['id']}" in mail["text"]
    staff_feed = await technician.get("/notifications")
    assert ticket["id"] not in [row["subject_id"] for row in staff_feed.json()]
