"""What comes of a ticket: the report of the work, and the customer's rating."""

from datetime import datetime
from typing import Any
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    SmallInteger,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.models.base import Base


class WorkReport(Base):
    """What was done, with which parts, in how many minutes; one a ticket, rewritten in place."""

    __tablename__ = "work_reports"

    ticket_id: Mapped[UUID] = mapped_column(
        ForeignKey("tickets.tickets.id", ondelete="CASCADE"), primary_key=True
    )
    author_id: Mapped[UUID]
    summary: Mapped[str]
    actions: Mapped[str | None]
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    labour_minutes: Mapped[int | None]
    media_ids: Mapped[list[UUID]] = mapped_column(
        ARRAY(Uuid()), default=list, server_default=text("'{}'::uuid[]")
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}


class Rating(Base):
    """The customer's judgement of one completion; a reopened ticket can be rated again."""

    __tablename__ = "ticket_ratings"
    __table_args__ = (
        UniqueConstraint("ticket_id", "round"),
        Index("ix_ticket_ratings_user_id", "user_id"),
        Index("ix_ticket_ratings_created_at", "created_at"),
        CheckConstraint("score BETWEEN 1 AND 5", name="score"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.tickets.id", ondelete="CASCADE"))
    round: Mapped[int]
    user_id: Mapped[UUID]
    score: Mapped[int] = mapped_column(SmallInteger)
    comment: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
