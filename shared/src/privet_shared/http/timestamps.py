"""Times in answers: RFC 3339 in UTC with ``Z``."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator


def _in_utc(value: datetime) -> datetime:
    return value if value.tzinfo is UTC else value.astimezone(UTC)


UtcDateTime = Annotated[datetime, AfterValidator(_in_utc)]
