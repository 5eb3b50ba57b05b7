"""Tickets and the history of their statuses."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from privet_shared.db.search import vector_of
from privet_shared.ids import new_id
from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Identity,
    Index,
    SmallInteger,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.domain.statuses import OPEN, TicketPriority, TicketStatus
from ticket_service.models.base import Base
from ticket_service.models.chat import client_id_index

FIRST_NUMBER = 1001
NUMBERS = "tickets.tickets_sequence_seq"
"""The sequence that tickets' numbers are drawn from."""


_PRIORITY_RANK = " ".join(
    f"WHEN '{priority}' THEN {rank}" for rank, priority in enumerate(TicketPriority)
)

_IS_OPEN = " OR ".join(f"status = '{status}'" for status in sorted(OPEN))


def ticket_number(sequence: int) -> str:
    """Return the short number that people say, such as ``T-1042``."""
    return f"T-{sequence}"


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """Return the constraint that a column holds one of an enumeration's values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Ticket(Base):
    """A customer's request for service."""

    __tablename__ = "tickets"
    __table_args__ = (
        one_of("status", TicketStatus),
        one_of("priority", TicketPriority),
        Index("ix_tickets_user_id_id", "user_id", "id"),
        Index("ix_tickets_status_id", "status", "id"),
        Index("ix_tickets_device_id_id", "device_id", "id"),
        Index("ix_tickets_assignee_id_id", "assignee_id", "id"),
        Index("ix_tickets_priority_rank_id", "priority_rank", "id"),
        Index("ix_tickets_updated_at_id", "updated_at", "id"),
        Index("ix_tickets_created_at_id", "created_at", "id"),
        Index("ix_tickets_resolution_due_at_id", "resolution_due_at", "id"),
        Index("ix_tickets_completed_at", "completed_at"),
        Index("ix_tickets_merged_into_id", "merged_into_id"),
        Index(
            "ix_tickets_preferred_date_id",
            *("preferred_date", "id"),
            postgresql_where=text("preferred_date IS NOT NULL"),
        ),
        client_id_index("tickets", "user_id"),
        Index("ix_tickets_open_id", "id", postgresql_where=text(_IS_OPEN)),
        Index(
            "ix_tickets_open_resolution_due_at_id",
            *("resolution_due_at", "id"),
            postgresql_where=text(_IS_OPEN),
        ),
        Index("ix_tickets_tags", "tags", postgresql_using="gin"),
        Index("ix_tickets_search", "search", postgresql_using="gin"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    sequence: Mapped[int] = mapped_column(BigInteger, Identity(start=FIRST_NUMBER), unique=True)
    user_id: Mapped[UUID]
    client_id: Mapped[UUID | None]
    client_digest: Mapped[bytes | None]
    device_id: Mapped[UUID | None]
    assignee_id: Mapped[UUID | None]
    title: Mapped[str]
    description: Mapped[str | None]
    status: Mapped[TicketStatus] = mapped_column(Text, default=TicketStatus.NEW)
    priority: Mapped[TicketPriority] = mapped_column(Text, default=TicketPriority.NORMAL)
    priority_rank: Mapped[int] = mapped_column(
        SmallInteger, Computed(f"CASE priority {_PRIORITY_RANK} END", persisted=True), nullable=True
    )
    preferred_date: Mapped[date | None]
    tags: Mapped[list[str]] = mapped_column(
        ARRAY(Text), default=list, server_default=text("'{}'::text[]")
    )
    attachment_urls: Mapped[list[str]] = mapped_column(
        ARRAY(Text), default=list, server_default=text("'{}'::text[]")
    )
    completed_at: Mapped[datetime | None]
    reopened_count: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    merged_into_id: Mapped[UUID | None]
    sla_started_at: Mapped[datetime] = mapped_column(server_default=func.now())
    first_answer_due_at: Mapped[datetime] = mapped_column(server_default=func.now())
    first_answered_at: Mapped[datetime | None]
    resolution_due_at: Mapped[datetime] = mapped_column(server_default=func.now())
    search: Mapped[Any] = mapped_column(
        TSVECTOR, vector_of(A="title", B="description"), deferred=True
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}

    @property
    def number(self) -> str:
        """The short number that people say, such as ``T-1042``."""
        return ticket_number(self.sequence)


class StatusChange(Base):
    """One move of a ticket; the first one has no ``from_status``."""

    __tablename__ = "ticket_status_history"
    __table_args__ = (Index("ix_ticket_status_history_ticket_id_id", "ticket_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.tickets.id", ondelete="CASCADE"))
    from_status: Mapped[TicketStatus | None] = mapped_column(Text)
    to_status: Mapped[TicketStatus] = mapped_column(Text)
    changed_by: Mapped[UUID]
    changed_by_role: Mapped[str]
    comment: Mapped[str | None]
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())
