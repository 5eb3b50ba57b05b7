"""Support cases: whose turn it is, who may move them, what is unread."""

from datetime import timedelta

import pytest
import time_machine
from privet_shared.clock import utc_now
from privet_shared.ids import new_id
from privet_shared.testing.database import outbox_events
from ticket_service.models import platform


@pytest.fixture
def staff(act_as, technician):
    return act_as(technician)


@pytest.fixture
def owner(act_as, customer):
    return act_as(customer)


@pytest.fixture
async def case(owner):
    return await owner.ok("POST", "/support", {"subject": "Счёт", "body": "Не пришёл"})


async def test_a_case_from_the_question_to_the_end(engine, staff, owner, case):
    url = f"/support/{case['id']}"
    assert (case["number"], case["status"]) == ("S-1001", "open")
    await staff.ok("POST", f"{url}/messages/support", {"body": "Пришлём"})
    assert (await owner.ok("GET", url))["status"] == "pending"
    await owner.ok("POST", f"{url}/messages/user", {"body": "Жду"})
    await staff.ok("POST", f"{url}/messages", {"body": "между нами", "internal": True})
    seen = await owner.ok("GET", url)
    assert (seen["status"], seen["allowed_transitions"]) == ("open", ["closed"])
    closed = await owner.ok("PATCH", f"{url}/status", {"status": "closed", "comment": "Пришёл"})
    assert [row["to"] for row in closed["status_history"]] == ["open", "pending", "open", "closed"]
    assert await owner.refused("POST", f"{url}/messages", {"body": "ещё"}) == (
        409,
        "support.closed",
    )
    await owner.ok("PATCH", f"{url}/status", {"status": "open"})
    chat = await owner.ok("GET", f"{url}/messages")
    assert [row["body"] for row in chat] == ["Не пришёл", "Пришлём", "Жду"]
    assert len(await staff.ok("GET", f"{url}/messages")) == 4
    events = await outbox_events(engine, platform)
    notes = [e for e in events if e["data"].get("internal")]
    assert [e["audience"] for e in notes] == ["staff"]
    moves = [e["data"]["to"] for e in events if e["type"].endswith("case.status_changed.v1")]
    assert moves == ["pending", "open", "closed", "open"]


async def test_moves_that_are_not_allowed(staff, owner, case):
    url = f"/support/{case['id']}/status"
    assert await owner.refused("PATCH", url, {"status": "rejected"}) == (
        403,
        "support.transition_forbidden",
    )
    await staff.ok("PATCH", url, {"status": "rejected"})
    assert await staff.refused("PATCH", url, {"status": "open"}) == (
        409,
        "support.invalid_transition",
    )


async def test_customers_reopen_within_two_weeks(owner, staff):
    with time_machine.travel(utc_now() - timedelta(days=19), tick=False):
        url = f"/support/{(await owner.ok('POST', '/support', {'subject': 'x'}))['id']}"
        await owner.ok("PATCH", f"{url}/status", {"status": "closed"})
    assert (await owner.refused("PATCH", f"{url}/status", {"status": "open"}))[0] == 403
    await staff.ok("PATCH", f"{url}/status", {"status": "open"})


async def test_strangers_and_roles(staff, owner, act_as, stranger, case):
    url = f"/support/{case['id']}"
    other = act_as(stranger)
    for method, path, body in (
        ("GET", url, None),
        ("GET", f"{url}/messages", None),
        ("POST", f"{url}/messages", {"body": "x"}),
        ("POST", f"{url}/messages/user", {"body": "x"}),
        ("POST", f"{url}/messages/read", {"up_to": str(new_id())}),
        ("PATCH", f"{url}/status", {"status": "closed"}),
    ):
        assert await other.refused(method, path, body) == (404, "support.not_found"), path
    assert (await staff.refused("POST", f"{url}/messages/user", {"body": "x"}))[0] == 404
    assert (await owner.refused("POST", f"{url}/messages/support", {"body": "x"}))[0] == 403
    note = {"body": "x", "internal": True}
    assert (await owner.refused("POST", f"{url}/messages", note))[0] == 403


