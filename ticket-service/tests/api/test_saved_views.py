"""Views of the queue that staff keep: whose they are, what they show, how many tickets."""

import pytest
from privet_shared.auth.principal import Role
from privet_shared.events.auth import UserDeleted
from privet_shared.testing.database import new_delivery

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
