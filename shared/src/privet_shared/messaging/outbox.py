"""The transactional outbox: an event commits with its change, and a relay publishes it after.

Order is kept per aggregate with any number of relays: a relay locks the oldest unpublished event
of an aggregate (skipping those that another one holds), and with it owns the aggregate's queue.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import structlog
from nats.errors import Error as NatsError
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from privet_shared.clock import utc_now
from privet_shared.context import current_context
from privet_shared.db.base import PlatformTables
from privet_shared.db.reads import Reader
from privet_shared.ids import new_id
from privet_shared.json import rendered
from privet_shared.messaging.envelope import Envelope, Event
from privet_shared.messaging.nats import EventBus

POLL_SECONDS = 2.0
BATCH_AGGREGATES = 64
BATCH_EVENTS = 256

# Neither a wake-up nor the mark of an event that is out already has to wait for the disk: one that
# is lost with the server is made up for by the poll, or published again under the same id.
_UNHURRIED = "SET LOCAL synchronous_commit = off"
_WAKE = f'BEGIN; {_UNHURRIED}; NOTIFY "{{}}"; COMMIT'

_FAILURES = (SQLAlchemyError, OSError, TimeoutError)

log = structlog.get_logger(__name__)


def channel(schema: str) -> str:
    """Return the ``NOTIFY`` channel that wakes a schema's relay."""
    return f"outbox_{schema}"


def outbox_row(event: Event, *, source: str) -> dict[str, Any]:
    """Return the event's row: its envelope as it is published, with the request's id and trace.

    Its JSON is made here and nowhere else; the relay reads it as an ``Envelope``.
    """
    context = current_context()
    event_id, aggregate_id = new_id(), event.aggregate_id
    envelope = {
        "specversion": "1.0",
        "id": str(event_id),
        "source": source,
        "type": event.type,
        "time": utc_now(),
        "subject": str(aggregate_id),
        "datacontenttype": "application/json",
        "data": rendered(event),
        "traceparent": context.traceparent,
        "requestid": context.request_id,
        "audience": str(event.audience),
    }
    return {"id": event_id, "aggregate_id": aggregate_id, "envelope": envelope}


class Outbox:
    """The writing side, inside a service's transaction."""

    def __init__(self, session: AsyncSession, platform: PlatformTables, *, source: str) -> None:
        self._session = session
        self._platform = platform
        self._source = source

    async def add(self, event: Event) -> None:
        """Store ``event`` with the request's id and trace, and wake the relay at the commit."""
        stored = insert(self._platform.outbox).values(outbox_row(event, source=self._source))
        wake = select(func.pg_notify(channel(self._platform.schema), ""))
        await self._session.execute(wake.add_cte(stored.cte("stored")))


class Waker:
    """Tells the relay of committed events, once for all that were committed meanwhile.

    A ``NOTIFY`` inside the transactions would let them commit one at a time only: Postgres keeps
    notifications in the order of commits by a lock. One that is lost is made up for by the poll.
    """

    def __init__(self, reader: Reader, name: str) -> None:
        self._reader = reader
        self._name = name
        self._is_due = False
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Have the relay look, soon."""
        self._is_due = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._notify())

    async def _notify(self) -> None:
        while self._is_due:
            self._is_due = False
            try:
                await self._reader.execute(_WAKE.format(self._name))
            except (
                asyncpg.PostgresError,
                asyncpg.InterfaceError,
                SQLAlchemyError,
                OSError,
            ) as error:
                log.warning("outbox.wake_failed", error=type(error).__name__)


@dataclass(frozen=True, slots=True)
class _Pending:
    aggregate_id: UUID
    envelope: Envelope


class OutboxRelay:
    """Publishes committed events to the stream and marks them when the stream has them."""

    def __init__(self, engine: AsyncEngine, platform: PlatformTables, bus: EventBus) -> None:
        self._engine = engine
        self._platform = platform
        self._bus = bus
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Publish for ever; outages of Postgres or NATS are waited out."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen())
            tasks.create_task(self._relay())

    async def drain(self) -> int:
        """Publish everything that is ready now and return how many events that was."""
        total = 0
        while count := await self._publish_batch():
            total += count
        return total

    async def _relay(self) -> None:
        while True:
            self._wake.clear()
            try:
                await self.drain()
            except (NatsError, TimeoutError, SQLAlchemyError, OSError) as error:
                log.warning("outbox.publish_failed", error=str(error) or type(error).__name__)
                await asyncio.sleep(0.2)
                continue
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL_SECONDS)

    async def _listen(self) -> None:
        """Keep a connection that hears ``NOTIFY``; the poll covers for it while it is away."""
        url = self._engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        while True:
            with contextlib.suppress(OSError, TimeoutError, asyncpg.PostgresError):
                connection = await asyncpg.connect(url, timeout=5)
                closed = asyncio.Event()
                connection.add_termination_listener(lambda *_, closed=closed: closed.set())
                try:
                    await connection.add_listener(
                        channel(self._platform.schema), lambda *_: self._wake.set()
                    )
                    self._wake.set()
                    await closed.wait()
                finally:
                    connection.terminate()
            await asyncio.sleep(1)

    async def _publish_batch(self) -> int:
        async with self._engine.begin() as connection:
            pending = await self._lock_pending(connection)
            queues: dict[UUID, list[Envelope]] = {}
            for event in pending:
                queues.setdefault(event.aggregate_id, []).append(event.envelope)
            results = await asyncio.gather(*map(self._publish_in_order, queues.values()))
            published = [event_id for ids, _ in results for event_id in ids]
            if published:
                outbox = self._platform.outbox
                await connection.execute(text(_UNHURRIED))
                await connection.execute(
                    update(outbox)
                    .where(outbox.c.id.in_(published))
                    .values(published_at=func.clock_timestamp())
                )
        for _, error in results:
            if error is not None:
                raise error
        return len(published)

    async def _lock_pending(self, connection: AsyncConnection) -> list[_Pending]:
        outbox = self._platform.outbox
        earlier = outbox.alias("earlier")
        heads = (
            select(outbox.c.aggregate_id)
            .where(
                outbox.c.published_at.is_(None),
                ~select(earlier.c.id)
                .where(
                    earlier.c.aggregate_id == outbox.c.aggregate_id,
                    earlier.c.published_at.is_(None),
                    earlier.c.seq < outbox.c.seq,
                )
                .exists(),
            )
            .order_by(outbox.c.seq)
            .limit(BATCH_AGGREGATES)
            .with_for_update(skip_locked=True)
        )
        aggregates = (await connection.scalars(heads)).all()
        if not aggregates:
            return []
        rows = await connection.execute(
            select(outbox.c.aggregate_id, outbox.c.envelope)
            .where(outbox.c.published_at.is_(None), outbox.c.aggregate_id.in_(aggregates))
            .order_by(outbox.c.seq)
            .limit(BATCH_EVENTS)
        )
        return [_Pending(row.aggregate_id, Envelope.model_validate(row.envelope)) for row in rows]

    async def _publish_in_order(
        self, envelopes: Sequence[Envelope]
    ) -> tuple[list[UUID], Exception | None]:
        """Publish one aggregate's events, stopping at the first that the stream does not take."""
        published: list[UUID] = []
        for envelope in envelopes:
            try:
                await self._bus.publish(envelope)
            except (NatsError, TimeoutError, OSError) as error:
                return published, error
            published.append(envelope.id)
        return published, None
