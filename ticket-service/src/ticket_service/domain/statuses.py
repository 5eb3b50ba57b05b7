"""A ticket's statuses and the moves between them."""

from collections.abc import Mapping
from enum import StrEnum


class TicketStatus(StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    REJECTED = "rejected"


class TicketPriority(StrEnum):
    """How soon a ticket should be served."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class TicketSort(StrEnum):
    """The orders of a list; a minus turns one round."""

    NEWEST = "-created_at"
    OLDEST = "created_at"
    UPDATED_LAST = "-updated_at"
    UPDATED_FIRST = "updated_at"
    MOST_URGENT = "-priority"
    LEAST_URGENT = "priority"
    DUE_FIRST = "due_at"
    DUE_LAST = "-due_at"
    RELEVANCE = "relevance"


TRANSITIONS: Mapping[TicketStatus, frozenset[TicketStatus]] = {
    TicketStatus.NEW: frozenset({TicketStatus.IN_PROGRESS, TicketStatus.REJECTED}),
    TicketStatus.IN_PROGRESS: frozenset({TicketStatus.COMPLETED, TicketStatus.REJECTED}),
    TicketStatus.COMPLETED: frozenset({TicketStatus.IN_PROGRESS}),
    TicketStatus.REJECTED: frozenset(),
}

CLOSED = frozenset({TicketStatus.COMPLETED, TicketStatus.REJECTED})
OPEN = frozenset(TicketStatus) - CLOSED
