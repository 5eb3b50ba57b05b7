"""Chats: messages, their files, and how far people have read."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from privet_shared.db.errors import translate_violations
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.errors import IdempotencyInProgress
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Uuid,
    and_,
    cast,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from ticket_service.models import ChatAttachment, ChatMessage, ChatRead, Media

M = TypeVar("M", bound=ChatMessage)
A = TypeVar("A", bound=ChatAttachment)
AttachedFile = tuple[ChatAttachment, Media]

_VIOLATIONS = {
    f"uq_{kind}_messages_author_id_client_id": IdempotencyInProgress
    for kind in ("ticket", "support")
}


class ChatRepository(Generic[M, A]):
    """Reads and writes the messages and files of one kind of subject."""

    def __init__(self, session: AsyncSession, message: type[M], attachment: type[A]) -> None:
        self._session = session
        self._message = message
        self._attachment = attachment

    async def add(self, message: M) -> None:
        """Insert the message; raises ``IdempotencyInProgress`` for a client id sent twice."""
        self._session.add(message)
        with translate_violations(_VIOLATIONS):
            await self._session.flush()

    async def find_by_client_id(self, client_id: UUID, *, author_id: UUID) -> M | None:
        """Return what the author sent under this id of theirs."""
        message = self._message
        found: M | None = await self._session.scalar(
            select(message).where(message.author_id == author_id, message.client_id == client_id)
        )
        return found

    async def list(
        self,
        subject_id: UUID,
        page: PageRequest,
        *,
        with_internal: bool,
        after: UUID | None = None,
        newest_first: bool = False,
    ) -> Page[M]:
        """Return a page of the chat; ``after`` None means from its beginning."""
        message = self._message
        statement = select(message).where(message.subject_id == subject_id)
        if not with_internal:
            statement = statement.where(message.internal.is_(False))
        key: Any = message.id
        if after is not None:
            statement = statement.where(key > after)
        statement = page.apply(statement, key, newest_first=newest_first)
        rows = (await self._session.scalars(statement)).all()
        return page.page(rows, lambda row: row.id)

    async def list_last(
        self, subject_ids: Sequence[UUID], *, with_internal: bool
    ) -> Mapping[UUID, M]:
        """Return the newest message of each chat that has one."""
        message = self._message
        asked = select(func.unnest(cast(subject_ids, ARRAY(Uuid))).label("id")).subquery()
        newest = select(message).where(message.subject_id == asked.c.id)
        if not with_internal:
            newest = newest.where(message.internal.is_(False))
        key: Any = message.id
        last = aliased(message, newest.order_by(key.desc()).limit(1).lateral())
        rows = await self._session.scalars(select(last).select_from(asked).join(last, true()))
        return {row.subject_id: row for row in rows}

    async def attach(
        self, media_ids: Sequence[UUID], *, subject_id: UUID, message_id: UUID | None = None
    ) -> None:
        """Attach files to the subject, or to a message of it."""
        if media_ids:
            await self._session.execute(
                insert(self._attachment),
                [
                    {"subject_id": subject_id, "message_id": message_id, "media_id": media_id}
                    for media_id in media_ids
                ],
            )

    async def subject_files(self, subject_id: UUID) -> Sequence[AttachedFile]:
        """Return the files of the subject itself."""
        attachment = self._attachment
        return await self._files(
            attachment.subject_id == subject_id, attachment.message_id.is_(None)
        )

    async def message_files(self, message_ids: Sequence[UUID]) -> Sequence[AttachedFile]:
        """Return the files of these messages."""
        return await self._files(self._attachment.message_id.in_(message_ids))

    async def _files(self, *conditions: ColumnElement[bool]) -> Sequence[AttachedFile]:
        attachment = self._attachment
        rows = await self._session.execute(
            select(attachment, Media)
            .join(Media, Media.id == attachment.media_id)
            .where(Media.deleted.is_(False), *conditions)
            .order_by(attachment.id)
        )
        return [(row[0], row[1]) for row in rows]

    async def has(self, subject_id: UUID, message_id: UUID, *, with_internal: bool) -> bool:
        """Whether the chat has this message, as far as the reader may know."""
        message = self._message
        statement = select(message.id).where(
            message.subject_id == subject_id, message.id == message_id
        )
        if not with_internal:
            statement = statement.where(message.internal.is_(False))
        return await self._session.scalar(statement) is not None

    async def mark_read(self, subject_id: UUID, *, user_id: UUID, up_to: UUID) -> None:
        """Note that the user has read up to a message; never moves back."""
        statement = insert(ChatRead).values(
            subject_id=subject_id, user_id=user_id, message_id=up_to
        )
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["subject_id", "user_id"],
                set_={"message_id": statement.excluded.message_id, "read_at": func.now()},
                where=ChatRead.message_id < statement.excluded.message_id,
            )
        )

    async def count_unread(
        self, subject_ids: Sequence[UUID], *, user_id: UUID, with_internal: bool
    ) -> Mapping[UUID, int]:
        """Return how many messages of others the user has not read, by subject."""
        message = self._message
        read = and_(ChatRead.subject_id == message.subject_id, ChatRead.user_id == user_id)
        statement = (
            select(message.subject_id, func.count())
            .outerjoin(ChatRead, read)
            .where(
                message.subject_id.in_(subject_ids),
                message.author_id != user_id,
                or_(ChatRead.message_id.is_(None), message.id > ChatRead.message_id),
            )
            .group_by(message.subject_id)
        )
        if not with_internal:
            statement = statement.where(message.internal.is_(False))
        return {row[0]: row[1] for row in await self._session.execute(statement)}

    async def written_by(self, author_id: UUID) -> Sequence[M]:
        """Return all that the person wrote for others than staff, oldest first."""
        message = self._message
        return (
            await self._session.scalars(
                select(message)
                .where(message.author_id == author_id, message.internal.is_(False))
                .order_by(message.id)
            )
        ).all()

    async def anonymise(self, author_id: UUID) -> None:
        """Erase what the person wrote."""
        await self._session.execute(
            update(self._message)
            .where(self._message.author_id == author_id)
            .values(body=None, client_digest=None)
        )
