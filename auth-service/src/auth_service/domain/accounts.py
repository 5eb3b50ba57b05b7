"""What an account may be."""

from enum import StrEnum


class AccountStatus(StrEnum):
    """Whether the account may be used."""

    ACTIVE = "active"
    BLOCKED = "blocked"
    DELETED = "deleted"


class Locale(StrEnum):
    """The language in which we write to the person."""

    RU = "ru"
    EN = "en"
