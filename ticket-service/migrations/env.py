"""Alembic's environment of the ticket service."""

from privet_shared.db.migrations import run
from ticket_service.models import Base

run(Base.metadata)
