"""Views of the queue that staff keep: whose they are, what they show, how many tickets."""

import asyncio

import pytest
from privet_shared.auth.principal import Role
from privet_shared.events.auth import UserDeleted
from privet_shared.testing.database import new_delivery
from privet_shared.testing.statements import recorded_statements
from sqlalchemy import Text, and_, func, text
from ticket_service.models import Ticket
from ticket_service.repositories import filters

URL = "/tickets/views"


@pytest.fixture
async def staff(act_as, known_staff, technician):
    return act_as(await known_staff(technician))


@pytest.fixture
def other(act_as, callers):
    return act_as(callers.principal(Role.SUPPORT))


@pytest.fixture
def admin(act_as, callers):
    return act_as(callers.principal(Role.ADMIN))


def view(name="v", **fields):
    return {"name": name, "filter": {"status": ["new"]}, **fields}


async def names(caller):
    return [(row["name"], row["editable"]) for row in await caller.ok("GET", URL)]


async def test_a_view_keeps_what_is_set(staff, technician):
    given = {
        "status": ["new", "in_progress"],
        "tag": ["насос"],
        "mine": True,
        "preferred_from": "2030-02-01",
        "created_from": "2030-01-01T00:00:00Z",
        "sort": "due_at",
    }
    made = await staff.ok("POST", URL, {"name": " Моё ", "filter": given, "position": 3})
    assert made["name"] == "Моё"
    assert made["filter"] == given
    assert (made["owner_id"], made["owner_name"]) == (str(technician.user_id), "Пётр")
    assert await staff.ok("GET", URL) == [made]
    listed = await staff.ok("GET", "/tickets", params=made["filter"])
    assert listed == []
    changed = await staff.ok("PATCH", f"{URL}/{made['id']}", {"filter": {"overdue": True}})
    assert changed["filter"] == {"overdue": True}
    assert changed["name"] == "Моё"


async def test_shared_views_are_seen_by_all_and_changed_by_owner_and_admin(staff, other, admin):
    own = await staff.ok("POST", URL, view("own", position=1))
    shared = await staff.ok("POST", URL, view("shared", shared=True))
    assert await names(staff) == [("shared", True), ("own", True)]
    assert await names(other) == [("shared", False)]
    assert await names(admin) == [("shared", True)]
    refused = (404, "view.not_found")
    for caller, made in ((other, own), (other, shared), (admin, own)):
        one = f"{URL}/{made['id']}"
        assert await caller.refused("PATCH", one, {"name": "x"}) == refused
        assert await caller.refused("DELETE", one) == refused
    await admin.ok("PATCH", f"{URL}/{shared['id']}", {"name": "наше"})
    assert await names(other) == [("наше", False)]
    for made in (own, shared):
        await staff.ok("DELETE", f"{URL}/{made['id']}")
    assert await names(staff) == []


async def test_a_stale_change_is_refused(staff):
    made = await staff.send("POST", URL, json=view())
    one, tag = f"{URL}/{made.json()['id']}", {"If-Match": made.headers["etag"]}
    changed = await staff.send("PATCH", one, json={"name": "a"}, headers=tag)
    assert changed.status_code == 200
    assert (await staff.refused("PATCH", one, {"name": "b"}, headers=tag))[0] == 412
    fresh = {"If-Match": changed.headers["etag"]}
    assert (await staff.ok("PATCH", one, {"name": "c"}, headers=fresh))["name"] == "c"


async def test_customers_have_no_views(act_as, customer, staff):
    made = await staff.ok("POST", URL, view(shared=True))
    owner = act_as(customer)
    for method, path in (("GET", URL), ("POST", URL), ("GET", f"{URL}/counts")):
        assert (await owner.refused(method, path, view()))[0] == 403
    for method in ("PATCH", "DELETE"):
        assert (await owner.refused(method, f"{URL}/{made['id']}", {"name": "x"}))[0] == 403


@pytest.mark.parametrize(
    "body",
    [
        {"name": "", "filter": {}},
        {"name": "v"},
        {"name": "v", "filter": {"colour": "red"}},
        {"name": "v", "filter": {"status": ["lost"]}},
        {"name": "v", "filter": {"sort": "relevance"}},
        {"name": "v", "filter": {"q": "a\x00b"}},
        {"name": "v", "filter": {"open": 0}},
        {"name": "v", "filter": {}, "position": -1},
    ],
)
async def test_views_that_show_nothing_sensible_are_refused(staff, body):
    assert (await staff.refused("POST", URL, body))[0] == 422


