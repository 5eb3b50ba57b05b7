"""Dates and moments as the contract writes them."""

from datetime import date

import pytest
from privet_shared.dates import CalendarDate, Moment
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


@pytest.mark.parametrize("text", ["2026-11-23T10:00:00Z", "2026-11-23t10:00:00+03:00"])
def test_moments(text):
    assert TypeAdapter(Moment).validate_python(text).tzinfo is not None


@pytest.mark.parametrize(
    "value", ["0.5", 7, "2026-11-23", "2026-11-23T10:00:00", "0001-01-01T00:00:00+14:00", "now"]
)
def test_what_is_no_moment(value):
    with pytest.raises(ValidationError):
        TypeAdapter(Moment).validate_python(value)
