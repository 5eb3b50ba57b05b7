"""Lists of devices as cards: what a card shows, to whom, and in how many statements."""

from datetime import timedelta

import pytest
from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.tickets import TicketCreated
from privet_shared.ids import new_id
from privet_shared.testing.database import new_delivery
from privet_shared.testing.statements import recorded_statements

URL = "/api/v1/devices"
CARDS = {"include": "summary"}


@pytest.fixture
async def world(client, callers, container, customer, register, known_file):
    """Two devices of one owner; the older one has a warranty, two photos and an open ticket."""
    device = await register(customer, warranty_until="2100-01-01", purchase_date="2024-02-29")
    plain = await register(customer, title="Чайник")
    photos = []
    for _ in range(2):
        body = {"media_id": str((await known_file(customer)).media_id)}
        headers = callers.headers(customer)
        photo = await client.post(f"{URL}/{device['id']}/photos", json=body, headers=headers)
        photos.append(photo.json())
    for age, status in ((2, "new"), (1, "completed")):
        ticket = TicketCreated(
            ticket_id=new_id(),
            number="T-1",
            user_id=customer.user_id,
            device_id=device["id"],
            title="t",
            status=status,
            media_ids=[],
            created_at=utc_now() - timedelta(hours=age),
        )
        await container.tickets.store_created(ticket, new_delivery())
    return device, plain, photos


@pytest.mark.parametrize("path", ["", "/my"])
async def test_the_owners_cards(client, callers, customer, world, path):
    device, plain, photos = world
    headers = callers.headers(customer)
    cards = (await client.get(f"{URL}{path}", params=CARDS, headers=headers)).json()
    assert [card["id"] for card in cards] == [plain["id"], device["id"]]
    assert set(cards[0]) == {"id", "title", "created_at", "summary"}
    summary = cards[1]["summary"]
    photo = summary.pop("photo")
    assert photo["id"] == photos[0]["id"]
    assert photo["url"].startswith("http")
    assert summary == {
        **{name: device[name] for name in ("brand", "model", "serial_number")},
        "purchase_date": "2024-02-29",
        "warranty_until": "2100-01-01",
        "warranty_status": "active",
        "open_tickets": 1,
    }
    assert cards[0]["summary"]["photo"] is None
    assert cards[0]["summary"]["warranty_status"] == "unknown"
    assert cards[0]["summary"]["open_tickets"] == 0


async def test_the_lists_keep_their_shape(client, callers, customer, world):
    headers = callers.headers(customer)
    for path in ("", "/my"):
        listed = (await client.get(f"{URL}{path}", headers=headers)).json()
        assert [set(item) for item in listed] == [{"id", "title", "created_at"}] * 2
    found = (await client.get(f"{URL}/search", params={"user_id": str(customer.user_id)})).json()
    assert [set(item) for item in found] == [{"id", "title"}] * 2


async def test_anybodys_cards_tell_of_no_tickets(client, closed, customer, world):
    device, _, photos = world
    params = {**CARDS, "device_id": device["id"]}
    [card] = (await client.get(f"{URL}/search", params=params)).json()
    assert card["summary"]["brand"] == device["brand"]
    assert card["summary"]["photo"]["id"] == photos[0]["id"]
    assert card["summary"]["open_tickets"] is None
    assert (await closed.get(f"{URL}/search", params=params)).status_code == 401


async def test_serial_numbers_are_not_to_be_leafed_through(client, callers, customer, world):
    device, plain, _ = world
    owner = {"user_id": str(customer.user_id)}

    async def shown(params, *roles):
        headers = callers.headers(callers.principal(*roles))
        found = (await client.get(f"{URL}/search", params=CARDS | params, headers=headers)).json()
        assert {card["id"] for card in found} <= {device["id"], plain["id"]}
        assert all(set(card) - {"summary"} == {"id", "title"} for card in found)
        return sorted(card["id"] for card in found if "summary" in card), len(found)

    async def shown_to_nobody(params):
        found = (await client.get(f"{URL}/search", params=CARDS | params)).json()
        assert found
        return [card["id"] for card in found if "summary" in card]

    whole = device["serial_number"]
    for params in (owner, owner | {"serial_number": whole[:-1]}, owner | {"brand": "Bosch"}):
        assert await shown_to_nobody(params) == []
        assert (await shown(params))[0] == [], "another customer"
    for params in ({"device_id": device["id"]}, owner | {"serial_number": whole.lower()}):
        assert await shown_to_nobody(params) == [device["id"]]
    assert await shown(owner, Role.SUPPORT) == (sorted([device["id"], plain["id"]]), 2)
    headers = callers.headers(customer)
    mine = (await client.get(f"{URL}/search", params=CARDS | owner, headers=headers)).json()
    assert all("summary" in card for card in mine)


async def test_cards_come_in_pages(client, callers, customer, world):
    headers = callers.headers(customer)
    first = await client.get(URL, params={**CARDS, "limit": 1}, headers=headers)
    assert "include=summary" in first.headers["link"]
    params = {**CARDS, "cursor": first.headers["x-next-cursor"]}
    rest = await client.get(URL, params=params, headers=headers)
    assert [card["id"] for card in first.json() + rest.json()] == [world[1]["id"], world[0]["id"]]


@pytest.mark.parametrize(("path", "expected"), [("", 3), ("/my", 3), ("/search", 2)])
async def test_statements(client, container, callers, customer, world, path, expected):
    params = {**CARDS, "user_id": str(customer.user_id)}
    with recorded_statements(container.engine) as statements:
        answer = await client.get(f"{URL}{path}", params=params, headers=callers.headers(customer))
    assert len(answer.json()) == 2
    assert len(statements) == expected, [row.sql[:80] for row in statements]


async def test_what_is_included_is_chosen_from_a_list(client, callers, customer):
    for path in ("", "/search"):
        answer = await client.get(
            f"{URL}{path}", params={"include": "everything"}, headers=callers.headers(customer)
        )
        assert answer.status_code == 422
