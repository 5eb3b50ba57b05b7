"""Who did what, by name; and where the customer lives, for those who go there."""

import pytest
from privet_shared.events.auth import UserDeleted, UserUpdated
from privet_shared.testing.database import new_delivery


@pytest.fixture
async def world(act_as, customer, technician, known_staff, known_customer):
    owner, staff = act_as(await known_customer(customer)), act_as(await known_staff(technician))
    ticket = await owner.ok("POST", "/tickets", {"title": "t"})
    case = await owner.ok("POST", "/support", {"subject": "s"})
    await staff.ok("PATCH", f"/tickets/{ticket['id']}/status", {"status": "in_progress"})
    await staff.ok("PATCH", f"/support/{case['id']}/status", {"status": "pending"})
    me = {"assignee_id": str(technician.user_id)}
    await staff.ok("POST", f"/tickets/{ticket['id']}/assign", me)
    await staff.ok("PUT", f"/tickets/{ticket['id']}/work-report", {"summary": "x"})
    await staff.ok("POST", f"/tickets/{ticket['id']}/assign", {"assignee_id": None})
    return owner, staff, f"/tickets/{ticket['id']}", f"/support/{case['id']}"


async def test_history_and_report_have_names(world):
    owner, staff, ticket, case = world
    for caller in (owner, staff):
        for url in (ticket, case):
            history = (await caller.ok("GET", url))["status_history"]
            assert [change["by_name"] for change in history] == ["Анна", "Пётр"]
        assert (await caller.ok("GET", ticket))["work_report"]["author_name"] == "Пётр"


async def test_the_address_is_for_staff(world):
    owner, staff, ticket, case = world
    for url in (ticket, case):
        assert (await owner.ok("GET", url))["customer"]["address"] is None
        assert (await staff.ok("GET", url))["customer"]["address"] == "Москва, Тверская, 1"
    for path in ("/tickets", "/support"):
        [mine] = await owner.ok("GET", path, params={"include": "summary"})
        [theirs] = await staff.ok("GET", path, params={"include": "summary"})
        assert mine["summary"]["customer"]["address"] is None
        assert theirs["summary"]["customer"]["address"] == "Москва, Тверская, 1"


async def test_a_new_name_makes_the_detail_another(world, container, technician):
    owner, _, *urls = world
    tags = [(await owner.send("GET", url)).headers["etag"] for url in urls]
    renamed = UserUpdated(
        user_id=technician.user_id, version=2, name="Павел", roles=technician.roles
    )
    await container.users.store(renamed, new_delivery())
    for url, tag in zip(urls, tags, strict=True):
        shown = await owner.send("GET", url, headers={"If-None-Match": tag})
        assert shown.status_code == 200
        assert shown.json()["status_history"][1]["by_name"] == "Павел"


async def test_names_and_addresses_leave_with_the_person(world, container, customer):
    _, staff, ticket, case = world
    gone = UserDeleted(user_id=customer.user_id, version=2)
    await container.users.erase(gone, new_delivery())
    for url in (ticket, case):
        shown = await staff.ok("GET", url)
        assert shown["customer"] == {
            "id": str(customer.user_id),
            "name": None,
            "phone": None,
            "address": None,
        }
        assert shown["status_history"][0]["by_name"] is None
