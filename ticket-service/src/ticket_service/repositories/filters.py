"""Which tickets a list shows, and in which order."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from privet_shared.db.pagination import Sort
from privet_shared.db.search import query_of, rank_of, snippet_of
from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    ColumnElement,
    Date,
    DateTime,
    Double,
    Select,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    cast,
    func,
    or_,
)
from sqlalchemy.sql.visitors import replacement_traverse

from ticket_service.domain.statuses import OPEN, TicketPriority, TicketSort, TicketStatus
from ticket_service.models import Case, Ticket

S = TypeVar("S", bound=Select[Any])

_MOMENT = DateTime(timezone=True)
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

    def values(self) -> dict[str, Any]:
        """Return what is wanted, by the names of ``filtered``."""
        status = self.statuses[0] if len(self.statuses) == 1 else None
        number = _number_in(self.text) if self.text is not None else None
        given = {
            "visible_to": self.visible_to,
            "user_id": self.user_id,
            "device_id": self.device_id,
            "assignee_id": self.assignee_id,
            "assigned_to": self.assigned_to,
            "status": status,
            "statuses": None if status else list(self.statuses) or None,
            "priorities": list(self.priorities) or None,
            "tags": list(self.tags) or None,
            "unassigned": self.unassigned or None,
            "open": self.open or None,
            "overdue": self.overdue or None,
            "created_from": self.created_from,
            "created_to": self.created_to,
            "preferred_from": self.preferred_from,
            "preferred_to": self.preferred_to,
            "text": self.text,
            "number": number,
        }
        return {name: value for name, value in given.items() if value is not None}


_TEXT: BindParameter[str] = bindparam("text", type_=Text())
RANK: ColumnElement[float] = cast(rank_of(Ticket.search, query_of(_TEXT)), Double)
"""How well a ticket fits the searched words."""
SNIPPET = snippet_of(func.concat_ws("\n", Ticket.title, Ticket.description), query_of(_TEXT))
"""Where the searched words stand in a ticket."""

_WORDS: ColumnElement[bool] = Ticket.search.bool_op("@@")(query_of(_TEXT))
_IS_OPEN = or_(*(Ticket.status == status for status in sorted(OPEN)))
_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "visible_to": Ticket.user_id == bindparam("visible_to", type_=Uuid()),
    "user_id": Ticket.user_id == bindparam("user_id", type_=Uuid()),
    "device_id": Ticket.device_id == bindparam("device_id", type_=Uuid()),
    "assignee_id": Ticket.assignee_id == bindparam("assignee_id", type_=Uuid()),
    "assigned_to": Ticket.assignee_id == bindparam("assigned_to", type_=Uuid()),
    # One status alone, so that its index gives the rows in their order.
    "status": Ticket.status == bindparam("status", type_=Text()),
    "statuses": Ticket.status == any_(bindparam("statuses", type_=ARRAY(Text))),
    "priorities": Ticket.priority == any_(bindparam("priorities", type_=ARRAY(Text))),
    "tags": Ticket.tags.bool_op("@>")(bindparam("tags", type_=ARRAY(Text))),
    "unassigned": Ticket.assignee_id.is_(None),
    "open": _IS_OPEN,
    "overdue": and_(_IS_OPEN, Ticket.resolution_due_at < func.now()),
    "created_from": Ticket.created_at >= bindparam("created_from", type_=_MOMENT),
    "created_to": Ticket.created_at < bindparam("created_to", type_=_MOMENT),
    "preferred_from": Ticket.preferred_date >= bindparam("preferred_from", type_=Date()),
    "preferred_to": Ticket.preferred_date <= bindparam("preferred_to", type_=Date()),
    "text": _WORDS,
    "number": or_(_WORDS, Ticket.sequence == bindparam("number", type_=BigInteger())),
}
_BY_RANK: Any = RANK
_SORT_BY_RANK = Sort("relevance", _BY_RANK)


def sort_of(sort: TicketSort) -> Sort | None:
    """Return the order of the list, None for the newest first."""
    return _SORT_BY_RANK if sort is TicketSort.RELEVANCE else _SORTS[sort]


def filtered(statement: S, names: Collection[str]) -> S:
    """Return ``statement`` over the wanted tickets alone; ``TicketFilter.values`` fills it."""
    wanted = set(names) - ({"text"} if "number" in names else set())
    return statement.where(*(_CONDITIONS[name] for name in _CONDITIONS if name in wanted))


def filled(statement: S, values: Mapping[str, Any]) -> S:
    """Return ``statement`` with its values in it, so that it can stand beside others in one."""

    def fill(element: Any, **_: Any) -> Any:
        if isinstance(element, BindParameter) and element.key in values:
            value: Any = values[element.key]
            return BindParameter(None, value, type_=element.type, unique=True)
        return None

    copy: Any = replacement_traverse(statement, {}, fill)
    filled_in: S = copy
    return filled_in


def matches(kind: type[Case], text: str) -> ColumnElement[bool]:
    """Return whether what was typed is in the text, or is the number."""
    words: ColumnElement[bool] = kind.search.bool_op("@@")(query_of(text))
    number = _number_in(text)
    return words if number is None else or_(words, kind.sequence == number)


def _number_in(text: str) -> int | None:
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None
