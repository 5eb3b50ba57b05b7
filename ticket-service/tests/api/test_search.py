"""Which tickets a list shows, in which order, as a page or as a table."""

import csv
import io

import pytest


@pytest.fixture
async def staff(act_as, known_staff, technician):
    return act_as(await known_staff(technician))


@pytest.fixture
def owner(act_as, customer):
    return act_as(customer)


@pytest.fixture
async def queue(owner, staff):
    """Six tickets, the names of which tell what they are."""
    made = {}
    for name, fields in {
        "low": {"priority": "low"},
        "urgent": {"priority": "urgent"},
        "pump": {"description": "Течёт насос, вода на полу", "preferred_date": "2030-02-01"},
        "leak": {"description": "It leaks at night", "preferred_date": "2030-02-28"},
        "tagged": {},
        "mine": {},
    }.items():
        made[name] = await owner.ok("POST", "/tickets", {"title": f"Ticket {name}", **fields})
    await staff.ok("PATCH", f"/tickets/{made['tagged']['id']}", {"tags": ["a", "b"]})
    me = {"assignee_id": str(staff.principal.user_id)}
    await staff.ok("POST", f"/tickets/{made['mine']['id']}/assign", me)
    return made


async def names(caller, **params):
    found = await caller.ok("GET", "/tickets", params=params)
    return [row["title"].removeprefix("Ticket ") for row in found]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"priority": ["low", "urgent"]}, ["urgent", "low"]),
        ({"tag": ["a"]}, ["tagged"]),
        ({"tag": ["A", "b"]}, ["tagged"]),
        ({"tag": ["a", "c"]}, []),
        ({"q": "насосы"}, ["pump"]),
        ({"q": "leaking nights"}, ["leak"]),
        ({"q": "leak or насос"}, ["leak", "pump"]),
        ({"q": "ticket -leak", "priority": "low"}, ["low"]),
        ({"q": "T-1002"}, ["urgent"]),
        ({"q": "т-1002"}, ["urgent"]),
        ({"q": "1002"}, ["urgent"]),
        ({"q": "nothing like it"}, []),
        ({"q": "'\"&|!(:*"}, []),
        ({"unassigned": "true", "priority": "low"}, ["low"]),
        ({"overdue": "true"}, []),
        ({"open": "true", "priority": "low"}, ["low"]),
        ({"preferred_from": "2030-02-01"}, ["leak", "pump"]),
        ({"preferred_from": "2030-02-01", "preferred_to": "2030-02-01"}, ["pump"]),
        ({"preferred_to": "2030-02-28"}, ["leak", "pump"]),
        ({"preferred_to": "2030-01-31"}, []),
        ({"created_from": "2020-01-01", "created_to": "2020-12-31"}, []),
        ({"created_from": "2020-01-01T00:00:00+03:00", "tag": "a"}, ["tagged"]),
        ({"sort": "-priority", "limit": "1"}, ["urgent"]),
        ({"sort": "priority", "limit": "1"}, ["low"]),
        ({"sort": "created_at", "limit": "2"}, ["low", "urgent"]),
        ({"sort": "due_at", "limit": "1"}, ["urgent"]),
        ({"sort": "-due_at", "limit": "1"}, ["low"]),
        ({"sort": "-updated_at", "limit": "2"}, ["mine", "tagged"]),
    ],
)
async def test_filters_and_orders(queue, owner, staff, params, expected):
    assert await names(staff, **params) == expected
    assert await names(owner, **params) == expected


async def test_assigned_to_one(queue, staff):
    assert await names(staff, assignee_id=str(staff.principal.user_id)) == ["mine"]


async def test_mine_are_those_assigned_to_the_caller(queue, owner, staff):
    assert await names(staff, mine="true") == ["mine"]
    assert await names(owner, mine="true") == []
    await staff.ok("PATCH", f"/tickets/{queue['mine']['id']}/status", {"status": "rejected"})
    assert await names(staff, mine="true", open="true") == []


async def test_a_stranger_finds_nothing(queue, act_as, stranger):
    for params in ({}, {"q": "насос"}, {"q": "T-1001"}, {"sort": "due_at"}):
        assert await names(act_as(stranger), **params) == []


