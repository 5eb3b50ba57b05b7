"""Dates and times as the contract writes them: ``YYYY-MM-DD``, and RFC 3339."""

import re
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import AfterValidator, AwareDatetime, BeforeValidator

FIRST_YEAR = 1970
LAST_YEAR = 2200

_Day = TypeVar("_Day", date, datetime)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _refuse_other_forms(value: object) -> object:
    """Refuse what Pydantic would read as a date too: numbers of seconds, and times."""
    if isinstance(value, str) and not _ISO_DATE.fullmatch(value.strip()):
        raise ValueError("must be of the form YYYY-MM-DD")
    if not isinstance(value, (str, date)):
        raise ValueError("must be a string of the form YYYY-MM-DD")  # noqa: TRY004
    return value.strip() if isinstance(value, str) else value


CalendarDate = Annotated[date, BeforeValidator(_refuse_other_forms)]


_TIME_START = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]")


def _written_time(value: object) -> object:
    if not isinstance(value, str) or not _TIME_START.match(value):
        raise ValueError("must be an RFC 3339 time")
    return value


def in_this_age(value: _Day) -> _Day:
    """Return the day or moment; raises ``ValueError`` if Postgres or people cannot mean it."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"must be between the years {FIRST_YEAR} and {LAST_YEAR}")
    return value


Moment = Annotated[AwareDatetime, AfterValidator(in_this_age), BeforeValidator(_written_time)]
"""A time with its offset (RFC 3339), as a query gives it; a bare number is none."""
