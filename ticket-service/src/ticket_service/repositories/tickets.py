"""Tickets and their status history."""

from collections.abc import Sequence
from uuid import UUID

from privet_shared.db.pagination import Page, PageRequest
from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.domain.statuses import TicketStatus
from ticket_service.models import Attachment, StatusChange, Ticket


class TicketRepository:
    """Reads and writes tickets; ``visible_to`` keeps to one owner's, None is for staff."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, ticket: Ticket) -> None:
        """Insert the ticket, which gives it its number."""
        self._session.add(ticket)
        await self._session.flush()

    async def find(self, ticket_id: UUID, *, visible_to: UUID | None) -> Ticket | None:
        """Return the ticket, None when it does not exist or belongs to another."""
        return await self._session.scalar(self._one(ticket_id, visible_to))

    async def find_for_update(self, ticket_id: UUID, *, visible_to: UUID | None) -> Ticket | None:
        """Return the ticket and keep others from changing it until the commit."""
        return await self._session.scalar(self._one(ticket_id, visible_to).with_for_update())

    async def list(
        self,
        page: PageRequest,
        *,
        visible_to: UUID | None,
        statuses: Sequence[TicketStatus] = (),
        device_id: UUID | None = None,
        user_id: UUID | None = None,
        assignee_id: UUID | None = None,
    ) -> Page[Ticket]:
        """Return a page, newest first; None and empty mean 'any'."""
        statement = select(Ticket)
        for column, value in (
            (Ticket.user_id, visible_to),
            (Ticket.user_id, user_id),
            (Ticket.device_id, device_id),
            (Ticket.assignee_id, assignee_id),
        ):
            if value is not None:
                statement = statement.where(column == value)
        if statuses:
            statement = statement.where(Ticket.status.in_(statuses))
        rows = (await self._session.scalars(page.apply(statement, Ticket.id))).all()
        return page.page(rows, lambda ticket: ticket.id)

    async def add_status_change(self, change: StatusChange) -> None:
        """Append to the history."""
        self._session.add(change)
        await self._session.flush()

    async def status_history(self, ticket_id: UUID) -> Sequence[StatusChange]:
        """Return the history, oldest first."""
        return (
            await self._session.scalars(
                select(StatusChange)
                .where(StatusChange.ticket_id == ticket_id)
                .order_by(StatusChange.id)
            )
        ).all()

    async def anonymise(self, user_id: UUID) -> Sequence[UUID]:
        """Erase what the person wrote in tickets of theirs, and return which these are.

        The tickets themselves stay, for statistics.
        """
        owned = (
            await self._session.scalars(
                update(Ticket)
                .where(Ticket.user_id == user_id)
                .values(title="…", description=None, attachment_urls=[], version=Ticket.version + 1)
                .returning(Ticket.id)
            )
        ).all()
        await self._session.execute(
            update(StatusChange).where(StatusChange.changed_by == user_id).values(comment=None)
        )
        await self._session.execute(delete(Attachment).where(Attachment.ticket_id.in_(owned)))
        return owned

    @staticmethod
    def _one(ticket_id: UUID, visible_to: UUID | None) -> Select[Ticket]:
        statement = select(Ticket).where(Ticket.id == ticket_id)
        if visible_to is not None:
            statement = statement.where(Ticket.user_id == visible_to)
        return statement
