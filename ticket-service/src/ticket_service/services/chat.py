"""What the chats of tickets and of support cases have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.db.idempotency import Answer, Once, again
from privet_shared.db.pagination import PageRequest

from ticket_service.errors import ClientIdReused, UnknownMessage
from ticket_service.models import ChatAttachment, ChatMessage, User
from ticket_service.repositories.chat import AttachedFile, ChatRepository
from ticket_service.repositories.users import UserRepository
from ticket_service.schemas.messages import ChatOrder, ChatQuery, MessageCreate
from ticket_service.services.client_ids import require_same

M = TypeVar("M", bound=ChatMessage)
A = TypeVar("A", bound=ChatAttachment)


@dataclass(frozen=True, slots=True)
class MessageView(Generic[M]):
    """A message with its author and files."""

    message: M
    author: User | None
    files: Sequence[AttachedFile]


@dataclass(frozen=True, slots=True)
class ChatPage(Generic[M]):
    """A page of a chat, and how many messages of others the reader has not read."""

    items: list[MessageView[M]]
    next_cursor: str | None
    unread: int


async def read_page(
    chat: ChatRepository[M, A],
    users: UserRepository,
    subject_id: UUID,
    page: PageRequest,
    query: ChatQuery,
    *,
    actor: Principal,
) -> ChatPage[M]:
    """Return a page of the chat; internal notes for staff alone."""
    messages = await chat.list(
        subject_id,
        page,
        with_internal=actor.is_staff,
        after=query.after,
        newest_first=query.order is ChatOrder.NEWEST,
    )
    unread = await chat.count_unread(
        [subject_id], user_id=actor.user_id, with_internal=actor.is_staff
    )
    views = await view_messages(chat, users, messages.items)
    return ChatPage(views, messages.next_cursor, unread.get(subject_id, 0))


async def view_messages(
    chat: ChatRepository[M, A], users: UserRepository, messages: Sequence[M]
) -> list[MessageView[M]]:
    """Return the messages with their authors and files."""
    authors = await users.find_all({message.author_id for message in messages})
    files: dict[UUID, list[AttachedFile]] = {}
    for attachment, media in await chat.message_files([message.id for message in messages]):
        if attachment.message_id is not None:
            files.setdefault(attachment.message_id, []).append((attachment, media))
    return [
        MessageView(message, authors.get(message.author_id), files.get(message.id, []))
        for message in messages
    ]


async def find_said(
    chat: ChatRepository[M, A],
    users: UserRepository,
    subject_id: UUID,
    data: MessageCreate,
    *,
    actor: Principal,
    once: Once[MessageView[M]],
) -> Answer | None:
    """Return the answer about a message that the caller sent before under the same client id.

    Raises ``ClientIdReused`` when that one says something else, or elsewhere.
    """
    if data.client_id is None:
        return None
    message = await chat.find_by_client_id(data.client_id, author_id=actor.user_id)
    if message is None:
        return None
    if message.subject_id != subject_id:
        raise ClientIdReused
    require_same(message, data)
    [view] = await view_messages(chat, users, [message])
    return again(once.render(view))


async def mark_read(
    chat: ChatRepository[M, A], subject_id: UUID, up_to: UUID, *, actor: Principal
) -> None:
    """Note how far the caller has read; raises ``UnknownMessage``."""
    if not await chat.has(subject_id, up_to, with_internal=actor.is_staff):
        raise UnknownMessage
    await chat.mark_read(subject_id, user_id=actor.user_id, up_to=up_to)
