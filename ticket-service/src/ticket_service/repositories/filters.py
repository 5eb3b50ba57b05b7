"""Which tickets a list shows, and in which order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from privet_shared.db.pagination import Sort
from privet_shared.db.search import query_of, rank_of
from sqlalchemy import ARRAY, ColumnElement, Double, Select, Text, cast, func, or_

from ticket_service.domain.statuses import OPEN, TicketPriority, TicketSort, TicketStatus
from ticket_service.models import Case, Ticket

S = TypeVar("S", bound=Select[Any])

_NUMBER = re.compile(r"(?:[TtТтSsСс]-?)?(\d{1,18})")  # the letter in either alphabet

# A UUIDv7 grows with time, so the order by age needs no other column than the id.
_SORTS: Mapping[TicketSort, Sort | None] = {
    TicketSort.NEWEST: None,
    TicketSort.OLDEST: Sort("created_at", Ticket.created_at, descending=False),
    TicketSort.UPDATED_LAST: Sort("updated_at", Ticket.updated_at),
    TicketSort.UPDATED_FIRST: Sort("updated_at", Ticket.updated_at, descending=False),
    TicketSort.MOST_URGENT: Sort("priority_rank", Ticket.priority_rank),
    TicketSort.LEAST_URGENT: Sort("priority_rank", Ticket.priority_rank, descending=False),
    TicketSort.DUE_FIRST: Sort("resolution_due_at", Ticket.resolution_due_at, descending=False),
    TicketSort.DUE_LAST: Sort("resolution_due_at", Ticket.resolution_due_at),
}


@dataclass(frozen=True, slots=True)
class TicketFilter:
    """What to list; None and empty mean 'any'. ``visible_to`` keeps to one owner's."""

    visible_to: UUID | None = None
    statuses: Sequence[TicketStatus] = ()
    priorities: Sequence[TicketPriority] = ()
    tags: Sequence[str] = ()
    device_id: UUID | None = None
    user_id: UUID | None = None
    assignee_id: UUID | None = None
    assigned_to: UUID | None = None
    unassigned: bool = False
    overdue: bool = False
    open: bool = False
    created_from: datetime | None = None
    created_to: datetime | None = None
    preferred_from: date | None = None
    preferred_to: date | None = None
    text: str | None = None
    sort: TicketSort = TicketSort.NEWEST


def sort_of(wanted: TicketFilter) -> Sort | None:
    """Return the order of the list, None for the newest first."""
    if wanted.sort is not TicketSort.RELEVANCE:
        return _SORTS[wanted.sort]
    rank: Any = cast(rank_of(Ticket.search, query_of(wanted.text or "")), Double)
    return Sort("relevance", rank)


def filtered(statement: S, wanted: TicketFilter) -> S:
    """Return ``statement`` over the wanted tickets alone."""
    return statement.where(*_conditions(wanted))


def _conditions(wanted: TicketFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (Ticket.user_id, wanted.visible_to),
            (Ticket.user_id, wanted.user_id),
            (Ticket.device_id, wanted.device_id),
            (Ticket.assignee_id, wanted.assignee_id),
            (Ticket.assignee_id, wanted.assigned_to),
        )
        if value is not None
    ]
    if wanted.statuses:
        conditions.append(Ticket.status.in_(wanted.statuses))
    if wanted.priorities:
        conditions.append(Ticket.priority.in_(wanted.priorities))
    if wanted.tags:
        conditions.append(Ticket.tags.bool_op("@>")(cast(list(wanted.tags), ARRAY(Text))))
    if wanted.unassigned:
        conditions.append(Ticket.assignee_id.is_(None))
    if wanted.open:
        conditions.append(Ticket.status.in_(OPEN))
    if wanted.overdue:
        conditions += [Ticket.status.in_(OPEN), Ticket.resolution_due_at < func.now()]
    if wanted.created_from is not None:
        conditions.append(Ticket.created_at >= wanted.created_from)
    if wanted.created_to is not None:
        conditions.append(Ticket.created_at < wanted.created_to)
    if wanted.preferred_from is not None:
        conditions.append(Ticket.preferred_date >= wanted.preferred_from)
    if wanted.preferred_to is not None:
        conditions.append(Ticket.preferred_date <= wanted.preferred_to)
    if wanted.text is not None:
        conditions.append(matches(Ticket, wanted.text))
    return conditions


def matches(kind: type[Ticket] | type[Case], text: str) -> ColumnElement[bool]:
    """Return whether what was typed is in the text, or is the number."""
    words: ColumnElement[bool] = kind.search.bool_op("@@")(query_of(text))
    number = _NUMBER.fullmatch(text.strip())
    return or_(words, kind.sequence == int(number[1])) if number else words
