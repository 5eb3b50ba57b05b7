"""Assignment, due times, reports of work, ratings, merging, many at once."""

from datetime import timedelta

import pytest
import time_machine
from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.tickets import TicketAssigned, TicketMerged, TicketRated
from privet_shared.ids import new_id
from privet_shared.testing.database import outbox_events
from ticket_service.models import platform


@pytest.fixture
async def staff(act_as, known_staff, technician):
    return act_as(await known_staff(technician))


@pytest.fixture
def owner(act_as, customer):
    return act_as(customer)


@pytest.fixture
async def ticket(file_ticket, customer):
    return await file_ticket(customer)


async def types(engine):
    return [event["type"] for event in await outbox_events(engine, platform)]


async def test_assignment_is_told_once_and_can_be_taken_back(engine, staff, owner, ticket):
    url = f"/tickets/{ticket['id']}"
    me = str(staff.principal.user_id)
    for _ in range(2):
        detail = await staff.ok("POST", f"{url}/assign", {"assignee_id": me})
        assert detail["assignee"] == {"id": me, "name": "Пётр", "phone": None, "address": None}
    assert (await types(engine)).count(TicketAssigned.type) == 1
    assert (await staff.ok("POST", f"{url}/assign", {"assignee_id": None}))["assignee"] is None
    assert (await types(engine)).count(TicketAssigned.type) == 2
    assert await owner.refused("POST", f"{url}/assign", {"assignee_id": me}) == (
        403,
        "auth.forbidden",
    )
    unknown = {"assignee_id": str(owner.principal.user_id)}
    assert await staff.refused("POST", f"{url}/assign", unknown) == (
        422,
        "ticket.unknown_assignee",
    )
    assert (await staff.refused("POST", f"/tickets/{new_id()}/assign", {"assignee_id": me}))[
        0
    ] == 404


async def test_due_times_follow_the_priority(staff, owner):
    with time_machine.travel("2026-11-23T09:00:00Z", tick=False):
        ticket = await owner.ok("POST", "/tickets", {"title": "t", "priority": "urgent"})
        sla = ticket["sla"]
        assert sla["first_answer_due_at"] == "2026-11-23T10:00:00Z"
        assert sla["resolution_due_at"] == "2026-11-23T17:00:00Z"
        url = f"/tickets/{ticket['id']}"
        lowered = (await staff.ok("PATCH", url, {"priority": "low"}))["sla"]
        assert lowered["resolution_due_at"] == "2026-11-30T09:00:00Z"
    with time_machine.travel("2026-11-24T10:00:00Z", tick=False):
        seen = (await owner.ok("GET", url))["sla"]
        assert (seen["first_answer_breached"], seen["resolution_breached"]) == (True, False)
        await owner.ok("POST", f"{url}/messages", {"body": "Алло?"})
        await staff.ok("POST", f"{url}/messages", {"body": "заметка", "internal": True})
        assert (await owner.ok("GET", url))["sla"]["first_answered_at"] is None
        await staff.ok("POST", f"{url}/messages", {"body": "Здравствуйте"})
        seen = (await owner.ok("GET", url))["sla"]
        assert seen["first_answered_at"] == "2026-11-24T10:00:00Z"


async def test_an_answer_in_time_is_no_breach_later(staff, owner):
    with time_machine.travel("2026-11-23T09:00:00Z", tick=False):
        url = f"/tickets/{(await owner.ok('POST', '/tickets', {'title': 't'}))['id']}"
        await staff.ok("POST", f"{url}/messages", {"body": "Здравствуйте"})
    with time_machine.travel("2026-12-23T09:00:00Z", tick=False):
        sla = (await owner.ok("GET", url))["sla"]
    assert (sla["first_answer_breached"], sla["resolution_breached"]) == (False, True)


