"""What the audit remembers."""

from enum import StrEnum


class AuditAction(StrEnum):
    """An act that matters for security, or one of an admin."""

    REGISTERED = "registered"
    LOGGED_IN = "logged_in"
    LOGIN_FAILED = "login_failed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    EMAIL_CHANGED = "email_changed"
    DATA_EXPORTED = "data_exported"
    ACCOUNT_CLOSED = "account_closed"
    USER_CHANGED = "user_changed"
