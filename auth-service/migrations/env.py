"""Alembic's environment of the auth service."""

from auth_service.models import Base
from privet_shared.db.migrations import run

run(Base.metadata)