async def test_reopening_starts_the_clock_anew(staff, owner):
    with time_machine.travel("2026-11-01T09:00:00Z", tick=False):
        url = f"/tickets/{(await owner.ok('POST', '/tickets', {'title': 't'}))['id']}"
        for status in ("in_progress", "completed"):
            await staff.ok("PATCH", f"{url}/status", {"status": status})
    with time_machine.travel("2026-11-10T09:00:00Z", tick=False):
        again = await owner.ok("PATCH", f"{url}/status", {"status": "in_progress"})
    assert again["reopened_count"] == 1
    assert again["sla"]["resolution_due_at"] == "2026-11-13T09:00:00Z"


REPORT = {
    "summary": "Заменён насос",
    "parts": [{"name": "Насос", "quantity": 2, "price": "2900.50"}],
    "labour_minutes": 50,
}


async def test_the_report_of_the_work_is_the_assignees(
    act_as, callers, staff, owner, stranger, ticket, known_file
):
    url = f"/tickets/{ticket['id']}"
    assert await staff.refused("PUT", f"{url}/work-report", REPORT) == (403, "ticket.not_assignee")
    await staff.ok("POST", f"{url}/assign", {"assignee_id": str(staff.principal.user_id)})
    assert await staff.refused("PUT", f"{url}/work-report", REPORT) == (
        409,
        "ticket.work_not_started",
    )
    await staff.ok("PATCH", f"{url}/status", {"status": "in_progress"})
    photo = await known_file(staff.principal)
    body = {**REPORT, "media_ids": [str(photo.media_id)]}
    detail = await staff.ok("PUT", f"{url}/work-report", body)
    report = detail["work_report"]
    assert report["summary"] == "Заменён насос"
    assert report["parts"] == [{"name": "Насос", "quantity": 2, "price": "2900.50"}]
    assert [row["media_id"] for row in report["photos"]] == [str(photo.media_id)]
    again = await staff.ok("PUT", f"{url}/work-report", {"summary": "Иначе"})
    assert (again["work_report"]["summary"], again["work_report"]["photos"]) == ("Иначе", [])
    assert (await owner.ok("GET", url))["work_report"]["summary"] == "Иначе"
    assert await owner.refused("PUT", f"{url}/work-report", REPORT) == (403, "ticket.not_assignee")
    assert (await act_as(stranger).refused("PUT", f"{url}/work-report", REPORT))[0] == 404
    admin = act_as(callers.principal(Role.ADMIN))
    stale = await admin.refused("PUT", f"{url}/work-report", REPORT, headers={"If-Match": '"x"'})
    assert stale == (412, "request.stale")
    fresh = (await admin.send("GET", url)).headers["etag"]
    await admin.ok("PUT", f"{url}/work-report", REPORT, headers={"If-Match": fresh})


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"summary": ""},
        {"summary": "x", "labour_minutes": -1},
        {"summary": "x", "parts": [{"name": "p", "quantity": 0}]},
        {"summary": "x", "parts": [{"name": "p", "price": "-1"}]},
        {"summary": "x", "parts": [{"name": "p", "price": "NaN"}]},
        {"summary": "x", "parts": [{"name": "p", "price": 1e300}]},
        {"summary": "x\x00"},
    ],
)
async def test_a_report_that_is_none_is_refused(staff, ticket, body):
    refused = await staff.refused("PUT", f"/tickets/{ticket['id']}/work-report", body)
    assert refused == (422, "request.invalid")


