"""What the chats of tickets and of support cases have in common."""

from datetime import datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import Index, false, func, text
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.models.base import Base


def client_id_index(table: str, author: str) -> Index:
    """Return the index that keeps an author's client ids apart, for good."""
    return Index(
        f"uq_{table}_{author}_client_id",
        *(author, "client_id"),
        unique=True,
        postgresql_where=text("client_id IS NOT NULL"),
    )


class ChatMessage:
    """The columns of a line of a chat; ``subject_id`` is what the chat is about.

    Internal lines are for staff alone. ``client_id`` is the author's own name of the line,
    ``client_digest`` what they sent under it.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    subject_id: Mapped[UUID]
    author_id: Mapped[UUID]
    author_role: Mapped[str]
    body: Mapped[str | None]
    client_id: Mapped[UUID | None]
    client_digest: Mapped[bytes | None]
    internal: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class ChatAttachment:
    """The columns of a file of the subject, or of a message when ``message_id`` is set."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    subject_id: Mapped[UUID]
    message_id: Mapped[UUID | None]
    media_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class ChatRead(Base):
    """How far somebody has read a chat."""

    __tablename__ = "chat_reads"
    __table_args__ = (Index("ix_chat_reads_user_id", "user_id"),)

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[UUID]
    read_at: Mapped[datetime] = mapped_column(server_default=func.now())
