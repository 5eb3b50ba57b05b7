"""What the device service knows of tickets: which devices have an open one."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from privet_shared.events.tickets import TicketCreated, TicketStatusChanged
from privet_shared.messaging.consumer import Delivery

from device_service.uow import UowFactory

_EPOCH = datetime.fromtimestamp(0, UTC)


class TicketService:
    """Keeps the read model of tickets; the time of an event decides, not its arrival."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def store_created(self, event: TicketCreated, delivery: Delivery) -> None:
        """Note a new ticket."""
        await self._store(event.ticket_id, event.device_id, event.status, delivery)

    async def store_status(self, event: TicketStatusChanged, delivery: Delivery) -> None:
        """Note a ticket's move."""
        await self._store(event.ticket_id, event.device_id, event.to_status, delivery)

    async def _store(
        self, ticket_id: UUID, device_id: UUID | None, status: str, delivery: Delivery
    ) -> None:
        async with self._uow() as uow:
            if not await uow.claim(delivery):
                return
            if device_id is not None:
                await uow.tickets.store(
                    {
                        "id": ticket_id,
                        "version": (delivery.occurred_at - _EPOCH) // timedelta(microseconds=1),
                        "device_id": device_id,
                        "status": status,
                    }
                )
            await uow.commit()
