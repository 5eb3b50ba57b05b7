"""What we write to people, and when a mail that did not go out is tried again."""

import random
from datetime import timedelta
from enum import StrEnum

FIRST_RETRY = timedelta(seconds=15)
LAST_RETRY = timedelta(hours=2)
GIVE_UP_AFTER = timedelta(hours=24)


class MailTemplate(StrEnum):
    """The words of a mail or a notification, in each language."""

    VERIFY_EMAIL = "verify_email"
    RESET_PASSWORD = "reset_password"  # noqa: S105
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    EMAIL_CHANGED = "email_changed"
    SECOND_FACTOR_ON = "second_factor_on"
    SECOND_FACTOR_OFF = "second_factor_off"
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed"
    TICKET_STATUS = "ticket_status"
    TICKET_MESSAGE = "ticket_message"
    TICKET_ASSIGNED = "ticket_assigned"
    SUPPORT_STATUS = "support_status"
    SUPPORT_MESSAGE = "support_message"


class TokenPurpose(StrEnum):
    """What the link of a mail is good for."""

    VERIFY_EMAIL = "verify_email"
    RESET_PASSWORD = "reset_password"  # noqa: S105


LINK_LIFETIME = {
    TokenPurpose.VERIFY_EMAIL: timedelta(days=3),
    TokenPurpose.RESET_PASSWORD: timedelta(minutes=30),
}
LINK_TEMPLATE = {
    TokenPurpose.VERIFY_EMAIL: MailTemplate.VERIFY_EMAIL,
    TokenPurpose.RESET_PASSWORD: MailTemplate.RESET_PASSWORD,
}
MAX_LINKS = 3
"""How many links for one purpose an account is sent in ``LINK_WINDOW``.

That is no longer than a link lives: whoever asks in another's name cannot leave them without one.
"""
LINK_WINDOW = timedelta(minutes=30)


def retry_delay(attempts: int) -> timedelta:
    """Return how long to wait after so many failed attempts: growing, and never quite the same."""
    delay: timedelta = min(FIRST_RETRY * 2 ** (attempts - 1), LAST_RETRY)
    return delay * random.uniform(0.8, 1.2)  # noqa: S311  # only to spread the load
