"""Any container may die under load: nothing acknowledged is lost, and it comes back by itself."""

import asyncio

import asyncpg
import pytest
from auth_service.services.mails import LEASE
from compose_acknowledged import Acknowledged
from compose_engine import say
from compose_tests import content, load
from privet_local.parts import SERVICES

chaos = load("chaos/test_kill.py")
chaos.PATIENCE_SECONDS = 240  # an engine starts containers anew more slowly than a supervisor
PARTS = [
    "gateway", "postgres", "nats", "redis", "s3", "mail",
    *(each.name for each in SERVICES),
    *(each.name.replace("service", "worker") for each in SERVICES),
]  # fmt: skip


@pytest.fixture(scope="module")
def disturbed() -> list[Acknowledged]:
    """What was acknowledged while each container was killed."""
    return []


@pytest.mark.parametrize("part", PARTS)
async def test_killed_in_the_middle(
    part, stack, http, sign_up, technician, customer, jpeg, disturbed
):
    photo = await customer.upload(jpeg)
    await customer.until_processed(photo)
    kept = await content(customer, photo)
    acknowledged = Acknowledged(http, type(customer), jpeg)
    working = asyncio.create_task(acknowledged.work())
    try:
        await chaos.test_killed_in_the_middle(part, stack, sign_up, technician)
    finally:
        acknowledged.stop()
        await working
    await asyncio.to_thread(stack.wait_healthy)
    await acknowledged.check()
    disturbed.append(acknowledged)
    assert await content(customer, photo) == kept
    say(
        f"{part}: killed under load; {len(acknowledged.accounts)} accounts, "
        f"{len(acknowledged.devices)} devices, {len(acknowledged.photos)} photos and "
        f"{chaos.TICKETS * chaos.MOVES} status changes that were acknowledged are there "
        f"({acknowledged.refused} attempts were refused)"
    )


async def test_photos_that_were_being_processed_are_there(disturbed):
    assert disturbed
    for acknowledged in disturbed:
        await acknowledged.check_late()
    say(f"{sum(len(each.late) for each in disturbed)} photos took until now to be processed")


async def test_every_mail_was_sent(stack):
    """Those of the people who signed up meanwhile; one that a killed worker held waits longest."""
    [auth] = [service for service in SERVICES if service.schema == "auth"]
    url = stack.wiring.environment(auth)["DATABASE_URL"]
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        async with asyncio.timeout(LEASE.total_seconds() + 60):
            while await connection.fetchval("SELECT count(*) FROM mails WHERE sent_at IS NULL"):
                await asyncio.sleep(1)
        sent = await connection.fetchval("SELECT count(*) FROM mails")
    finally:
        await connection.close()
    assert sent
    say(f"{sent} mails were sent in the middle of all that")