async def test_one_may_keep_fifty(staff, other):
    for number in range(50):
        await staff.ok("POST", URL, view(str(number)))
    assert await staff.refused("POST", URL, view()) == (409, "view.too_many")
    await other.ok("POST", URL, view())


async def test_counts(staff, other, act_as, customer, technician):
    owner = act_as(customer)
    tickets = [await owner.ok("POST", "/tickets", {"title": f"t{number}"}) for number in range(4)]
    me = {"assignee_id": str(technician.user_id)}
    for ticket in tickets[:2]:
        await staff.ok("POST", f"/tickets/{ticket['id']}/assign", me)
    await staff.ok("PATCH", f"/tickets/{tickets[0]['id']}/status", {"status": "rejected"})
    mine = await staff.ok("POST", URL, view("mine", filter={"mine": True}, shared=True))
    await staff.ok("POST", URL, view("none", filter={"q": "ничего"}))
    counts = await staff.ok("GET", f"{URL}/counts")
    assert [row["count"] for row in counts.pop("views")] == [2, 0]
    built_in = {"open": 3, "mine": 1, "unassigned": 2, "overdue": 0}
    assert counts == {"limit": 1000, **built_in}
    theirs = await other.ok("GET", f"{URL}/counts")
    assert theirs["views"] == [{"id": mine["id"], "count": 0}]
    assert theirs["mine"] == 0


async def test_own_views_leave_with_their_owner(staff, other, container, technician, client):
    await staff.ok("POST", URL, view("own"))
    await staff.ok("POST", URL, view("shared", shared=True))
    records = await container.records.get(technician.user_id)
    assert [row.name for row in records.saved_views] == ["own", "shared"]
    gone = UserDeleted(user_id=technician.user_id, version=2)
    await container.users.erase(gone, new_delivery())
    records = await container.records.get(technician.user_id)
    assert [row.name for row in records.saved_views] == ["shared"]
    [left] = await other.ok("GET", URL)
    assert (left["name"], left["owner_name"]) == ("shared", None)


async def test_nobodys_own_views_are_pushed_out_by_shared_ones(staff, other, engine):
    mine = await staff.ok("POST", URL, view("mine", position=9))
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO tickets.saved_views (id, owner_id, name, shared, filter, version) "
                "SELECT uuidv7(), gen_random_uuid(), 'v', true, '{}', 1 "
                "FROM generate_series(1, 250)"
            )
        )
    listed = await staff.ok("GET", URL)
    assert len(listed) == 201
    assert listed[-1]["id"] == mine["id"]
    assert len(await other.ok("GET", URL)) == 200


async def test_fifty_are_fifty_at_once_too(staff, engine, technician):
    for number in range(48):
        await staff.ok("POST", URL, view(str(number)))
    answers = await asyncio.gather(*(staff.send("POST", URL, json=view()) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [201, 201, 409, 409, 409, 409]


async def test_a_filter_of_an_earlier_time_spoils_no_counts(staff, other, engine):
    made = await staff.ok("POST", URL, view("old", shared=True))
    good = await staff.ok("POST", URL, view("good", shared=True))
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE tickets.saved_views SET filter = :filter WHERE id = :id"),
            {"filter": '{"colour": "red"}', "id": made["id"]},
        )
    for caller in (staff, other):
        counts = await caller.ok("GET", f"{URL}/counts")
        assert counts["views"] == [{"id": good["id"], "count": 0}]
    assert (await staff.ok("GET", URL))[0]["filter"] == {"colour": "red"}


async def test_a_heavy_filter_spoils_no_counts(staff, container, act_as, customer, monkeypatch):
    await act_as(customer).ok("POST", "/tickets", {"title": "t"})
    await staff.ok("POST", URL, view("heavy", filter={"q": "слово"}))
    good = await staff.ok("POST", URL, view("good"))
    slow = and_(Ticket.id.is_not(None), func.pg_sleep(5).cast(Text).is_not(None))
    monkeypatch.setattr(filters, "_CONDITIONS", {**filters._CONDITIONS, "text": slow})
    taken = []
    for _ in range(3):
        with recorded_statements(container.engine) as statements:
            counts = await staff.ok("GET", f"{URL}/counts")
        assert counts["views"] == [{"id": good["id"], "count": 1}]
        assert counts["open"] == 1
        taken.append(len(statements))
    assert taken[0] > 3, "they are counted one by one when they take too long together"
    assert taken[1:] == [3, 3], "the heavy one is left out from then on"
