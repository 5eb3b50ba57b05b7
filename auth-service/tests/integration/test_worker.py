"""The background process: events reach the stream, old rows go."""

import asyncio
import os
import signal
import sys
import time
from datetime import timedelta

import pytest
from auth_service.models import Session, platform
from privet_shared.clock import utc_now
from privet_shared.testing.plugin import TEST_JWT_SECRET
from sqlalchemy import func, select, update

SECOND = 1.0


@pytest.fixture
async def worker(database_url, nats_server, bus, container):
    """Run the worker as it is run in production."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "auth_service.worker"),
        env={
            **os.environ,
            "ENV": "test",
            "DATABASE_URL": database_url,
            "NATS_URL": nats_server.url,
            "JWT_SECRET": TEST_JWT_SECRET,
        },
    )
    yield process
    if process.returncode is None:
        process.kill()
    await process.wait()


async def test_block_reaches_the_stream_within_a_second(worker, bus, container, register):
    account = await register()
    events = bus.tail(["privet.auth.>"], after=0)
    registered = await asyncio.wait_for(anext(events), 20)
    assert registered.envelope.type == "privet.auth.user.registered.v1"
    await container.staff.block(email=None, phone=account.phone)
    committed = time.monotonic()
    revoked, blocked = [(await asyncio.wait_for(anext(events), 5)).envelope for _ in range(2)]
    assert time.monotonic() - committed < SECOND
    assert revoked.type == "privet.auth.session.revoked.v1"
    assert timedelta(minutes=15) <= _expires(revoked) - revoked.time <= timedelta(minutes=16)
    assert blocked.type == "privet.auth.user.blocked.v1"
    assert blocked.data["user_id"] == registered.envelope.data["user_id"]
    await events.aclose()
    worker.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(worker.wait(), 10) == 0


def _expires(revoked):
    return type(revoked.time).fromisoformat(revoked.data["expires_at"])


async def test_sessions_that_ended_long_ago_are_deleted(container, register, engine):
    await register()
    kept, dropped = await register(), await register()
    assert kept.phone != dropped.phone
    ages = (timedelta(days=-1), timedelta(days=29), timedelta(days=31))
    async with engine.begin() as connection:
        ids = (await connection.scalars(select(Session.id).order_by(Session.id))).all()
        for session_id, age in zip(ids, ages, strict=True):
            await connection.execute(
                update(Session).where(Session.id == session_id).values(expires_at=utc_now() - age)
            )
    await container.sessions.delete_expired()
    async with engine.connect() as connection:
        left = (await connection.scalars(select(Session.id).order_by(Session.id))).all()
    assert left == ids[:2]


async def test_platform_rows_are_cleaned(container, register, engine):
    await register()
    await register()
    outbox = platform.outbox
    first = select(func.min(outbox.c.seq)).scalar_subquery()
    async with engine.begin() as connection:
        await connection.execute(
            update(outbox)
            .where(outbox.c.seq == first)
            .values(published_at=utc_now() - timedelta(days=8))
        )
    await container.jobs()[0][0]()
    async with engine.connect() as connection:
        assert await connection.scalar(select(func.count()).select_from(outbox)) == 1