async def test_the_customer_rates_each_completion_once(
    engine, staff, owner, act_as, stranger, ticket
):
    url = f"/tickets/{ticket['id']}"
    good = {"score": 5, "comment": "Спасибо"}
    assert await owner.refused("POST", f"{url}/rating", good) == (409, "ticket.not_completed")
    for status in ("in_progress", "completed"):
        await staff.ok("PATCH", f"{url}/status", {"status": status})
    assert await staff.refused("POST", f"{url}/rating", good) == (403, "ticket.not_owner")
    assert (await act_as(stranger).refused("POST", f"{url}/rating", good))[0] == 404
    assert (await owner.refused("POST", f"{url}/rating", {"score": 6}))[0] == 422
    key = {"Idempotency-Key": "r-1"}
    made = await owner.ok("POST", f"{url}/rating", good, headers=key)
    assert await owner.ok("POST", f"{url}/rating", good, headers=key) == made
    assert await owner.refused("POST", f"{url}/rating", good) == (409, "ticket.already_rated")
    assert (await types(engine)).count(TicketRated.type) == 1
    assert (await staff.ok("GET", url))["rating"]["score"] == 5
    await owner.ok("PATCH", f"{url}/status", {"status": "in_progress"})
    assert (await owner.ok("GET", url))["rating"] is None
    await staff.ok("PATCH", f"{url}/status", {"status": "completed"})
    assert (await owner.ok("POST", f"{url}/rating", {"score": 2}))["score"] == 2


async def test_a_duplicate_is_merged(engine, staff, owner, file_ticket, stranger, customer):
    first, double = [await file_ticket(customer) for _ in range(2)]
    into = {"into": first["id"]}
    shown = await staff.ok("POST", f"/tickets/{double['id']}/merge", into)
    assert shown["id"] == first["id"]
    reference = {"id": double["id"], "number": double["number"]}
    assert shown["merged_tickets"] == [reference]
    closed = await owner.ok("GET", f"/tickets/{double['id']}")
    assert (closed["status"], closed["allowed_transitions"]) == ("rejected", [])
    assert closed["merged_into"] == {"id": first["id"], "number": first["number"]}
    assert TicketMerged.type in await types(engine)
    theirs = await file_ticket(stranger)
    for ticket, target in (
        (double["id"], first["id"]),
        (first["id"], first["id"]),
        (first["id"], double["id"]),
        (theirs["id"], first["id"]),
    ):
        refused = await staff.refused("POST", f"/tickets/{ticket}/merge", {"into": target})
        assert refused == (409, "ticket.merge_refused"), (ticket, target)
    unknown = {"into": str(new_id())}
    assert await staff.refused("POST", f"/tickets/{first['id']}/merge", unknown) == (
        422,
        "ticket.unknown_target",
    )
    assert await staff.refused("POST", f"/tickets/{new_id()}/merge", into) == (
        404,
        "ticket.not_found",
    )
    assert (await owner.refused("POST", f"/tickets/{first['id']}/merge", into))[0] == 403


async def test_many_at_once_each_by_itself(staff, owner, file_ticket, customer):
    tickets = [await file_ticket(customer) for _ in range(3)]
    await owner.ok("PATCH", f"/tickets/{tickets[2]['id']}/status", {"status": "rejected"})
    ids = [*(ticket["id"] for ticket in tickets), str(new_id())]
    body = {
        "ids": ids,
        "priority": "high",
        "add_tags": ["Насос", "срочно"],
        "assignee_id": str(staff.principal.user_id),
        "status": "in_progress",
    }
    results = await staff.ok("POST", "/tickets/bulk", body)
    assert [row["id"] for row in results] == ids
    assert [row["ok"] for row in results] == [True, True, False, False]
    codes = [row["error"]["code"] for row in results[2:]]
    assert codes == ["ticket.closed", "ticket.not_found"]
    detail = await staff.ok("GET", f"/tickets/{ids[0]}")
    assert (detail["status"], detail["priority"], detail["tags"]) == (
        "in_progress",
        "high",
        ["насос", "срочно"],
    )
    removed = await staff.ok("POST", "/tickets/bulk", {"ids": ids[:1], "remove_tags": ["срочно"]})
    assert removed == [{"id": ids[0], "ok": True, "error": None}]
    assert (await staff.ok("GET", f"/tickets/{ids[0]}"))["tags"] == ["насос"]
    assert (await owner.refused("POST", "/tickets/bulk", body))[0] == 403
    for bad in ({"ids": ids}, {"ids": [], "priority": "low"}, {"ids": ids, "priority": None}):
        assert (await staff.refused("POST", "/tickets/bulk", bad))[0] == 422


