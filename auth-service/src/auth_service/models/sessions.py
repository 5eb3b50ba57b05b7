"""Sessions: one per login, each a family of refresh tokens."""

from datetime import datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, func
from sqlalchemy.orm import Mapped, mapped_column

from auth_service.models.base import Base


class Session(Base):
    """A login on one device; ``id`` is the tokens' ``sid``.

    Only hashes of refresh tokens are kept. The claims of the current one let a client's retry
    get the very same token again, for a token is a pure function of its claims.
    """

    __tablename__ = "sessions"
    __table_args__ = (
        Index("ix_sessions_user_id_id", "user_id", "id"),
        Index("ix_sessions_expires_at", "expires_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.users.id", ondelete="CASCADE"))
    refresh_hash: Mapped[bytes] = mapped_column(LargeBinary)
    refresh_jti: Mapped[UUID]
    refresh_iat: Mapped[int] = mapped_column(BigInteger)
    refresh_exp: Mapped[int] = mapped_column(BigInteger)
    previous_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    rotated_at: Mapped[datetime | None]
    user_agent: Mapped[str | None]
    ip: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_used_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoke_reason: Mapped[str | None]

    __mapper_args__ = {"eager_defaults": True}
