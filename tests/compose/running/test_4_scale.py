"""Several containers of a service on one host share the work, and nothing is lost or doubled."""

import asyncio
import json
from collections import Counter

from compose_engine import say
from compose_tests import load

chaos = load("chaos/test_kill.py")
REPLICAS = 3
TICKETS = 12
READERS, PAUSE_SECONDS = 8, 0.05


def requests_seen(stack) -> list[int]:
    """Return how many requests each container of the ticket service has logged."""
    seen = []
    for container in stack.containers("ticket-service"):
        logged = [line for line in stack.logs(container).splitlines() if '"request"' in line]
        seen.append(sum("/health/" not in line for line in logged))
    return seen


def published(stack) -> dict[int, int]:
    """Return how many messages each connection of the ticket workers has sent to NATS."""
    told = stack.exec("nats", "wget", "-q", "-O", "-", "http://127.0.0.1:8222/connz?limit=200")
    return {
        each["cid"]: each["in_msgs"]
        for each in json.loads(told)["connections"]
        if each.get("name") == "ticket-service"
    }


def failures(stack) -> list[str]:
    """Return what the gateway answered with a server error, as it logged it."""
    [gateway] = stack.containers("gateway")
    lines = [line for line in stack.logs(gateway).splitlines() if '"request"' in line]
    return [line for line in lines if json.loads(line).get("status", 0) >= 500]


async def test_three_ticket_services_and_workers_share_the_work(stack, sign_up, technician):
    """Under load from before the new containers come until after they have gone."""
    customer = await sign_up()
    tickets = [await customer.ticket(title=f"scaled {number}") for number in range(TICKETS)]
    total = TICKETS * chaos.MOVES
    failed_before = failures(stack)
    statuses: Counter[int] = Counter()
    is_over = False

    async def read() -> None:
        while not is_over:
            statuses[(await customer.get("/tickets")).status_code] += 1
            await asyncio.sleep(PAUSE_SECONDS)

    seen: list = []
    following = asyncio.create_task(chaos.follow(customer, seen, total))
    reading = [asyncio.create_task(read()) for _ in range(READERS)]
    await asyncio.to_thread(
        stack.up, "--no-recreate",
        *("--scale", f"ticket-service={REPLICAS}", "--scale", f"ticket-worker={REPLICAS}"),
        *("--scale", "gateway=1"),
    )  # fmt: skip
    assert len(stack.containers("ticket-service")) == REPLICAS
    await asyncio.sleep(3)
    before, sent = requests_seen(stack), published(stack)
    assert len(sent) == REPLICAS
    async with asyncio.timeout(chaos.PATIENCE_SECONDS):
        await asyncio.gather(*(chaos.drive(technician, each, lambda: None) for each in tickets))
        await following
    answered = [now - then for now, then in zip(requests_seen(stack), before, strict=True)]
    relayed = [now - sent[cid] for cid, now in published(stack).items()]
    say(f"{REPLICAS} ticket services answered {answered} requests")
    say(f"{REPLICAS} ticket workers sent {relayed} messages")
    expected = {ticket["id"]: chaos.route(chaos.MOVES) for ticket in tickets}
    assert chaos.moves_by_ticket(event.data for event in seen) == expected
    events = await chaos.stored(stack, set(expected))
    assert chaos.moves_by_ticket(event.data for event in events) == expected
    assert min(answered) > sum(answered) / REPLICAS / 2
    assert sum(count > 0 for count in relayed) == REPLICAS

    await asyncio.to_thread(
        stack.up, "--no-recreate", "--scale", "ticket-service=1", "--scale", "ticket-worker=1"
    )
    assert len(stack.containers("ticket-service")) == 1
    await asyncio.sleep(5)
    is_over = True
    await asyncio.gather(*reading)
    say(f"Answers while containers came and went: {dict(statuses)}")
    assert failures(stack)[len(failed_before) :] == []
    assert set(statuses) == {200}
