"""Mails on their way out, the links that they carry, and requests for such a link."""

from datetime import datetime
from typing import Any
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from auth_service.domain.accounts import Locale
from auth_service.domain.mails import MailTemplate, TokenPurpose
from auth_service.models.base import Base

_WAITING = text("sent_at IS NULL AND failed_at IS NULL")


class Mail(Base):
    """A mail in the outbox: written with its cause, sent by the worker, then emptied.

    ``variables`` may hold the token of a link, so they go as soon as the mail is sent.
    """

    __tablename__ = "mails"
    __table_args__ = (
        CheckConstraint("locale IN ('ru', 'en')", name="locale"),
        Index("ix_mails_due", "next_attempt_at", postgresql_where=_WAITING),
        Index("ix_mails_user_id_template_created_at", "user_id", "template", "created_at"),
        Index("ix_mails_created_at", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.users.id", ondelete="CASCADE"))
    recipient: Mapped[str]
    locale: Mapped[Locale] = mapped_column(Text)
    template: Mapped[MailTemplate] = mapped_column(Text)
    variables: Mapped[dict[str, Any]] = mapped_column(
        JSONB, default=dict, server_default=text("'{}'::jsonb")
    )
    attempts: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    next_attempt_at: Mapped[datetime] = mapped_column(server_default=func.now())
    sent_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class OneTimeToken(Base):
    """The token of a mailed link; only its hash is kept, and the address that it was sent to."""

    __tablename__ = "one_time_tokens"
    __table_args__ = (
        Index("ix_one_time_tokens_user_id", "user_id"),
        Index("ix_one_time_tokens_expires_at", "expires_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.users.id", ondelete="CASCADE"))
    purpose: Mapped[TokenPurpose] = mapped_column(Text)
    email: Mapped[str]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ResetRequest(Base):
    """Somebody forgot the password of this e-mail's account, if there is one."""

    __tablename__ = "reset_requests"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str]
    ip: Mapped[str | None]
    user_agent: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