async def test_words_are_highlighted_and_the_rest_is_escaped(owner):
    body = {"title": "Насос", "description": "<script>alert(1)</script> насос шумит"}
    await owner.ok("POST", "/tickets", body)
    [found] = await owner.ok("GET", "/tickets", params={"q": "насосы"})
    assert "<mark>насос</mark> шумит" in found["highlight"]
    assert "<script" not in found["highlight"]
    assert (await owner.ok("GET", "/tickets"))[0]["highlight"] is None


@pytest.mark.parametrize("sort", ["created_at", "-created_at", "priority", "-due_at", "updated_at"])
async def test_every_order_pages_without_gap_or_double(queue, staff, sort):
    whole = await names(staff, sort=sort)
    paged, cursor = [], None
    while True:
        params = {"sort": sort, "limit": "2", **({"cursor": cursor} if cursor else {})}
        response = await staff.send("GET", "/tickets", params=params)
        paged += [row["title"].removeprefix("Ticket ") for row in response.json()]
        cursor = response.headers.get("x-next-cursor")
        if cursor is None:
            break
    assert paged == whole
    assert len(paged) == 6


@pytest.mark.parametrize("newest", [1, 3, 2_000])
async def test_words_are_found_however_old_the_ticket(queue, staff, monkeypatch, newest):
    monkeypatch.setattr("ticket_service.repositories.tickets.NEWEST", newest)
    found, cursor = [], None
    while cursor or not found:
        params = {"q": "ticket", "limit": "2", **({"cursor": cursor} if cursor else {})}
        response = await staff.send("GET", "/tickets", params=params)
        found += [row["title"].removeprefix("Ticket ") for row in response.json()]
        cursor = response.headers.get("x-next-cursor")
    assert found == ["mine", "tagged", "leak", "pump", "urgent", "low"]


async def test_a_cursor_of_another_order_is_refused(queue, staff):
    response = await staff.send("GET", "/tickets", params={"sort": "priority", "limit": "2"})
    params = {"sort": "due_at", "cursor": response.headers["x-next-cursor"]}
    assert await staff.refused("GET", "/tickets", params=params) == (
        422,
        "pagination.bad_cursor",
    )


@pytest.mark.parametrize(
    "params",
    [
        {"q": "a\x00b"},
        {"q": ""},
        {"q": "x" * 201},
        {"sort": "title"},
        {"priority": "highest"},
        {"created_from": "yesterday"},
        {"created_from": "0001-01-01T00:00:00+14:00"},
        {"created_to": "9999-12-31"},
        {"tag": ["x" * 41]},
    ],
)
async def test_bad_filters_are_refused(staff, params):
    assert (await staff.refused("GET", "/tickets", params=params))[0] == 422


async def test_table_of_what_fits(queue, staff, owner, monkeypatch):
    monkeypatch.setattr("ticket_service.services.tickets.EXPORT_BATCH", 2)
    response = await staff.send("GET", "/tickets/export.csv", params={"sort": "created_at"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"), newline="")))
    assert [row["title"] for row in rows] == [f"Ticket {name}" for name in queue]
    assert rows[0]["number"] == "T-1001"
    assert rows[4]["tags"] == "a, b"
    assert (await owner.refused("GET", "/tickets/export.csv"))[0] == 403
    bad = await staff.refused("GET", "/tickets/export.csv", params={"sort": "title"})
    assert bad == (422, "request.invalid")


async def test_a_list_says_the_same_as_the_detail(act_as, file_ticket, known_device, customer):
    device = await known_device(customer)
    filed = await file_ticket(
        customer,
        title="Шумит «насос» <&>",
        device_id=str(device.device_id),
        preferred_date="2030-02-01",
        priority="high",
    )
    caller = act_as(customer)
    [listed] = await caller.ok("GET", "/tickets")
    detail = await caller.ok("GET", f"/tickets/{filed['id']}")
    assert {name: detail[name] for name in listed if name in detail} | {
        "assignee_id": None,
        "highlight": None,
    } == listed
    assert set(listed) - set(detail) == {"highlight"}
