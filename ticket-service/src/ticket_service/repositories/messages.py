"""The chat of tickets and the files attached to them."""

from collections.abc import Sequence
from uuid import UUID

from privet_shared.db.pagination import Page, PageRequest
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.models import Attachment, Media, Message

AttachedFile = tuple[Attachment, Media]


class MessageRepository:
    """Reads and writes messages and attachments."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, message: Message) -> None:
        """Insert the message."""
        self._session.add(message)
        await self._session.flush()

    async def list(
        self, ticket_id: UUID, page: PageRequest, *, with_internal: bool
    ) -> Page[Message]:
        """Return a page of the chat, oldest first."""
        statement = select(Message).where(Message.ticket_id == ticket_id)
        if not with_internal:
            statement = statement.where(Message.internal.is_(False))
        rows = (
            await self._session.scalars(page.apply(statement, Message.id, newest_first=False))
        ).all()
        return page.page(rows, lambda message: message.id)

    async def attach(
        self, media_ids: Sequence[UUID], *, ticket_id: UUID, message_id: UUID | None = None
    ) -> None:
        """Attach files to the ticket, or to a message of it."""
        self._session.add_all(
            Attachment(ticket_id=ticket_id, message_id=message_id, media_id=media_id)
            for media_id in media_ids
        )
        await self._session.flush()

    async def ticket_files(self, ticket_id: UUID) -> Sequence[AttachedFile]:
        """Return the files of the ticket itself."""
        return await self._files(Attachment.ticket_id == ticket_id, Attachment.message_id.is_(None))

    async def message_files(self, message_ids: Sequence[UUID]) -> Sequence[AttachedFile]:
        """Return the files of these messages."""
        return await self._files(Attachment.message_id.in_(message_ids))

    async def _files(self, *conditions: ColumnElement[bool]) -> Sequence[AttachedFile]:
        rows = await self._session.execute(
            select(Attachment, Media)
            .join(Media, Media.id == Attachment.media_id)
            .where(Media.deleted.is_(False), *conditions)
            .order_by(Attachment.id)
        )
        return [(attachment, media) for attachment, media in rows]

    async def anonymise(self, author_id: UUID) -> None:
        """Erase what the person wrote."""
        await self._session.execute(
            update(Message).where(Message.author_id == author_id).values(body=None)
        )
