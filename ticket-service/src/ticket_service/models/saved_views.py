"""Views of the queue that staff keep: a name and what the list shows under it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import BigInteger, Index, false, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.models.base import Base


class SavedView(Base):
    """A view; ``filter`` has the list's query parameters, those that were set."""

    __tablename__ = "saved_views"
    __table_args__ = (
        Index("ix_saved_views_owner_id_id", "owner_id", "id"),
        Index("ix_saved_views_shared", "id", postgresql_where=text("shared")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[UUID]
    name: Mapped[str]
    shared: Mapped[bool] = mapped_column(default=False, server_default=false())
    filter: Mapped[dict[str, Any]] = mapped_column(JSONB)
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}
