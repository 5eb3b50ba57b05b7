"""Failed attempts, and the networks where the owners of accounts have been."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from auth_service.models.base import Base


class LoginFailure(Base):
    """A budget's count; ``key`` is a keyed digest of what it is for, so it names nobody."""

    __tablename__ = "login_failures"
    __table_args__ = (Index("ix_login_failures_last_at", "last_at"),)

    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime]


class FamiliarNetwork(Base):
    """A network from which this account's owner got in."""

    __tablename__ = "familiar_networks"
    __table_args__ = (Index("ix_familiar_networks_last_at", "last_at"),)

    user_id: Mapped[UUID] = mapped_column(
        ForeignKey("auth.users.id", ondelete="CASCADE"), primary_key=True
    )
    network: Mapped[str] = mapped_column(primary_key=True)
    last_at: Mapped[datetime]
