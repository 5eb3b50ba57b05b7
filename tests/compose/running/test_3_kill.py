"""Any container may die under load: nothing acknowledged is lost, and it comes back by itself."""

import asyncio

import pytest
from compose_tests import content, load
from privet_local.parts import SERVICES

chaos = load("chaos/test_kill.py")
chaos.PATIENCE_SECONDS = 240  # an engine starts containers anew more slowly than a supervisor
PARTS = [
    "gateway", "postgres", "nats", "redis", "s3", "mail",
    *(each.name for each in SERVICES),
    *(each.name.replace("service", "worker") for each in SERVICES),
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
async def test_killed_in_the_middle(part, stack, sign_up, technician, customer, jpeg):
    photo = await customer.upload(jpeg)
    await customer.until_processed(photo)
    kept = await content(customer, photo)
    await chaos.test_killed_in_the_middle(part, stack, sign_up, technician)
    await asyncio.to_thread(stack.wait_healthy)
    assert await content(customer, photo) == kept
