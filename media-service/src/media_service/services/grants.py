"""Who may see others' files: the owner of the ticket that they are attached to."""

from privet_shared.events.tickets import MessageAdded, TicketCreated
from privet_shared.messaging.consumer import Delivery

from media_service.uow import UowFactory


class GrantService:
    """Keeps the read model of grants."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def grant_ticket(self, event: TicketCreated, delivery: Delivery) -> None:
        """Let the ticket's owner see the files that it was filed with."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.grants.add(event.media_ids, user_id=event.user_id)
                await uow.commit()

    async def grant_message(self, event: MessageAdded, delivery: Delivery) -> None:
        """Let the ticket's owner see the message's files, unless the note is internal."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                if not event.internal:
                    await uow.grants.add(event.media_ids, user_id=event.user_id)
                await uow.commit()
