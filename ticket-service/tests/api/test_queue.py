"""The queue at its edges: far days, full tags, retries, and two who act at once."""

import asyncio
import json

import pytest
import time_machine
from privet_shared.events.media import FileProcessed
from privet_shared.testing.database import new_delivery, outbox_events
from ticket_service.models import platform


@pytest.fixture
async def staff(act_as, known_staff, technician):
    return act_as(await known_staff(technician))


@pytest.fixture
def owner(act_as, customer):
    return act_as(customer)


@pytest.mark.parametrize(
    "period",
    [
        {"from": "0001-01-01", "to": "0001-01-02"},
        {"to": "0001-01-01"},
        {"to": "9999-12-31"},
        {"from": "9999-12-31", "to": "9999-12-31"},
    ],
)
async def test_figures_of_days_at_the_calendars_ends(staff, period):
    refused = await staff.refused("GET", "/tickets/stats", params=period)
    assert refused == (422, "request.invalid")


async def test_figures_and_detail_agree_on_what_was_late(staff, owner):
    with time_machine.travel("2026-11-23T09:00:00Z", tick=False):
        url = f"/tickets/{(await owner.ok('POST', '/tickets', {'title': 't'}))['id']}"
    with time_machine.travel("2026-11-24T09:00:00Z", tick=False):
        for status in ("in_progress", "completed"):
            await staff.ok("PATCH", f"{url}/status", {"status": status})
    sla = (await staff.ok("GET", url))["sla"]
    period = {"from": "2026-11-23", "to": "2026-11-24"}
    breaches = (await staff.ok("GET", "/tickets/stats", params=period))["sla_breaches"]
    assert breaches == {
        "first_answer": int(sla["first_answer_breached"]),
        "resolution": int(sla["resolution_breached"]),
    }
    assert breaches == {"first_answer": 1, "resolution": 0}


async def test_bulk_adds_no_more_tags_than_a_ticket_may_have(staff, owner, file_ticket, customer):
    full, other = [(await file_ticket(customer))["id"] for _ in range(2)]
    tags = [f"a{number}" for number in range(20)]
    await staff.ok("PATCH", f"/tickets/{full}", {"tags": tags})
    body = {"ids": [full, other], "add_tags": ["b"]}
    results = await staff.ok("POST", "/tickets/bulk", body)
    assert [row["ok"] for row in results] == [False, True]
    assert results[0]["error"]["code"] == "ticket.too_many_tags"
    assert (await staff.ok("GET", f"/tickets/{full}"))["tags"] == tags
    instead = {"ids": [full], "add_tags": ["b"], "remove_tags": ["a0"]}
    assert (await staff.ok("POST", "/tickets/bulk", instead))[0]["ok"]


async def test_bulk_with_nothing_to_change_is_refused(staff, file_ticket, customer):
    ids = [(await file_ticket(customer))["id"]]
    for nothing in ({"status": None}, {"add_tags": []}):
        refused = await staff.refused("POST", "/tickets/bulk", {"ids": ids, **nothing})
        assert refused == (422, "request.invalid"), nothing


async def test_a_bulk_change_that_is_retried_happens_once(engine, staff, file_ticket, customer):
    ids = [(await file_ticket(customer))["id"] for _ in range(2)]
    body = {"ids": ids, "status": "in_progress"}
    key = {"Idempotency-Key": "b-1"}
    first = await staff.send("POST", "/tickets/bulk", json=body, headers=key)
    again = await staff.send("POST", "/tickets/bulk", json=body, headers=key)
    assert first.json() == again.json()
    assert [row["ok"] for row in again.json()] == [True, True]
    assert again.headers["idempotency-replayed"] == "true"
    other = {**body, "status": "completed"}
    assert (await staff.refused("POST", "/tickets/bulk", other, headers=key))[0] == 422
    moves = [e for e in await outbox_events(engine, platform) if "status_changed" in e["type"]]
    assert len(moves) == 2


async def test_of_two_merges_into_each_other_one_wins(staff, file_ticket, customer):
    one, other = [(await file_ticket(customer))["id"] for _ in range(2)]
    answers = await asyncio.gather(
        staff.send("POST", f"/tickets/{one}/merge", json={"into": other}),
        staff.send("POST", f"/tickets/{other}/merge", json={"into": one}),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_of_two_ratings_at_once_one_counts(staff, owner, file_ticket, customer):
    url = f"/tickets/{(await file_ticket(customer))['id']}"
    for status in ("in_progress", "completed"):
        await staff.ok("PATCH", f"{url}/status", {"status": status})
    answers = await asyncio.gather(
        *(owner.send("POST", f"{url}/rating", json={"score": score}) for score in (1, 5))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409]


async def test_a_processed_image_is_shown_in_its_sizes(container, owner, customer, known_file):
    file = await known_file(customer)
    processed = FileProcessed.model_validate(
        {
            **file.model_dump(),
            "version": 2,
            "key": "k/original",
            "thumbnail_key": "k/thumbnail",
            "medium_key": "k/medium",
            "width": 10,
            "height": 10,
        }
    )
    await container.media.store(processed, new_delivery())
    await container.media.store(file, new_delivery())  # late
    body = {"title": "t", "media_ids": [str(file.media_id)]}
    [shown] = (await owner.ok("POST", "/tickets", body))["attachments"]
    for name, key in (
        ("url", "original"),
        ("thumbnail_url", "thumbnail"),
        ("medium_url", "medium"),
    ):
        assert f"k/{key}?" in shown[name], json.dumps(shown)


async def test_the_best_fit_comes_first_when_asked(staff, owner):
    for title, description in (("насос", "x"), ("насос насос", "насос"), ("Вода", "где-то насос")):
        await owner.ok("POST", "/tickets", {"title": title, "description": description})
    params = {"q": "насос", "sort": "relevance", "limit": "1"}
    titles, cursor = [], None
    while True:
        page = await staff.send(
            "GET", "/tickets", params={**params, **({"cursor": cursor} if cursor else {})}
        )
        titles += [row["title"] for row in page.json()]
        if (cursor := page.headers.get("x-next-cursor")) is None:
            break
    assert titles == ["насос насос", "насос", "Вода"]
    assert (await staff.refused("GET", "/tickets", params={"sort": "relevance"}))[0] == 422


async def test_of_two_same_bulk_changes_at_once_each_ticket_moves_once(
    engine, staff, file_ticket, customer
):
    ids = [(await file_ticket(customer))["id"] for _ in range(3)]
    body = {"ids": ids, "status": "in_progress"}
    key = {"Idempotency-Key": "b-2"}
    answers = await asyncio.gather(
        *(staff.send("POST", "/tickets/bulk", json=body, headers=key) for _ in range(2))
    )
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert 200 in {answer.status_code for answer in answers}
    for ticket_id in ids:
        history = (await staff.ok("GET", f"/tickets/{ticket_id}"))["status_history"]
        assert [row["to"] for row in history] == ["new", "in_progress"]
    moves = [e for e in await outbox_events(engine, platform) if "status_changed" in e["type"]]
    assert len(moves) == 3
