"""The unit of work: one transaction, rolled back unless committed, with outbox and inbox."""

from types import TracebackType
from typing import Self, TypeVar
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from privet_shared.db.base import PlatformTables
from privet_shared.db.idempotency import Answer, IdempotencyStore, Once, user_caller
from privet_shared.messaging.consumer import Delivery
from privet_shared.messaging.envelope import Event
from privet_shared.messaging.outbox import Outbox

T = TypeVar("T")


class UnitOfWork:
    """A transaction over a service's schema; services subclass it to add their repositories.

    Leaving the block without ``commit`` rolls back.
    """

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], platform: PlatformTables, *, source: str
    ) -> None:
        self._sessions = sessions
        self._platform = platform
        self._source = source

    async def __aenter__(self) -> Self:
        self._session = self._sessions()
        self._outbox = Outbox(self._session, self._platform, source=self._source)
        self.idempotency = IdempotencyStore(self._session, self._platform.idempotency)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def publish(self, event: Event) -> None:
        """Have ``event`` published once this transaction is committed, and only then."""
        await self._session.flush()
        await self._outbox.add(event)

    async def forget(self, user_id: UUID, *aggregate_ids: UUID) -> None:
        """Delete what is kept of an erased person: stored answers, and published events."""
        await self.idempotency.forget(user_caller(user_id))
        outbox = self._platform.outbox
        await self._session.execute(
            delete(outbox).where(
                outbox.c.aggregate_id.in_(aggregate_ids), outbox.c.published_at.is_not(None)
            )
        )

    async def claim(self, delivery: Delivery) -> bool:
        """Note that ``delivery`` is handled in this transaction; false when it was before."""
        inbox = self._platform.inbox
        claimed = await self._session.scalar(
            insert(inbox)
            .values(consumer=delivery.consumer, event_id=delivery.event_id)
            .on_conflict_do_nothing()
            .returning(inbox.c.event_id)
        )
        return claimed is not None

    async def commit(self) -> None:
        """Make everything since the block's start durable, events included."""
        await self._session.commit()

    async def finish(self, once: Once[T], result: T) -> Answer:
        """Render the answer, keep it for the request's retries, and commit."""
        await self._session.flush()
        answer = once.render(result)
        if once.key is not None:
            await self.idempotency.save(once.key, answer)
        await self.commit()
        return answer
