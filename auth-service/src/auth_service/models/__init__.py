"""The tables of the auth service, in the schema ``auth``."""

from auth_service.models.base import Base, platform
from auth_service.models.sessions import Session
from auth_service.models.users import User

__all__ = ["Base", "Session", "User", "platform"]
