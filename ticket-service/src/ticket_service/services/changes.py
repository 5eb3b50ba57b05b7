"""What becomes of a locked ticket, whoever asks for it: each change with its event."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.events.tickets import TicketAssigned, TicketStatusChanged, TicketUpdated

from ticket_service.domain.policies import allowed_transitions
from ticket_service.domain.sla import SlaTargets
from ticket_service.domain.statuses import CLOSED, TRANSITIONS, TicketStatus
from ticket_service.errors import InvalidTransition, TicketClosed, TransitionForbidden
from ticket_service.models import StatusChange, Ticket
from ticket_service.uow import TicketUnitOfWork

# The customer's words must go when the customer goes: an event says only that they changed.
_WORDS = frozenset({"title", "description"})


async def edit(
    uow: TicketUnitOfWork,
    ticket: Ticket,
    changes: dict[str, Any],
    *,
    actor: Principal,
    targets: SlaTargets,
) -> None:
    """Change the ticket's own fields; raises ``TicketClosed``."""
    if ticket.status in CLOSED:
        raise TicketClosed
    changed = sorted(name for name, value in changes.items() if getattr(ticket, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(ticket, name, changes[name])
    if "priority" in changed:
        set_due_times(ticket, targets)
    ticket.updated_at = utc_now()
    await uow.publish(
        TicketUpdated(
            ticket_id=ticket.id,
            number=ticket.number,
            user_id=ticket.user_id,
            changed=changed,
            values=_told(ticket, changed),
            updated_at=ticket.updated_at,
        )
    )
    if "assignee_id" in changed:
        await uow.publish(
            TicketAssigned(
                ticket_id=ticket.id,
                number=ticket.number,
                user_id=ticket.user_id,
                assignee_id=ticket.assignee_id,
                assigned_by=actor.user_id,
                assigned_at=ticket.updated_at,
            )
        )


async def move(
    uow: TicketUnitOfWork,
    ticket: Ticket,
    to: TicketStatus,
    *,
    comment: str | None,
    actor: Principal,
    targets: SlaTargets,
    merged_into: str | None = None,
) -> None:
    """Move the ticket to another status: one history row and one event.

    Raises ``InvalidTransition`` or ``TransitionForbidden``.
    """
    now = utc_now()
    _require_transition(ticket, to, actor, now)
    change = StatusChange(
        ticket_id=ticket.id,
        from_status=ticket.status,
        to_status=to,
        changed_by=actor.user_id,
        changed_by_role=actor.acting_role,
        comment=comment,
        changed_at=now,
    )
    if ticket.status == TicketStatus.COMPLETED:  # reopened: the clock starts anew
        ticket.reopened_count += 1
        ticket.sla_started_at = now
        set_due_times(ticket, targets)
    ticket.status = to
    ticket.completed_at = now if to is TicketStatus.COMPLETED else None
    ticket.updated_at = now
    await uow.tickets.add_status_change(change)
    await uow.publish(
        TicketStatusChanged(
            ticket_id=ticket.id,
            number=ticket.number,
            user_id=ticket.user_id,
            device_id=ticket.device_id,
            from_status=change.from_status or "",
            to_status=change.to_status,
            changed_by=actor.user_id,
            changed_by_role=actor.acting_role,
            comment=comment,
            merged_into=merged_into,
            assignee_id=ticket.assignee_id,
            resolution_due_at=ticket.resolution_due_at,
            completed_at=ticket.completed_at,
            changed_at=now,
        )
    )


def _told(ticket: Ticket, changed: Sequence[str]) -> dict[str, Any]:
    """Return the new values that an event may carry, and the due time when it moved with them."""
    told = [name for name in changed if name not in _WORDS]
    if "priority" in changed:
        told.append("resolution_due_at")
    return {name: getattr(ticket, name) for name in told}


def set_due_times(ticket: Ticket, targets: SlaTargets) -> None:
    """Set when the ticket is due by its priority; the first answer is due once, from its filing."""
    target = targets[ticket.priority]
    ticket.first_answer_due_at = ticket.created_at + target.first_answer
    ticket.resolution_due_at = ticket.sla_started_at + target.resolution


def _require_transition(ticket: Ticket, to: TicketStatus, actor: Principal, now: datetime) -> None:
    status = TicketStatus(ticket.status)
    allowed = allowed_transitions(status, actor=actor, completed_at=ticket.completed_at, now=now)
    if to in allowed:
        return
    names = ", ".join(allowed) or "none"
    if to in TRANSITIONS[status]:
        raise TransitionForbidden(
            f"You may not move this ticket to {to}; allowed: {names}.", allowed=allowed
        )
    raise InvalidTransition(
        f"A ticket that is {status} cannot become {to}; allowed: {names}.", allowed=allowed
    )
