"""The figures of the queue as the endpoint gives them."""

from datetime import date
from typing import Annotated, ClassVar

from privet_shared.dates import CalendarDate, in_this_age
from privet_shared.text import QueryModel, ResponseModel
from pydantic import AfterValidator, Field

Day = Annotated[CalendarDate, AfterValidator(in_this_age)]


class StatisticsQuery(QueryModel):
    """The days (UTC) to count; by default the last thirty."""

    first: Annotated[Day | None, Field(alias="from")] = None
    last: Annotated[Day | None, Field(alias="to")] = None


class Ageing(ResponseModel):
    """Open tickets by how long they have been there."""

    under_1_day: int
    from_1_to_3_days: int
    from_3_to_7_days: int
    over_7_days: int


class Times(ResponseModel):
    """How long something took, in minutes from the filing; null when nothing did."""

    median: float | None
    p90: float | None


class Breaches(ResponseModel):
    """How many tickets of the period missed what they were due."""

    first_answer: int
    resolution: int


class DayRead(ResponseModel):
    """What happened on one day (UTC)."""

    date: date
    created: int
    completed: int


class RatingSummary(ResponseModel):
    """What customers thought in the period."""

    count: int
    average: float | None


class StatisticsRead(ResponseModel):
    """The queue now, and the tickets filed in the period."""

    example: ClassVar = {
        "by_status": {"new": 3, "in_progress": 2, "completed": 40, "rejected": 1},
        "open_by_priority": {"low": 1, "normal": 2, "high": 2, "urgent": 0},
        "ageing": {
            "under_1_day": 3,
            "from_1_to_3_days": 1,
            "from_3_to_7_days": 1,
            "over_7_days": 0,
        },
        "created": 46,
        "first_answer_minutes": {"median": 34.5, "p90": 180.0},
        "resolution_minutes": {"median": 1500.0, "p90": 4000.0},
        "sla_breaches": {"first_answer": 2, "resolution": 1},
        "per_day": [{"date": "2030-02-01", "created": 4, "completed": 3}],
        "rating": {"count": 20, "average": 4.6},
    }

    by_status: dict[str, int]
    open_by_priority: dict[str, int]
    ageing: Ageing
    created: int
    first_answer_minutes: Times
    resolution_minutes: Times
    sla_breaches: Breaches
    per_day: list[DayRead]
    rating: RatingSummary
