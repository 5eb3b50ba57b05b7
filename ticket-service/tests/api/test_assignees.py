"""Whom tickets can be given to."""

import pytest
from privet_shared.auth.principal import Role
from privet_shared.events.auth import UserBlocked, UserDeleted, UserRegistered
from privet_shared.testing.database import new_delivery


@pytest.fixture
def hear(container, callers):
    async def hear(name, *roles, event=UserRegistered, status="active"):
        person = callers.principal(*roles)
        told = event(
            user_id=person.user_id, version=1, name=name, roles=person.roles, status=status
        )
        await container.users.store(told, new_delivery())
        return person

    return hear


async def test_active_staff_by_name_with_their_work(hear, container, act_as, customer):
    yana = await hear("яна", Role.SUPPORT)
    anna = await hear("Анна", Role.TECHNICIAN)
    nameless = await hear(None, Role.ADMIN)
    await hear("Борис")
    await hear("Вера", Role.TECHNICIAN, event=UserBlocked, status="blocked")
    gone = await hear("Глеб", Role.TECHNICIAN)
    deleted = UserDeleted(user_id=gone.user_id, version=2)
    await container.users.erase(deleted, new_delivery())
    staff = act_as(yana)
    for move in ([], ["in_progress"], ["rejected"]):
        ticket = await act_as(customer).ok("POST", "/tickets", {"title": "t"})
        url = f"/tickets/{ticket['id']}"
        await staff.ok("POST", f"{url}/assign", {"assignee_id": str(anna.user_id)})
        for status in move:
            await staff.ok("PATCH", f"{url}/status", {"status": status})
    listed = await staff.ok("GET", "/tickets/assignees")
    assert listed == [
        {
            "id": str(person.user_id),
            "name": name,
            "roles": sorted(person.roles),
            "open_tickets": opened,
        }
        for person, name, opened in ((anna, "Анна", 2), (yana, "яна", 0), (nameless, None, 0))
    ]


async def test_customers_are_not_told(act_as, customer):
    assert (await act_as(customer).refused("GET", "/tickets/assignees"))[0] == 403
