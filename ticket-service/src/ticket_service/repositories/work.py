"""Reports of work and ratings."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.models import Media, Rating, Ticket, WorkReport


class WorkRepository:
    """Reads and writes what comes of tickets."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find_report(self, ticket_id: UUID) -> WorkReport | None:
        """Return the ticket's report of work."""
        return await self._session.get(WorkReport, ticket_id)

    async def add_report(self, report: WorkReport) -> None:
        """Insert the report."""
        self._session.add(report)
        await self._session.flush()

    async def report_files(self, report: WorkReport) -> Sequence[Media]:
        """Return the report's photos."""
        return (
            await self._session.scalars(
                select(Media)
                .where(Media.id.in_(report.media_ids), Media.deleted.is_(False))
                .order_by(Media.id)
            )
        ).all()

    async def add_rating(self, rating: Rating) -> None:
        """Insert the rating."""
        self._session.add(rating)
        await self._session.flush()

    async def find_rating(self, ticket_id: UUID, *, completion: int) -> Rating | None:
        """Return the rating of the ticket's latest completion."""
        return await self._session.scalar(
            select(Rating).where(Rating.ticket_id == ticket_id, Rating.round == completion)
        )

    async def list_ratings(self, user_id: UUID) -> Sequence[Rating]:
        """Return all ratings by the person."""
        return (
            await self._session.scalars(
                select(Rating).where(Rating.user_id == user_id).order_by(Rating.id)
            )
        ).all()

    async def list_reports(self, owner_id: UUID) -> Sequence[WorkReport]:
        """Return the reports of the work on the person's tickets."""
        owned = select(Ticket.id).where(Ticket.user_id == owner_id)
        return (
            await self._session.scalars(
                select(WorkReport)
                .where(WorkReport.ticket_id.in_(owned))
                .order_by(WorkReport.ticket_id)
            )
        ).all()

    async def anonymise(self, owned: Sequence[UUID]) -> None:
        """Erase what customers wrote of these tickets, and the photos; the scores stay."""
        await self._session.execute(
            update(Rating).where(Rating.ticket_id.in_(owned)).values(comment=None)
        )
        await self._session.execute(
            update(WorkReport).where(WorkReport.ticket_id.in_(owned)).values(media_ids=[])
        )
