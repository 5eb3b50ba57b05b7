"""When a ticket should be answered and solved, by its priority."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ticket_service.domain.statuses import TicketPriority, TicketStatus


@dataclass(frozen=True, slots=True)
class SlaTarget:
    """How long the first answer and the solution may take."""

    first_answer: timedelta
    resolution: timedelta


SlaTargets = Mapping[TicketPriority, SlaTarget]


def targets_of(hours: Mapping[Any, tuple[float, float]]) -> SlaTargets:
    """Return targets from hours, by priority, until the first answer and the solution."""
    return {
        TicketPriority(priority): SlaTarget(timedelta(hours=answer), timedelta(hours=resolution))
        for priority, (answer, resolution) in hours.items()
    }


def is_breached(due_at: datetime, *, met_at: datetime | None, now: datetime) -> bool:
    """Whether something due came too late, or has not come although it is late."""
    return (met_at or now) > due_at


def counts_resolution(status: TicketStatus) -> bool:
    """Whether a ticket in this status has, or is due, a solution; a rejected one is neither."""
    return status is not TicketStatus.REJECTED
