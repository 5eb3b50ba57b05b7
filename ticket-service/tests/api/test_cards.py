"""Lists of tickets and cases with summaries: what they show, to whom, in how many statements."""

import pytest
from privet_shared.testing.statements import recorded_statements

CARDS = {"include": "summary"}
NOTE = "между нами"


@pytest.fixture
async def world(act_as, customer, technician, known_staff, known_device, known_customer):
    """Two tickets and two cases of one customer; the older ones have a chat with a note."""
    owner, staff = act_as(await known_customer(customer)), act_as(await known_staff(technician))
    device = await known_device(customer)
    tickets, cases = [], []
    for number in range(2):
        body = {"title": f"t{number}", "device_id": str(device.device_id)}
        tickets.append(await owner.ok("POST", "/tickets", body))
        cases.append(await owner.ok("POST", "/support", {"subject": f"s{number}"}))
    for chat in (f"/tickets/{tickets[0]['id']}", f"/support/{cases[0]['id']}"):
        await owner.ok("POST", f"{chat}/messages", {"body": "раз"})
        await staff.ok("POST", f"{chat}/messages", {"body": "д" * 500})
        await staff.ok("POST", f"{chat}/messages", {"body": NOTE, "internal": True})
    await staff.ok(
        "POST", f"/tickets/{tickets[0]['id']}/assign", {"assignee_id": str(technician.user_id)}
    )
    return owner, staff, tickets, cases


async def test_what_the_customer_sees(world, customer, technician):
    owner, _, tickets, cases = world
    cards = await owner.ok("GET", "/tickets", params=CARDS)
    assert [card["id"] for card in cards] == [tickets[1]["id"], tickets[0]["id"]]
    last = cards[1]["summary"].pop("last_message")
    assert last["body"] == "д" * 140
    assert last["author_id"] == str(technician.user_id)
    assert (last["author_name"], last["author_role"]) == ("Пётр", "technician")
    nothing = {"phone": None, "address": None}
    assert cards[1]["summary"] == {
        "customer": {"id": str(customer.user_id), "name": "Анна", **nothing},
        "assignee": {"id": str(technician.user_id), "name": "Пётр", **nothing},
        "device": tickets[0]["device"],
        "unread_count": 1,
    }
    assert cards[0]["summary"]["assignee"] is None
    assert cards[0]["summary"]["last_message"] is None
    assert cards[0]["summary"]["unread_count"] == 0
    asked = await owner.ok("GET", "/support", params=CARDS)
    assert [case["id"] for case in asked] == [cases[1]["id"], cases[0]["id"]]
    assert asked[1]["unread_count"] == 1
    assert asked[1]["summary"]["last_message"]["body"] == "д" * 140
    assert asked[0]["summary"] == {
        "customer": cards[0]["summary"]["customer"],
        "last_message": None,
    }


async def test_what_staff_see(world, customer):
    _, staff, *_ = world
    for path in ("/tickets", "/support"):
        card = (await staff.ok("GET", path, params=CARDS))[1]
        assert card["summary"]["customer"]["phone"] == "+79991234567"
        assert card["summary"]["last_message"]["body"] == NOTE
        assert card["summary"]["last_message"]["internal"]
    [found] = await staff.ok("GET", "/tickets", params={**CARDS, "q": "t1"})
    assert "<mark>" in found["highlight"]
    assert found["summary"]["unread_count"] == 0


async def test_the_lists_keep_their_shape(world):
    owner, *_ = world
    for path in ("/tickets", "/support"):
        for item in await owner.ok("GET", path):
            assert "summary" not in item


async def test_strangers_see_nothing(world, act_as, stranger):
    for path in ("/tickets", "/support"):
        assert await act_as(stranger).ok("GET", path, params=CARDS) == []


async def test_summaries_come_in_pages(world):
    owner, _, tickets, _ = world
    first = await owner.send("GET", "/tickets", params={**CARDS, "limit": 1, "sort": "created_at"})
    assert "include=summary" in first.headers["link"]
    params = {**CARDS, "cursor": first.headers["x-next-cursor"], "sort": "created_at"}
    rest = await owner.ok("GET", "/tickets", params=params)
    assert [card["id"] for card in first.json() + rest] == [row["id"] for row in tickets]


@pytest.mark.parametrize(("path", "expected"), [("/tickets", 5), ("/support", 4)])
async def test_statements(container, world, path, expected):
    for caller in world[:2]:
        with recorded_statements(container.engine) as statements:
            assert len(await caller.ok("GET", path, params=CARDS)) == 2
        assert len(statements) == expected, [row.sql[:80] for row in statements]
