"""Any part may die in the middle of 200 status changes: nothing is lost, nothing doubled."""

import asyncio
from collections import Counter
from uuid import UUID

import asyncpg
import httpx
import pytest
from privet_local.parts import SERVICES
from privet_shared.messaging.envelope import Envelope
from privet_shared.messaging.nats import EventBus

TICKETS = 10
MOVES = 20
PATIENCE_SECONDS = 90
PARTS = [
    "ticket-service", "ticket-service-worker", "gateway", "nats", "postgres", "redis",
    "auth-service", "auth-service-worker", "device-service", "device-service-worker",
    "media-service", "media-service-worker",
]  # fmt: skip
CHANGED = "privet.ticket.ticket.status_changed.v1"


def route(moves: int) -> list[str]:
    """Return the statuses of a ticket that is completed and reopened again and again."""
    return ["in_progress" if step % 2 == 0 else "completed" for step in range(moves)]


async def drive(technician, ticket, progress) -> None:
    """Move a ticket through its route, trying again until each move is known to have happened."""
    for step, status in enumerate(route(MOVES)):
        while True:
            try:
                answer = await technician.move(ticket, status)
            except httpx.TransportError:
                await asyncio.sleep(0.1)
                continue
            if answer.status_code == 200:
                break
            if answer.status_code == 409:  # an attempt whose answer was lost had done it
                detail = (await technician.get(f"/tickets/{ticket['id']}")).json()
                assert len(detail.get("status_history", ())) in {0, step + 2}
                if detail.get("status") == status:
                    break
            else:
                assert answer.status_code >= 500, answer.text
            await asyncio.sleep(0.1)
        progress()


async def follow(person, seen: list, total: int) -> None:
    """Collect the stream's status changes, reconnecting with Last-Event-ID until all came."""
    last = None
    while len(seen) < total:
        try:
            async with person.events(last_event_id=last) as events:
                async for event in events:
                    last = event.id or last
                    if event.event == "ticket.status_changed":
                        seen.append(event)
                        if len(seen) == total:
                            return
        except (httpx.TransportError, AssertionError):
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("part", PARTS)
async def test_killed_in_the_middle(part, stack, sign_up, technician):
    customer = await sign_up()
    tickets = [await customer.ticket(title=f"{part} {n}") for n in range(TICKETS)]
    total = TICKETS * MOVES
    done = 0
    half_way = asyncio.Event()
    restarts = stack.restarts(part)

    def progress() -> None:
        nonlocal done
        done += 1
        if done >= total // 3:
            half_way.set()

    async def kill() -> None:
        await half_way.wait()
        await stack.kill(part)

    seen: list = []
    following = asyncio.create_task(follow(customer, seen, total))
    await asyncio.sleep(0.5)
    async with asyncio.timeout(PATIENCE_SECONDS):
        await asyncio.gather(kill(), *(drive(technician, t, progress) for t in tickets))
        await following
        while stack.restarts(part) == restarts:
            await asyncio.sleep(0.1)
        await asyncio.sleep(1)

    expected = {ticket["id"]: route(MOVES) for ticket in tickets}
    for ticket in tickets:
        detail = (await technician.get(f"/tickets/{ticket['id']}")).json()
        assert [row["to"] for row in detail["status_history"][1:]] == expected[ticket["id"]]
    assert moves_by_ticket(event.data for event in seen) == expected
    assert len({event.id for event in seen}) == total
    events = await stored(stack, set(expected))
    assert moves_by_ticket(event.data for event in events) == expected
    await handled_by_the_device_service(stack, {event.id for event in events})
    assert await told(customer, total) == dict.fromkeys(expected, MOVES)


def moves_by_ticket(changes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for change in changes:
        found.setdefault(change["ticket_id"], []).append(change["to"])
    return found


async def told(customer, total: int) -> Counter[str]:
    """Return how many notifications of each ticket there are, once all have come."""
    async with asyncio.timeout(40):
        while int((await customer.get("/notifications")).headers["x-unread-count"]) < total:
            await asyncio.sleep(0.2)
    found: Counter[str] = Counter()
    cursor: dict[str, str] = {}
    while True:
        page = await customer.get("/notifications", params={"limit": 100, **cursor})
        found.update(row["subject_id"] for row in page.json())
        if "x-next-cursor" not in page.headers:
            return found
        cursor = {"cursor": page.headers["x-next-cursor"]}


async def stored(stack, ticket_ids: set[str]) -> list[Envelope]:
    """Return the status changes of these tickets that the stream holds."""
    bus = EventBus(stack.wiring.url("nats", "nats"), name="tests")
    await bus.connect()
    last = await bus.last_sequence()
    changes = []
    async for message in bus.tail(["privet.>"], after=0):
        event = message.envelope
        if event.type == CHANGED and event.data["ticket_id"] in ticket_ids:
            changes.append(event)
        if message.sequence >= last:
            break
    await bus.close()
    return changes


async def handled_by_the_device_service(stack, event_ids: set[UUID]) -> None:
    """Wait until each event had its effect in another service; its inbox lets none in twice."""
    [devices] = [service for service in SERVICES if service.schema == "devices"]
    url = stack.wiring.environment(devices)["DATABASE_URL"]
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    query = "SELECT count(*) FROM inbox WHERE consumer = 'device-ticket' AND event_id = ANY($1)"
    async with asyncio.timeout(40):
        while await connection.fetchval(query, list(event_ids)) < len(event_ids):
            await asyncio.sleep(0.1)
    await connection.close()
