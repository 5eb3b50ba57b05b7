"""The figures of the queue over a period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from privet_shared.clock import utc_now

from ticket_service.errors import PeriodRefused
from ticket_service.uow import UowFactory

DEFAULT_DAYS = 30
MAX_DAYS = 366
AGES = (timedelta(days=1), timedelta(days=3), timedelta(days=7))


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day (UTC)."""

    date: date
    created: int
    completed: int


@dataclass(frozen=True, slots=True)
class TicketStatistics:
    """The queue now, and the tickets filed in a period; times in minutes."""

    by_status: Mapping[str, int]
    open_by_priority: Mapping[str, int]
    open_by_age: tuple[int, int, int, int]
    period: Any
    days: list[Day]
    ratings: int
    rating_average: float | None


class StatisticsService:
    """Counts for staff."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def get(self, *, first: date | None, last: date | None) -> TicketStatistics:
        """Return the figures of the days ``first`` to ``last``; raises ``PeriodRefused``."""
        now = utc_now()
        last = last or now.date()
        first = first or last - timedelta(days=DEFAULT_DAYS - 1)
        if not 0 <= (last - first).days < MAX_DAYS:
            raise PeriodRefused
        since = datetime.combine(first, time(), UTC)
        until = datetime.combine(last, time(), UTC) + timedelta(days=1)
        async with self._uow() as uow:
            figures = uow.statistics
            ages = await figures.count_open_by_age([now - age for age in AGES])
            created = await figures.count_created_per_day(since=since, until=until)
            completed = await figures.count_completed_per_day(since=since, until=until)
            ratings, average = await figures.rate(since=since, until=until)
            dates = [first + timedelta(days=day) for day in range((last - first).days + 1)]
            return TicketStatistics(
                by_status=await figures.count_by_status(),
                open_by_priority=await figures.count_open_by_priority(),
                open_by_age=(ages[0], ages[1] - ages[0], ages[2] - ages[1], ages[3] - ages[2]),
                period=await figures.summarise(since=since, until=until),
                days=[Day(day, created.get(day, 0), completed.get(day, 0)) for day in dates],
                ratings=ratings,
                rating_average=average,
            )
