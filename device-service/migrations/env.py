"""Alembic's environment of the device service."""

from privet_shared.db.migrations import run

from device_service.models import Base

run(Base.metadata)
