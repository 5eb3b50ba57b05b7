"""A support case's statuses, the moves between them, and who may make them."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from privet_shared.auth.principal import Principal

from ticket_service.domain.policies import REOPEN_WINDOW


class CaseStatus(StrEnum):
    """Where a case stands; ``pending`` waits for the customer."""

    OPEN = "open"
    PENDING = "pending"
    CLOSED = "closed"
    REJECTED = "rejected"


ACTIVE = frozenset({CaseStatus.OPEN, CaseStatus.PENDING})

TRANSITIONS: Mapping[CaseStatus, frozenset[CaseStatus]] = {
    CaseStatus.OPEN: frozenset({CaseStatus.PENDING, CaseStatus.CLOSED, CaseStatus.REJECTED}),
    CaseStatus.PENDING: frozenset({CaseStatus.OPEN, CaseStatus.CLOSED, CaseStatus.REJECTED}),
    CaseStatus.CLOSED: frozenset({CaseStatus.OPEN}),
    CaseStatus.REJECTED: frozenset(),
}

_CUSTOMER_MOVES = frozenset(
    {
        (CaseStatus.OPEN, CaseStatus.CLOSED),
        (CaseStatus.PENDING, CaseStatus.CLOSED),
        (CaseStatus.CLOSED, CaseStatus.OPEN),
    }
)


def allowed_transitions(
    status: CaseStatus, *, actor: Principal, closed_at: datetime | None, now: datetime
) -> list[CaseStatus]:
    """Return the statuses that ``actor`` may move the case to, in their declared order.

    Customers may close their case and reopen it within ``REOPEN_WINDOW``.
    """
    moves = TRANSITIONS[status]
    if not actor.is_staff:
        too_late = closed_at is not None and now - closed_at > REOPEN_WINDOW
        moves = frozenset(to for to in moves if (status, to) in _CUSTOMER_MOVES and not too_late)
    return [to for to in CaseStatus if to in moves]


def status_after_message(status: CaseStatus, *, by_owner: bool) -> CaseStatus:
    """Return where a message moves a case: to whose turn it is."""
    if status not in ACTIVE:
        return status
    return CaseStatus.OPEN if by_owner else CaseStatus.PENDING
