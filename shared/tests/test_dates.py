"""Calendar dates."""

from datetime import date

import pytest
from privet_shared.dates import CalendarDate
from pydantic import TypeAdapter, ValidationError

adapter = TypeAdapter(CalendarDate)


@pytest.mark.parametrize("value", ["2024-02-29", " 2024-02-29 ", date(2024, 2, 29)])
def test_calendar_dates(value):
    assert adapter.validate_python(value) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "value",
    ["", "2023-02-29", "0", "1709164800", 1709164800, 0.5, True, [], "2024-02-29T00:00:00Z",
     "2024-2-9", "٢٠٢٤-٠٢-٢٩", "2024-02-29\x00"],
)  # fmt: skip
def test_anything_else_is_refused(value):
    with pytest.raises(ValidationError):
        adapter.validate_python(value)


def test_schema_says_date():
    assert adapter.json_schema() == {"type": "string", "format": "date"}
