"""Tickets and the history of their statuses."""

from datetime import date, datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Text,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.domain.statuses import TicketPriority, TicketStatus
from ticket_service.models.base import Base

FIRST_NUMBER = 1001


def _one_of(column: str, values: type[TicketStatus] | type[TicketPriority]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Ticket(Base):
    """A customer's request for service."""

    __tablename__ = "tickets"
    __table_args__ = (
        _one_of("status", TicketStatus),
        _one_of("priority", TicketPriority),
        Index("ix_tickets_user_id_id", "user_id", "id"),
        Index("ix_tickets_status_id", "status", "id"),
        Index("ix_tickets_device_id_id", "device_id", "id"),
        Index("ix_tickets_assignee_id_id", "assignee_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    sequence: Mapped[int] = mapped_column(
        BigInteger, Identity(always=True, start=FIRST_NUMBER), unique=True
    )
    user_id: Mapped[UUID]
    device_id: Mapped[UUID | None]
    assignee_id: Mapped[UUID | None]
    title: Mapped[str]
    description: Mapped[str | None]
    status: Mapped[TicketStatus] = mapped_column(Text, default=TicketStatus.NEW)
    priority: Mapped[TicketPriority] = mapped_column(Text, default=TicketPriority.NORMAL)
    preferred_date: Mapped[date | None]
    tags: Mapped[list[str]] = mapped_column(
        ARRAY(Text), default=list, server_default=text("'{}'::text[]")
    )
    attachment_urls: Mapped[list[str]] = mapped_column(
        ARRAY(Text), default=list, server_default=text("'{}'::text[]")
    )
    completed_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}

    @property
    def number(self) -> str:
        """The short number that people say, such as ``T-1042``."""
        return f"T-{self.sequence}"


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
