"""Alembic's environment of the device service."""

from device_service.models import Base
from privet_shared.db.migrations import run

run(Base.metadata)