async def test_lists_counts_and_unread(staff, owner, act_as, stranger, case):
    await owner.ok("POST", "/support", {"subject": "Гарантия"})
    await act_as(stranger).ok("POST", "/support", {"subject": "Другое"})
    assert [row["subject"] for row in await owner.ok("GET", "/support")] == ["Гарантия", "Счёт"]
    assert len(await staff.ok("GET", "/support")) == 3
    assert [r["subject"] for r in await staff.ok("GET", "/support", params={"q": "счета"})] == [
        "Счёт"
    ]
    assert await staff.ok("GET", "/support", params={"status": "closed"}) == []
    assert await owner.ok("GET", "/support/meta") == {"active": 2, "total": 2}
    assert await staff.ok("GET", "/support/meta") == {"active": 3, "total": 3}
    url = f"/support/{case['id']}/messages"
    answer = await staff.ok("POST", url, {"body": "Здравствуйте"})
    await staff.ok("POST", url, {"body": "заметка", "internal": True})
    assert [row["unread_count"] for row in await owner.ok("GET", "/support")] == [0, 1]
    assert (await owner.send("GET", url)).headers["x-unread-count"] == "1"
    await owner.ok("POST", f"{url}/read", {"up_to": answer["id"]})
    assert (await owner.send("GET", url)).headers["x-unread-count"] == "0"
    first = (await owner.ok("GET", url))[0]["id"]
    await owner.ok("POST", f"{url}/read", {"up_to": first})
    assert (await owner.send("GET", url)).headers["x-unread-count"] == "0"
    assert await owner.refused("POST", f"{url}/read", {"up_to": str(new_id())}) == (
        422,
        "chat.unknown_message",
    )


async def test_a_retry_opens_one_case(owner):
    key = {"Idempotency-Key": "case-1"}
    made = [await owner.ok("POST", "/support", {"subject": "x"}, headers=key) for _ in range(2)]
    assert made[0] == made[1]
    assert len(await owner.ok("GET", "/support")) == 1


async def test_entity_tags(owner, staff, case):
    url = f"/support/{case['id']}"
    tag = (await owner.send("GET", url)).headers["etag"]
    assert (await owner.send("GET", url, headers={"If-None-Match": tag})).status_code == 304
    await staff.ok("POST", f"{url}/messages", {"body": "ответ"})
    stale = await owner.refused(
        "PATCH", f"{url}/status", {"status": "closed"}, headers={"If-Match": tag}
    )
    assert stale == (412, "request.stale")


@pytest.mark.parametrize(
    "body", [{}, {"subject": " "}, {"subject": "x" * 201}, {"subject": "a", "x": 1}]
)
async def test_a_question_that_is_none_is_refused(owner, body):
    assert (await owner.refused("POST", "/support", body))[0] == 422


async def test_found_by_its_number(owner, staff):
    case = await owner.ok("POST", "/support", {"subject": "Счёт"})
    other = await owner.ok("POST", "/support", {"subject": "Другое"})
    for typed in (case["number"], case["number"].lower(), case["number"][2:]):
        found = await staff.ok("GET", "/support", params={"q": typed})
        assert [row["id"] for row in found] == [case["id"]], typed
    assert other["number"] != case["number"]


async def test_notes_about_a_closed_case(owner, staff):
    url = f"/support/{(await owner.ok('POST', '/support', {'subject': 'x'}))['id']}"
    await owner.ok("PATCH", f"{url}/status", {"status": "closed"})
    note = {"body": "Перезвонил сам", "internal": True}
    await staff.ok("POST", f"{url}/messages", note)
    assert (await owner.ok("GET", url))["status"] == "closed"
    assert (await staff.refused("POST", f"{url}/messages", {"body": "x"}))[0] == 409
