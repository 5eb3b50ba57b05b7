"""Tickets and their status history."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from privet_shared.db.errors import translate_violations
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.db.search import query_of, snippet_of
from privet_shared.errors import IdempotencyInProgress
from sqlalchemy import Select, delete, func, null, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.domain.statuses import OPEN, TicketSort
from ticket_service.models import Attachment, StatusChange, Ticket
from ticket_service.repositories.filters import TicketFilter, filtered, sort_of

_TEXT = func.concat_ws("\n", Ticket.title, Ticket.description)


@dataclass(frozen=True, slots=True)
class FoundTicket:
    """A ticket of a list; ``snippet`` shows where the searched words stand in it.

    ``rank`` is how well it fits, in a list by relevance.
    """

    ticket: Ticket
    snippet: str | None = None
    rank: float | None = None


class TicketRepository:
    """Reads and writes tickets; ``visible_to`` keeps to one owner's, None is for staff."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, ticket: Ticket) -> None:
        """Insert the ticket, which gives it its number.

        Raises ``IdempotencyInProgress`` for a client id sent twice at once.
        """
        self._session.add(ticket)
        with translate_violations({"uq_tickets_user_id_client_id": IdempotencyInProgress}):
            await self._session.flush()

    async def find_by_client_id(self, client_id: UUID, *, user_id: UUID) -> Ticket | None:
        """Return what the customer sent under this id of theirs."""
        return await self._session.scalar(
            select(Ticket).where(Ticket.user_id == user_id, Ticket.client_id == client_id)
        )

    async def find(self, ticket_id: UUID, *, visible_to: UUID | None) -> Ticket | None:
        """Return the ticket, None when it does not exist or belongs to another."""
        return await self._session.scalar(self._one(ticket_id, visible_to))

    async def find_for_update(self, ticket_id: UUID, *, visible_to: UUID | None) -> Ticket | None:
        """Return the ticket and keep others from changing it until the commit."""
        return await self._session.scalar(self._one(ticket_id, visible_to).with_for_update())

    async def list(self, page: PageRequest, wanted: TicketFilter) -> Page[FoundTicket]:
        """Return a page in the order that is asked for."""
        sort = sort_of(wanted)
        by_rank = wanted.sort is TicketSort.RELEVANCE
        snippet = snippet_of(_TEXT, query_of(wanted.text)) if wanted.text is not None else null()
        columns: list[Any] = [Ticket, snippet, sort.column if sort and by_rank else null()]
        statement = filtered(select(*columns), wanted)
        if sort is None:
            rows = await self._session.execute(page.apply(statement, Ticket.id))
            return page.page([FoundTicket(*row) for row in rows], lambda row: row.ticket.id)
        rows = await self._session.execute(page.apply_sorted(statement, sort, Ticket.id))
        return page.page_sorted(
            [FoundTicket(*row) for row in rows],
            sort,
            lambda row: row.rank if by_rank else getattr(row.ticket, sort.name),
            lambda row: row.ticket.id,
        )

    async def count_each(self, wanted: Sequence[TicketFilter], *, limit: int) -> Sequence[int]:
        """Return how many tickets each filter lets through, counting no further than ``limit``."""
        counts = []
        for each in wanted:
            some = filtered(select(Ticket.id), each).limit(limit).subquery()
            counts.append(select(func.count()).select_from(some).scalar_subquery())
        row = (await self._session.execute(select(*counts))).one()
        return [int(count) for count in row]

    async def find_pair_for_update(self, one: UUID, other: UUID) -> dict[UUID, Ticket]:
        """Return both tickets and keep others from changing them; always locked in one order."""
        rows = await self._session.scalars(
            select(Ticket).where(Ticket.id.in_({one, other})).order_by(Ticket.id).with_for_update()
        )
        return {ticket.id: ticket for ticket in rows}

    async def list_merged(self, ticket_id: UUID) -> Sequence[Ticket]:
        """Return the tickets that were merged into this one."""
        return (
            await self._session.scalars(
                select(Ticket).where(Ticket.merged_into_id == ticket_id).order_by(Ticket.id)
            )
        ).all()

    async def count_open_of(self, assignee_ids: Collection[UUID]) -> Mapping[UUID, int]:
        """Return how many open tickets each of them has."""
        rows = await self._session.execute(
            select(Ticket.assignee_id, func.count())
            .where(Ticket.assignee_id.in_(assignee_ids), Ticket.status.in_(OPEN))
            .group_by(Ticket.assignee_id)
        )
        return {row[0]: row[1] for row in rows if row[0] is not None}

    async def list_comments(self, user_id: UUID) -> Sequence[StatusChange]:
        """Return the moves of the person's tickets on which they commented, oldest first."""
        owned = select(Ticket.id).where(Ticket.user_id == user_id)
        return (
            await self._session.scalars(
                select(StatusChange)
                .where(
                    StatusChange.ticket_id.in_(owned),
                    StatusChange.changed_by == user_id,
                    StatusChange.comment.is_not(None),
                )
                .order_by(StatusChange.id)
            )
        ).all()

    async def list_owned(self, user_id: UUID) -> Sequence[Ticket]:
        """Return all of the person's tickets, oldest first."""
        return (
            await self._session.scalars(
                select(Ticket).where(Ticket.user_id == user_id).order_by(Ticket.id)
            )
        ).all()

    async def note_answer(self, ticket_id: UUID, *, at: datetime) -> None:
        """Note when staff first answered, unless they have before."""
        await self._session.execute(
            update(Ticket)
            .where(Ticket.id == ticket_id, Ticket.first_answered_at.is_(None))
            .values(first_answered_at=at, version=Ticket.version + 1)
            .execution_options(synchronize_session=False)
        )

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
        await self._session.execute(delete(Attachment).where(Attachment.subject_id.in_(owned)))
        return owned

    @staticmethod
    def _one(ticket_id: UUID, visible_to: UUID | None) -> Select[Ticket]:
        statement = select(Ticket).where(Ticket.id == ticket_id)
        if visible_to is not None:
            statement = statement.where(Ticket.user_id == visible_to)
        return statement
