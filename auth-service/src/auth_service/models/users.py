"""Accounts."""

from datetime import datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Index,
    Text,
    false,
    func,
    literal_column,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from auth_service.domain.accounts import AccountStatus, Locale
from auth_service.models.base import Base


def _prefix_index(column: str) -> Index:
    """Return an index for the search's prefixes, whatever the case."""
    expression = literal_column(f"lower({column})", Text()).label("lowered")
    return Index(
        f"ix_users_{column}_prefix", expression, postgresql_ops={"lowered": "text_pattern_ops"}
    )


class User(Base):
    """A person's account; a deleted one keeps its id and nothing personal."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("status IN ('active', 'blocked', 'deleted')", name="status"),
        CheckConstraint("locale IN ('ru', 'en')", name="locale"),
        CheckConstraint("phone IS NOT NULL OR status = 'deleted'", name="phone"),
        Index("uq_users_email_lower", text("lower(email)"), unique=True),
        _prefix_index("email"),
        _prefix_index("name"),
        _prefix_index("phone"),
        Index("ix_users_roles", "roles", postgresql_using="gin"),
        Index("ix_users_status_id", "status", "id"),
        Index("ix_users_created_at", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    phone: Mapped[str | None] = mapped_column(unique=True)
    email: Mapped[str | None]
    email_verified: Mapped[bool] = mapped_column(default=False, server_default=false())
    name: Mapped[str | None]
    address: Mapped[str | None]
    locale: Mapped[Locale] = mapped_column(Text, default=Locale.RU)
    avatar_media_id: Mapped[UUID | None]
    status: Mapped[AccountStatus] = mapped_column(Text, default=AccountStatus.ACTIVE)
    block_reason: Mapped[str | None]
    roles: Mapped[list[str]] = mapped_column(
        ARRAY(Text), server_default=text("'{customer}'::text[]")
    )
    has_subscription: Mapped[bool] = mapped_column(default=False, server_default=false())
    password_hash: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}
