"""Times in answers: RFC 3339 in UTC with ``Z``."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator

UtcDateTime = Annotated[datetime, AfterValidator(lambda value: value.astimezone(UTC))]
