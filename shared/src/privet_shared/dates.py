"""Calendar dates as the contract writes them: ``YYYY-MM-DD`` and nothing else."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _refuse_other_forms(value: object) -> object:
    """Refuse what Pydantic would read as a date too: numbers of seconds, and times."""
    if isinstance(value, str) and not _ISO_DATE.fullmatch(value.strip()):
        raise ValueError("must be of the form YYYY-MM-DD")
    if not isinstance(value, (str, date)):
        raise ValueError("must be a string of the form YYYY-MM-DD")  # noqa: TRY004
    return value.strip() if isinstance(value, str) else value


CalendarDate = Annotated[date, BeforeValidator(_refuse_other_forms)]
