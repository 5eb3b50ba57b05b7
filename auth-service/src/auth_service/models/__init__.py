"""The tables of the auth service, in the schema ``auth``."""

from auth_service.models.audit import AuditEntry
from auth_service.models.base import Base, platform
from auth_service.models.sessions import Session
from auth_service.models.users import User

__all__ = ["AuditEntry", "Base", "Session", "User", "platform"]
