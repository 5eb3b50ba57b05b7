"""Jobs of the worker."""

import asyncio

import pytest
from privet_shared.messaging.worker import repeat


async def test_a_job_that_fails_in_whatever_way_is_tried_again():
    calls = 0
    done = asyncio.Event()

    async def job() -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise KeyError("a bad row")
        done.set()

    task = asyncio.create_task(repeat(job, every=0))
    async with asyncio.timeout(5):
        await done.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
