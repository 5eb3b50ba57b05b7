"""The pool of connections to one instance: who waits gets what comes back."""

import asyncio

from gateway.proxy.pool import UpstreamPool
from privet_shared.cork import Cork


async def test_a_turn_that_is_given_up_is_the_next_ones(services):
    pool = UpstreamPool(services.urls["ticket_service_url"], Cork(), size=1, connect_seconds=300)
    lent = await pool.take()
    first, second = (asyncio.create_task(pool.take()) for _ in range(2))
    await asyncio.sleep(0)
    pool.give_back(lent)
    first.cancel()  # it has been called, and has not come yet
    async with asyncio.timeout(10):
        connection = await second
    assert first.cancelled()
    assert pool.in_use == 1
    pool.give_back(connection)
    assert pool.in_use == 0
