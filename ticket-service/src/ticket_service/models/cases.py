"""Support cases, the history of their statuses, and their chat."""

from datetime import datetime
from typing import Any
from uuid import UUID

from privet_shared.db.search import vector_of
from privet_shared.ids import new_id
from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.domain.cases import CaseStatus
from ticket_service.models.base import Base
from ticket_service.models.chat import ChatAttachment, ChatMessage, client_id_index
from ticket_service.models.tickets import FIRST_NUMBER, one_of


class Case(Base):
    """A customer's question to support."""

    __tablename__ = "support_cases"
    __table_args__ = (
        one_of("status", CaseStatus),
        Index("ix_support_cases_user_id_id", "user_id", "id"),
        Index("ix_support_cases_status_id", "status", "id"),
        client_id_index("support_cases", "user_id"),
        Index("ix_support_cases_search", "search", postgresql_using="gin"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    sequence: Mapped[int] = mapped_column(
        BigInteger, Identity(always=True, start=FIRST_NUMBER), unique=True
    )
    user_id: Mapped[UUID]
    client_id: Mapped[UUID | None]
    client_digest: Mapped[bytes | None]
    subject: Mapped[str]
    status: Mapped[CaseStatus] = mapped_column(Text, default=CaseStatus.OPEN)
    closed_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(BigInteger)
    search: Mapped[Any] = mapped_column(TSVECTOR, vector_of(A="subject"), deferred=True)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}

    @property
    def number(self) -> str:
        """The short number that people say, such as ``S-1042``."""
        return f"S-{self.sequence}"


class CaseStatusChange(Base):
    """One move of a case; the first one has no ``from_status``."""

    __tablename__ = "support_status_history"
    __table_args__ = (Index("ix_support_status_history_case_id_id", "case_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.support_cases.id"))
    from_status: Mapped[CaseStatus | None] = mapped_column(Text)
    to_status: Mapped[CaseStatus] = mapped_column(Text)
    changed_by: Mapped[UUID]
    changed_by_role: Mapped[str]
    comment: Mapped[str | None]
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())


class CaseMessage(ChatMessage, Base):
    """A line of a case's chat."""

    __tablename__ = "support_messages"
    __table_args__ = (
        Index("ix_support_messages_case_id_id", "case_id", "id"),
        Index("ix_support_messages_author_id", "author_id"),
        client_id_index("support_messages", "author_id"),
    )

    subject_id: Mapped[UUID] = mapped_column("case_id", ForeignKey("tickets.support_cases.id"))


class CaseAttachment(ChatAttachment, Base):
    """A file of a message in a case's chat."""

    __tablename__ = "support_attachments"
    __table_args__ = (
        UniqueConstraint("case_id", "message_id", "media_id", postgresql_nulls_not_distinct=True),
        Index("ix_support_attachments_message_id", "message_id"),
        Index("ix_support_attachments_media_id", "media_id"),
    )

    subject_id: Mapped[UUID] = mapped_column("case_id", ForeignKey("tickets.support_cases.id"))
    message_id: Mapped[UUID | None] = mapped_column(ForeignKey("tickets.support_messages.id"))
