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


TRANSITIONS: Mapping[TicketStatus, frozenset[TicketStatus]] = {
    TicketStatus.NEW: frozenset({TicketStatus.IN_PROGRESS, TicketStatus.REJECTED}),
    TicketStatus.IN_PROGRESS: frozenset({TicketStatus.COMPLETED, TicketStatus.REJECTED}),
    TicketStatus.COMPLETED: frozenset({TicketStatus.IN_PROGRESS}),
    TicketStatus.REJECTED: frozenset(),
}

CLOSED = frozenset({TicketStatus.COMPLETED, TicketStatus.REJECTED})
