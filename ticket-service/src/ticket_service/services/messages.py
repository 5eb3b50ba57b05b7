"""The chat of a ticket."""

import builtins
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.db.idempotency import Answer, Once
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.events.tickets import MessageAdded

from ticket_service.errors import InternalNoteForbidden, TicketNotFound
from ticket_service.models import Message, Ticket, User
from ticket_service.repositories.messages import AttachedFile
from ticket_service.schemas.messages import MessageCreate
from ticket_service.services.media import MediaService
from ticket_service.services.tickets import visible_to
from ticket_service.uow import TicketUnitOfWork, UowFactory


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message with its author and files."""

    message: Message
    author: User | None
    files: Sequence[AttachedFile]


class MessageService:
    """What callers say about a ticket."""

    def __init__(self, uow: UowFactory, *, media: MediaService) -> None:
        self._uow = uow
        self._media = media

    async def create(
        self, ticket_id: UUID, data: MessageCreate, *, actor: Principal, once: Once[MessageView]
    ) -> Answer:
        """Add a message.

        Raises ``TicketNotFound``, ``InternalNoteForbidden``, ``UnknownMedia`` or an idempotency
        error.
        """
        if data.internal and not actor.is_staff:
            raise InternalNoteForbidden
        await self._media.require(data.media_ids, actor=actor)
        async with self._uow() as uow:
            ticket = await self._ticket(uow, ticket_id, actor)
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            message = Message(
                ticket_id=ticket.id,
                author_id=actor.user_id,
                author_role=actor.acting_role,
                body=data.body,
                internal=data.internal,
            )
            await uow.messages.add(message)
            await uow.messages.attach(data.media_ids, ticket_id=ticket.id, message_id=message.id)
            await uow.publish(
                MessageAdded(
                    ticket_id=ticket.id,
                    number=ticket.number,
                    user_id=ticket.user_id,
                    message_id=message.id,
                    author_id=message.author_id,
                    author_role=actor.acting_role,
                    internal=message.internal,
                    media_ids=data.media_ids,
                    created_at=message.created_at,
                )
            )
            [view] = await self._views(uow, [message])
            return await uow.finish(once, view)

    async def list(
        self, ticket_id: UUID, page: PageRequest, *, actor: Principal
    ) -> Page[MessageView]:
        """Return a page of the chat, oldest first; raises ``TicketNotFound``."""
        async with self._uow() as uow:
            await self._ticket(uow, ticket_id, actor)
            messages = await uow.messages.list(ticket_id, page, with_internal=actor.is_staff)
            return Page(await self._views(uow, messages.items), messages.next_cursor)

    @staticmethod
    async def _ticket(uow: TicketUnitOfWork, ticket_id: UUID, actor: Principal) -> Ticket:
        ticket = await uow.tickets.find(ticket_id, visible_to=visible_to(actor))
        if ticket is None:
            raise TicketNotFound
        return ticket

    @staticmethod
    async def _views(
        uow: TicketUnitOfWork, messages: Sequence[Message]
    ) -> "builtins.list[MessageView]":
        authors = await uow.users.find_all({message.author_id for message in messages})
        files: dict[UUID, list[AttachedFile]] = {}
        for attachment, media in await uow.messages.message_files([m.id for m in messages]):
            if attachment.message_id is not None:
                files.setdefault(attachment.message_id, []).append((attachment, media))
        return [
            MessageView(message, authors.get(message.author_id), files.get(message.id, []))
            for message in messages
        ]
