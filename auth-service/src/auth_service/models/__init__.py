"""The tables of the auth service, in the schema ``auth``."""

from auth_service.models.attempts import FamiliarNetwork, LoginFailure
from auth_service.models.audit import AuditEntry
from auth_service.models.base import Base, platform
from auth_service.models.mails import Mail, OneTimeToken, ResetRequest
from auth_service.models.notifications import Notification, NotificationPreference
from auth_service.models.second_factor import RecoveryCode, TotpSecret
from auth_service.models.sessions import Session
from auth_service.models.users import User

__all__ = [
    "AuditEntry",
    "Base",
    "FamiliarNetwork",
    "LoginFailure",
    "Mail",
    "Notification",
    "NotificationPreference",
    "OneTimeToken",
    "RecoveryCode",
    "ResetRequest",
    "Session",
    "TotpSecret",
    "User",
    "platform",
]
