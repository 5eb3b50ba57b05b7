"""Alembic's environment of the media service."""

from media_service.models import Base
from privet_shared.db.migrations import run

run(Base.metadata)
