"""What events say to a client that keeps its lists without asking again."""

from uuid import uuid4

from privet_shared.testing.database import outbox_events
from ticket_service.models import platform

WORDS = "слова заказчика"


async def data_of(engine, kind):
    events = await outbox_events(engine, platform)
    return [event["data"] for event in events if event["type"] == f"privet.{kind}.v1"]


async def test_events_of_a_ticket_carry_what_its_row_shows(
    engine, act_as, customer, technician, known_staff
):
    owner, staff = act_as(customer), act_as(await known_staff(technician))
    body = {
        "title": "t",
        "priority": "high",
        "preferred_date": "2030-02-01",
        "client_id": str(uuid4()),
    }
    ticket = await owner.ok("POST", "/tickets", body)
    url = f"/tickets/{ticket['id']}"
    [created] = await data_of(engine, "ticket.ticket.created")
    for name, value in {
        **body,
        "tags": [],
        "resolution_due_at": ticket["resolution_due_at"],
    }.items():
        assert created[name] == value, name
    await owner.ok("PATCH", url, {"title": WORDS, "preferred_date": None})
    changes = {
        "priority": "urgent",
        "tags": ["насос"],
        "assignee_id": str(technician.user_id),
    }
    changed = await staff.ok("PATCH", url, changes)
    own, staffs = await data_of(engine, "ticket.ticket.updated")
    assert own["changed"] == ["preferred_date", "title"]
    assert own["values"] == {"preferred_date": None}
    assert staffs["values"] == {**changes, "resolution_due_at": changed["resolution_due_at"]}
    for status in ("in_progress", "completed"):
        moved = await staff.ok("PATCH", f"{url}/status", {"status": status})
    told = (await data_of(engine, "ticket.ticket.status_changed"))[-1]
    assert told["completed_at"] == moved["completed_at"]
    assert told["resolution_due_at"] == moved["resolution_due_at"]


async def test_events_of_a_message_name_it_as_its_author_did(engine, act_as, customer):
    owner = act_as(customer)
    ticket = await owner.ok("POST", "/tickets", {"title": "t"})
    case = await owner.ok("POST", "/support", {"subject": "s"})
    for url, kind in (
        (f"/tickets/{ticket['id']}", "ticket.message.added"),
        (f"/support/{case['id']}", "support.message.added"),
    ):
        body = {"body": WORDS, "client_id": str(uuid4())}
        await owner.ok("POST", f"{url}/messages", body)
        [added] = await data_of(engine, kind)
        assert added["client_id"] == body["client_id"]
        assert WORDS not in str(added)
