"""What the audit remembers."""

from enum import StrEnum


class AuditAction(StrEnum):
    """An act that matters for security, or one of an admin."""

    REGISTERED = "registered"
    LOGGED_IN = "logged_in"
    LOGIN_FAILED = "login_failed"
    SESSION_ENDED = "session_ended"
    REFRESH_REUSED = "refresh_reused"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    RESET_REQUESTED = "reset_requested"
    PASSWORD_RESET = "password_reset"  # noqa: S105
    EMAIL_VERIFIED = "email_verified"
    SECOND_FACTOR_ON = "second_factor_on"
    SECOND_FACTOR_OFF = "second_factor_off"
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed"
    EMAIL_CHANGED = "email_changed"
    DATA_EXPORTED = "data_exported"
    ACCOUNT_CLOSED = "account_closed"
    USER_CHANGED = "user_changed"
