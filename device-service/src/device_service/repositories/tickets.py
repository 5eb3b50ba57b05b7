"""The read model of tickets."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from privet_shared.db.projections import upsert_newer
from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from device_service.domain.policies import CLOSED_TICKETS
from device_service.models import Ticket


class TicketRepository:
    """Reads and stores what is known of tickets."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def has_open(self, device_id: UUID) -> bool:
        """Whether a ticket on the device is neither completed nor rejected."""
        is_open = exists().where(
            Ticket.device_id == device_id, Ticket.status.not_in(sorted(CLOSED_TICKETS))
        )
        return bool(await self._session.scalar(select(is_open)))

    async def count_open(self, device_ids: Collection[UUID]) -> Mapping[UUID, int]:
        """Return how many tickets on each device are neither completed nor rejected."""
        rows = await self._session.execute(
            select(Ticket.device_id, func.count())
            .where(Ticket.device_id.in_(device_ids), Ticket.status.not_in(sorted(CLOSED_TICKETS)))
            .group_by(Ticket.device_id)
        )
        return {row[0]: row[1] for row in rows}

    async def store(self, values: dict[str, Any]) -> None:
        """Store a version unless a later one is here."""
        await upsert_newer(self._session, Ticket, values)
