"""The background process of a service: outbox relay, consumers and housekeeping."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path

import structlog
from sqlalchemy import ColumnElement, Table, delete
from sqlalchemy.ext.asyncio import AsyncEngine

from privet_shared.clock import utc_now
from privet_shared.db.base import PlatformTables
from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.heartbeat import FILE_VARIABLE, beat
from privet_shared.messaging.nats import MAX_AGE_SECONDS, EventBus
from privet_shared.messaging.outbox import OutboxRelay

HOUSEKEEPING_SECONDS = 3600
IDEMPOTENCY_LIFETIME = timedelta(hours=24)
INBOX_LIFETIME = timedelta(seconds=MAX_AGE_SECONDS) + timedelta(days=1)

log = structlog.get_logger(__name__)

Job = Callable[[], Awaitable[None]]
ScheduledJob = tuple[Job, float]


class Housekeeping:
    """Deletes platform rows that have served: old answers, handled and published events."""

    def __init__(
        self, engine: AsyncEngine, platform: PlatformTables, *, outbox_retention: timedelta
    ) -> None:
        self._engine = engine
        self._platform = platform
        self._outbox_retention = outbox_retention

    async def __call__(self) -> None:
        """Delete once."""
        platform = self._platform
        now = utc_now()
        for table, column, lifetime in (
            (platform.outbox, platform.outbox.c.published_at, self._outbox_retention),
            (platform.inbox, platform.inbox.c.received_at, INBOX_LIFETIME),
            (platform.idempotency, platform.idempotency.c.created_at, IDEMPOTENCY_LIFETIME),
        ):
            await self._delete_before(table, column < now - lifetime)

    async def _delete_before(self, table: Table, condition: ColumnElement[bool]) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(delete(table).where(condition))


async def repeat(job: Job, *, every: float) -> None:
    """Run ``job`` for ever, ``every`` so many seconds; a failure is logged and tried again.

    Whatever the failure: one job's bad row must not keep events from being published.
    """
    name = getattr(job, "__qualname__", type(job).__name__)
    while True:
        try:
            await job()
        except Exception:
            log.exception("job.failed", job=name)
        await asyncio.sleep(every)


async def run_worker(
    *,
    bus: EventBus,
    relay: OutboxRelay,
    consumers: Sequence[EventConsumer],
    jobs: Sequence[ScheduledJob],
) -> None:
    """Run until SIGTERM or SIGINT; a part that dies takes the process down, to be restarted."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    connecting = asyncio.ensure_future(bus.connect())
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait({connecting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if stop.is_set():
        connecting.cancel()
        return
    heartbeat_files = filter(None, [os.environ.get(FILE_VARIABLE)])
    log.info("worker.started", consumers=[consumer.durable for consumer in consumers])
    try:
        async with asyncio.TaskGroup() as tasks:
            running = [
                tasks.create_task(relay.run()),
                *(tasks.create_task(consumer.run(bus)) for consumer in consumers),
                *(tasks.create_task(repeat(job, every=every)) for job, every in jobs),
                *(tasks.create_task(beat(bus, Path(file))) for file in heartbeat_files),
            ]
            await stopping
            for task in running:
                task.cancel()
    finally:
        await bus.close()
        log.info("worker.stopped")