async def test_a_bulk_change_that_fails_half_way_leaves_the_ticket_as_it_was(staff, ticket):
    body = {"ids": [ticket["id"]], "priority": "urgent", "status": "completed"}
    [result] = await staff.ok("POST", "/tickets/bulk", body)
    assert result["error"]["code"] == "ticket.invalid_transition"
    assert (await staff.ok("GET", f"/tickets/{ticket['id']}"))["priority"] == "normal"


async def test_figures(staff, owner, file_ticket, customer):
    done, late, _ = [await file_ticket(customer) for _ in range(3)]
    for status in ("in_progress", "completed"):
        await staff.ok("PATCH", f"/tickets/{done['id']}/status", {"status": status})
    await owner.ok("POST", f"/tickets/{done['id']}/rating", {"score": 4})
    await staff.ok("POST", f"/tickets/{late['id']}/messages", {"body": "ответ"})
    figures = await staff.ok("GET", "/tickets/stats")
    assert figures["by_status"] == {"new": 2, "in_progress": 0, "completed": 1, "rejected": 0}
    assert figures["ageing"]["under_1_day"] == 2
    assert figures["created"] == 3
    assert figures["first_answer_minutes"]["median"] >= 0
    assert figures["sla_breaches"] == {"first_answer": 0, "resolution": 0}
    assert len(figures["per_day"]) == 30
    assert figures["per_day"][-1]["created"] + figures["per_day"][-2]["created"] == 3
    assert figures["rating"] == {"count": 1, "average": 4.0}
    today = utc_now().date()
    past = {"from": "2020-01-01", "to": "2020-01-31"}
    assert (await staff.ok("GET", "/tickets/stats", params=past))["created"] == 0
    for bad in (
        {"from": str(today), "to": str(today - timedelta(days=1))},
        {"from": "2020-01-01", "to": "2026-01-01"},
        {"from": "never"},
    ):
        assert (await staff.refused("GET", "/tickets/stats", params=bad))[0] == 422
    assert (await owner.refused("GET", "/tickets/stats"))[0] == 403


async def test_what_is_read_is_what_a_change_returns(staff, owner, known_file):
    """The detail is read by statements of its own: everything in it, and the same tag."""
    photo, leak = await known_file(staff.principal), await known_file(owner.principal)
    whole = await owner.ok("POST", "/tickets", {"title": "t", "media_ids": [str(leak.media_id)]})
    duplicate = await owner.ok("POST", "/tickets", {"title": "d"})
    url = f"/tickets/{whole['id']}"
    await staff.ok("POST", f"/tickets/{duplicate['id']}/merge", {"into": whole["id"]})
    await staff.ok("POST", f"{url}/assign", {"assignee_id": str(staff.principal.user_id)})
    await staff.ok("PATCH", f"{url}/status", {"status": "in_progress"})
    await staff.ok("PUT", f"{url}/work-report", {**REPORT, "media_ids": [str(photo.media_id)]})
    done = {"status": "completed", "comment": "готово"}
    changed = await staff.send("PATCH", f"{url}/status", json=done)
    read = await staff.send("GET", url)
    assert _lasting(read.json()) == _lasting(changed.json())
    assert read.headers["etag"] == changed.headers["etag"]
    await owner.ok("POST", f"{url}/rating", {"score": 4})
    detail = await owner.ok("GET", url)
    assert detail["rating"]["score"] == 4
    assert detail["work_report"]["photos"][0]["media_id"] == str(photo.media_id)
    assert detail["attachments"][0]["media_id"] == str(leak.media_id)
    assert [row["id"] for row in detail["merged_tickets"]] == [duplicate["id"]]
    merged = await owner.ok("GET", f"/tickets/{duplicate['id']}")
    assert merged["merged_into"] == {"id": whole["id"], "number": whole["number"]}


def _lasting(detail):
    """Leave out what differs between any two answers: how long the links to files work."""
    for file in (*detail["attachments"], *detail["work_report"]["photos"]):
        file["url"] = file["url"].partition("?")[0]
    return detail
