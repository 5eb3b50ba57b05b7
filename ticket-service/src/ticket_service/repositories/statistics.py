"""The figures of the queue."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Row, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.domain.statuses import OPEN, TicketStatus
from ticket_service.models import Rating, Ticket

_OPEN = Ticket.status.in_(OPEN)


class StatisticsRepository:
    """Counts; ``since`` and ``until`` bound a period, the end excluded."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def count_by_status(self) -> dict[str, int]:
        """Return how many tickets stand where."""
        rows = await self._session.execute(
            select(Ticket.status, func.count()).group_by(Ticket.status)
        )
        return {row[0]: row[1] for row in rows}

    async def count_open_by_priority(self) -> dict[str, int]:
        """Return how many open tickets have which priority."""
        rows = await self._session.execute(
            select(Ticket.priority, func.count()).where(_OPEN).group_by(Ticket.priority)
        )
        return {row[0]: row[1] for row in rows}

    async def count_open_by_age(self, ages: Sequence[datetime]) -> Sequence[int]:
        """Return how many open tickets are newer than each moment, and how many there are."""
        row = (
            await self._session.execute(
                select(
                    *(func.count().filter(Ticket.created_at >= age) for age in ages), func.count()
                ).where(_OPEN)
            )
        ).one()
        return list(row)

    async def summarise(self, *, since: datetime, until: datetime) -> Row[Any]:
        """Return answer and solution times in minutes, and breaches, of tickets filed then."""

        def minutes(end: Any) -> Any:
            return func.extract("epoch", end - Ticket.created_at) / 60

        def share(part: float, end: Any) -> Any:
            return func.percentile_cont(part).within_group(minutes(end))

        answered, solved = Ticket.first_answered_at, Ticket.completed_at
        served = func.coalesce(answered, solved)  # a solution without a word is an answer
        return (
            await self._session.execute(
                select(
                    func.count().label("created"),
                    share(0.5, answered).label("answer_median"),
                    share(0.9, answered).label("answer_p90"),
                    share(0.5, solved).label("solution_median"),
                    share(0.9, solved).label("solution_p90"),
                    func.count()
                    .filter(
                        func.coalesce(served, func.now()) > Ticket.first_answer_due_at,
                        _OPEN | served.is_not(None),
                    )
                    .label("answer_breaches"),
                    func.count()
                    .filter(
                        func.coalesce(solved, func.now()) > Ticket.resolution_due_at,
                        Ticket.status != TicketStatus.REJECTED,
                    )
                    .label("solution_breaches"),
                ).where(Ticket.created_at >= since, Ticket.created_at < until)
            )
        ).one()

    async def count_per_day(
        self, column: Any, *, since: datetime, until: datetime
    ) -> dict[date, int]:
        """Return how many tickets have ``column`` on each day (UTC)."""
        day = cast(func.timezone("UTC", column), Date)
        rows = await self._session.execute(
            select(day, func.count()).where(column >= since, column < until).group_by(day)
        )
        return {row[0]: row[1] for row in rows}

    async def count_created_per_day(self, *, since: datetime, until: datetime) -> dict[date, int]:
        """Return how many tickets were filed on each day."""
        return await self.count_per_day(Ticket.created_at, since=since, until=until)

    async def count_completed_per_day(self, *, since: datetime, until: datetime) -> dict[date, int]:
        """Return how many tickets were completed on each day."""
        return await self.count_per_day(Ticket.completed_at, since=since, until=until)

    async def rate(self, *, since: datetime, until: datetime) -> tuple[int, float | None]:
        """Return how many ratings were given then, and their average."""
        row = (
            await self._session.execute(
                select(func.count(), func.avg(Rating.score)).where(
                    Rating.created_at >= since, Rating.created_at < until
                )
            )
        ).one()
        return row[0], None if row[1] is None else float(row[1])
