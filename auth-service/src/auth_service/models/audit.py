"""The audit: who did what to whose account, and from where."""

from datetime import datetime
from typing import Any
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import Index, Text, func, or_, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from auth_service.domain.audit import AuditAction
from auth_service.models.base import Base


class AuditEntry(Base):
    """One act; ``details`` names what changed, from what to what. Never changed afterwards.

    There is no user when somebody tried to sign in to an account that does not exist.
    """

    __tablename__ = "audit_log"
    __table_args__ = (
        Index("ix_audit_log_user_id_id", "user_id", "id"),
        Index("ix_audit_log_actor_id_id", "actor_id", "id"),
        Index("ix_audit_log_action_id", "action", "id"),
        Index("ix_audit_log_at_id", "at", "id"),
        Index(
            "ix_audit_log_at_origin",
            "at",
            postgresql_where=text("ip IS NOT NULL OR user_agent IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    action: Mapped[AuditAction] = mapped_column(Text)
    user_id: Mapped[UUID | None]
    actor_id: Mapped[UUID | None]
    ip: Mapped[str | None]
    user_agent: Mapped[str | None]
    details: Mapped[dict[str, Any]] = mapped_column(
        JSONB, default=dict, server_default=text("'{}'::jsonb")
    )


HAS_ORIGIN = or_(AuditEntry.ip.is_not(None), AuditEntry.user_agent.is_not(None))
"""Whether it is still known from where somebody acted."""
