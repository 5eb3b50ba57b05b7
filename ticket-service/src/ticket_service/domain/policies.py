"""Who may do what to a ticket."""

from datetime import datetime, timedelta

from privet_shared.auth.principal import Principal

from ticket_service.domain.statuses import TRANSITIONS, TicketStatus

REOPEN_WINDOW = timedelta(days=14)

_CUSTOMER_MOVES = frozenset(
    {
        (TicketStatus.NEW, TicketStatus.REJECTED),
        (TicketStatus.COMPLETED, TicketStatus.IN_PROGRESS),
    }
)


def allowed_transitions(
    status: TicketStatus, *, actor: Principal, completed_at: datetime | None, now: datetime
) -> list[TicketStatus]:
    """Return the statuses that ``actor`` may move the ticket to, in their declared order.

    Customers may withdraw a new ticket and reopen one within ``REOPEN_WINDOW`` of completion.
    """
    moves = TRANSITIONS[status]
    if not actor.is_staff:
        reopen_closed = completed_at is not None and now - completed_at > REOPEN_WINDOW
        moves = frozenset(
            to
            for to in moves
            if (status, to) in _CUSTOMER_MOVES
            and not (status is TicketStatus.COMPLETED and reopen_closed)
        )
    return [to for to in TicketStatus if to in moves]
