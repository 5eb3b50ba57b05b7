"""Tickets and their status history."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from privet_shared.db.bounds import bounded
from privet_shared.db.errors import translate_violations
from privet_shared.db.pagination import (
    NEWEST,
    Page,
    PageRequest,
    among_newest,
    page_of,
    sorted_page_of,
)
from privet_shared.db.reads import Query, Reader, columns_of
from privet_shared.db.search import highlight
from privet_shared.errors import IdempotencyInProgress
from sqlalchemy import ARRAY, Select, Uuid, any_, delete, func, null, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.domain.statuses import OPEN, TicketSort
from ticket_service.models import Attachment, StatusChange, Ticket
from ticket_service.models.tickets import ticket_number
from ticket_service.repositories.filing import FACTS, FilingFacts
from ticket_service.repositories.filters import (
    RANK,
    SNIPPET,
    TicketFilter,
    filled,
    filtered,
    sort_of,
)


class FoundTicket(NamedTuple):
    """A ticket of a list; ``snippet`` shows where the searched words stand in it.

    ``rank`` is how well it fits, in a list by relevance.
    """

    id: UUID
    sequence: int
    title: str
    status: str
    priority: str
    priority_rank: int
    user_id: UUID
    device_id: UUID | None
    assignee_id: UUID | None
    tags: list[str]
    preferred_date: date | None
    resolution_due_at: datetime
    created_at: datetime
    updated_at: datetime
    snippet: str | None
    rank: float | None

    @property
    def number(self) -> str:
        """The short number that people say."""
        return ticket_number(self.sequence)

    @property
    def highlight(self) -> str | None:
        """The snippet as HTML."""
        return None if self.snippet is None else highlight(self.snippet)


class ExportedTicket(NamedTuple):
    """A ticket of a table."""

    id: UUID
    sequence: int
    status: str
    priority: str
    priority_rank: int
    title: str
    description: str | None
    tags: list[str]
    user_id: UUID
    device_id: UUID | None
    assignee_id: UUID | None
    preferred_date: date | None
    created_at: datetime
    updated_at: datetime
    first_answer_due_at: datetime
    first_answered_at: datetime | None
    resolution_due_at: datetime
    completed_at: datetime | None
    reopened_count: int
    snippet: str | None
    rank: float | None

    @property
    def number(self) -> str:
        """The short number that people say."""
        return ticket_number(self.sequence)


T = TypeVar("T", FoundTicket, ExportedTicket)

_FEW = frozenset({"visible_to", "user_id", "device_id"})
"""Filters that leave so few tickets that each may be looked at."""


class TicketReads:
    """Reads tickets for those who wait."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def facts(self, *, user_id: UUID, device_id: UUID | None) -> FilingFacts:
        """Draw a number, and return what is known of the customer and the device."""
        found = await self._reader.first(FACTS, user_id=user_id, device_id=device_id)
        assert found is not None  # noqa: S101  # the number is always there
        return found

    async def list(self, page: PageRequest, wanted: TicketFilter) -> Page[FoundTicket]:
        """Return a page in the order that is asked for; raises ``BadCursor``."""
        return await self._list(FoundTicket, page, wanted)

    async def list_whole(self, page: PageRequest, wanted: TicketFilter) -> Page[ExportedTicket]:
        """Return a page of the table; raises ``BadCursor``."""
        return await self._list(ExportedTicket, page, wanted)

    async def _list(self, row: type[T], page: PageRequest, wanted: TicketFilter) -> Page[T]:
        values = wanted.values()
        sort = sort_of(wanted.sort)
        given = values | page.values(sort)
        names = frozenset(values)
        searches = sort is None and "text" in names and names.isdisjoint(_FEW)
        kind: Any = row
        if searches:
            newest: Query[T] = _newest_query(kind, names, is_first=page.is_first)
            rows = await self._reader.all(newest, newest=NEWEST, **given)
            if len(rows) > page.limit:
                return page.page(rows, lambda ticket: ticket.id)
            query: Query[T] = _rare_query(kind, names, is_first=page.is_first)
        else:
            query = _list_query(kind, names, wanted.sort, is_first=page.is_first)
        rows = await self._reader.all(query, **given)
        if sort is None:
            return page.page(rows, lambda ticket: ticket.id)
        name = "rank" if wanted.sort is TicketSort.RELEVANCE else sort.name
        return page.page_sorted(
            *(rows, sort, lambda ticket: getattr(ticket, name)), lambda ticket: ticket.id
        )


@lru_cache(maxsize=1024)
def _list_query(
    row: type[T], names: frozenset[str], sort: TicketSort, *, is_first: bool
) -> Query[T]:
    """Return the query of a list with these filters; there are few that people use."""
    statement = filtered(_columns(row, names, sort), names)
    order = sort_of(sort)
    if order is None:
        return Query(page_of(statement, Ticket.id, is_first=is_first), row)
    return Query(sorted_page_of(statement, order, Ticket.id, is_first=is_first), row)


@lru_cache(maxsize=256)
def _newest_query(row: type[T], names: frozenset[str], *, is_first: bool) -> Query[T]:
    """Return the query of a search among the newest tickets alone."""
    statement = filtered(_columns(row, names), names)
    statement = among_newest(statement, Ticket.id, is_first=is_first)
    return Query(page_of(statement, Ticket.id, is_first=is_first), row)


@lru_cache(maxsize=256)
def _rare_query(row: type[T], names: frozenset[str], *, is_first: bool) -> Query[T]:
    """Return the query of a search for what few tickets hold.

    Their ids are found first, by the index of words. Joined with the tickets in any other way they
    are looked for along all tickets, newest first: without the words Postgres cannot know how few
    they are.
    """
    found = filtered(select(Ticket.id), names).cte("found").prefix_with("MATERIALIZED")
    ids = page_of(select(found.c.id), found.c.id, is_first=is_first).scalar_subquery()
    statement = _columns(row, names).where(
        Ticket.id == any_(func.array(ids, type_=ARRAY(Uuid()))),
    )
    return Query(statement.order_by(Ticket.id.desc()), row)


def _columns(
    row: type[T], names: frozenset[str], sort: TicketSort = TicketSort.NEWEST
) -> Select[Any]:
    columns = columns_of(
        Ticket,
        row,
        snippet=SNIPPET if row is FoundTicket and "text" in names else null(),
        rank=RANK if sort is TicketSort.RELEVANCE else null(),
    )
    return select(*columns)


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

    async def count_each(
        self, wanted: Sequence[TicketFilter], *, limit: int, within: timedelta
    ) -> Sequence[int] | None:
        """Return how many tickets each filter lets through, counting no further than ``limit``.

        None when that takes longer than ``within``; then the transaction is over.
        """
        counts = []
        for each in wanted:
            values = each.values()
            # Newest first: else a common condition is counted by reading the table.
            some = filtered(select(Ticket.id), values).order_by(Ticket.id.desc()).limit(limit)
            counts.append(
                select(func.count()).select_from(filled(some, values).subquery()).scalar_subquery()
            )
        async with bounded(self._session, within) as bound:
            row = (await self._session.execute(select(*counts))).one()
        return None if bound.is_exceeded else [int(count) for count in row]

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
                .values(
                    title="…",
                    description=None,
                    attachment_urls=[],
                    client_digest=None,
                    version=Ticket.version + 1,
                )
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
