"""Several containers of a service on one host share the work, and nothing is lost or doubled."""

import asyncio
import json

from compose_engine import say
from compose_tests import load

chaos = load("chaos/test_kill.py")
REPLICAS = 3
TICKETS, REQUESTS = 12, 600


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


async def test_three_ticket_services_and_workers_share_the_work(stack, sign_up, technician):
    await asyncio.to_thread(
        stack.up, "--no-recreate",
        *("--scale", f"ticket-service={REPLICAS}", "--scale", f"ticket-worker={REPLICAS}"),
        *("--scale", "gateway=1"),
    )  # fmt: skip
    assert len(stack.containers("ticket-service")) == REPLICAS
    customer = await sign_up()
    tickets = [await customer.ticket(title=f"scaled {number}") for number in range(TICKETS)]
    total = TICKETS * chaos.MOVES
    seen: list = []
    following = asyncio.create_task(chaos.follow(customer, seen, total))
    await asyncio.sleep(3)
    before, sent = requests_seen(stack), published(stack)
    assert len(sent) == REPLICAS

    async def read() -> None:
        for _ in range(REQUESTS // TICKETS):
            while (answer := await customer.get("/tickets")).status_code != 200:
                assert answer.status_code >= 500, answer.text  # a busy machine: asked again
                await asyncio.sleep(0.1)

    async with asyncio.timeout(chaos.PATIENCE_SECONDS):
        await asyncio.gather(
            *(chaos.drive(technician, each, lambda: None) for each in tickets),
            *(read() for _ in tickets),
        )
        await following
    expected = {ticket["id"]: chaos.route(chaos.MOVES) for ticket in tickets}
    assert chaos.moves_by_ticket(event.data for event in seen) == expected
    events = await chaos.stored(stack, set(expected))
    assert chaos.moves_by_ticket(event.data for event in events) == expected

    answered = [now - then for now, then in zip(requests_seen(stack), before, strict=True)]
    say(f"{REPLICAS} ticket services answered {answered} requests")
    assert min(answered) > sum(answered) / REPLICAS / 2
    relayed = [now - sent[cid] for cid, now in published(stack).items()]
    say(f"{REPLICAS} ticket workers sent {relayed} messages")
    assert sum(count > 0 for count in relayed) == REPLICAS

    await asyncio.to_thread(stack.up, "--no-recreate", "--scale", "ticket-service=1")
    assert len(stack.containers("ticket-service")) == 1
    await asyncio.sleep(5)
    assert {(await customer.get("/tickets")).status_code for _ in range(30)} == {200}
