"""The chat of a ticket."""

from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.db.idempotency import Answer, Once
from privet_shared.db.pagination import PageRequest
from privet_shared.events.tickets import MessageAdded

from ticket_service.errors import InternalNoteForbidden, TicketNotFound
from ticket_service.models import Message, Ticket
from ticket_service.schemas.messages import ChatQuery, MessageCreate
from ticket_service.services.chat import (
    ChatPage,
    MessageView,
    find_said,
    mark_read,
    read_page,
    view_messages,
)
from ticket_service.services.client_ids import digest_of
from ticket_service.services.media import MediaService
from ticket_service.services.views import visible_to
from ticket_service.uow import TicketUnitOfWork, UowFactory


class MessageService:
    """What callers say about a ticket."""

    def __init__(self, uow: UowFactory, *, media: MediaService) -> None:
        self._uow = uow
        self._media = media

    async def create(
        self,
        ticket_id: UUID,
        data: MessageCreate,
        *,
        actor: Principal,
        once: Once[MessageView[Message]],
    ) -> Answer:
        """Add a message; the first one by staff that the customer can read answers the ticket.

        Raises ``TicketNotFound``, ``InternalNoteForbidden``, ``UnknownMedia``,
        ``ClientIdReused`` or an idempotency error.
        """
        if data.internal and not actor.is_staff:
            raise InternalNoteForbidden
        # What was said before may have files that have gone since.
        if data.client_id is not None or data.media_ids:
            async with self._uow() as uow:
                ticket = await self._ticket(uow, ticket_id, actor)
                earlier = await uow.idempotency.find(once) or await find_said(
                    *(uow.messages, uow.users, ticket.id, data), actor=actor, once=once
                )
                if earlier is not None:
                    return earlier
        await self._media.require(data.media_ids, actor=actor)
        async with self._uow() as uow:
            ticket = await self._ticket(uow, ticket_id, actor)
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            message = Message(
                subject_id=ticket.id,
                author_id=actor.user_id,
                author_role=actor.acting_role,
                client_id=data.client_id,
                client_digest=digest_of(data),
                body=data.body,
                internal=data.internal,
                created_at=utc_now(),
            )
            await uow.messages.add(message)
            await uow.messages.attach(data.media_ids, subject_id=ticket.id, message_id=message.id)
            if actor.is_staff and not data.internal and actor.user_id != ticket.user_id:
                await uow.tickets.note_answer(ticket.id, at=message.created_at)
            await uow.publish(
                MessageAdded(
                    ticket_id=ticket.id,
                    number=ticket.number,
                    user_id=ticket.user_id,
                    message_id=message.id,
                    author_id=message.author_id,
                    author_role=actor.acting_role,
                    internal=message.internal,
                    assignee_id=ticket.assignee_id,
                    client_id=message.client_id,
                    media_ids=data.media_ids,
                    created_at=message.created_at,
                )
            )
            [view] = await view_messages(uow.messages, uow.users, [message])
            return await uow.finish(once, view)

    async def list(
        self, ticket_id: UUID, page: PageRequest, query: ChatQuery, *, actor: Principal
    ) -> ChatPage[Message]:
        """Return a page of the chat; raises ``TicketNotFound``."""
        async with self._uow() as uow:
            await self._ticket(uow, ticket_id, actor)
            return await read_page(uow.messages, uow.users, ticket_id, page, query, actor=actor)

    async def mark_read(self, ticket_id: UUID, up_to: UUID, *, actor: Principal) -> None:
        """Note how far the caller has read; raises ``TicketNotFound`` or ``UnknownMessage``."""
        async with self._uow() as uow:
            await self._ticket(uow, ticket_id, actor)
            await mark_read(uow.messages, ticket_id, up_to, actor=actor)
            await uow.commit()

    @staticmethod
    async def _ticket(uow: TicketUnitOfWork, ticket_id: UUID, actor: Principal) -> Ticket:
        ticket = await uow.tickets.find(ticket_id, visible_to=visible_to(actor))
        if ticket is None:
            raise TicketNotFound
        return ticket
