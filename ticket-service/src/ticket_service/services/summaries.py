"""Whom and what the tickets and cases of a list are about, and how far their chats are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from privet_shared.auth.principal import Principal

from ticket_service.models import Case, CaseMessage, ChatMessage, Device, Message, User
from ticket_service.repositories.tickets import FoundTicket
from ticket_service.uow import TicketUnitOfWork

M = TypeVar("M", bound=ChatMessage)


@dataclass(frozen=True, slots=True)
class Spoken(Generic[M]):
    """A message and who wrote it."""

    message: M
    author: User | None


@dataclass(frozen=True, slots=True)
class TicketSummaryView:
    """What a list shows of a ticket beside its own fields."""

    customer: User | None
    assignee: User | None
    device: Device | None
    unread: int
    last_message: Spoken[Message] | None


@dataclass(frozen=True, slots=True)
class CaseSummaryView:
    """What a list shows of a case beside its own fields."""

    customer: User | None
    last_message: Spoken[CaseMessage] | None


async def summarise_tickets(
    uow: TicketUnitOfWork, tickets: Sequence[FoundTicket], *, actor: Principal
) -> Mapping[UUID, TicketSummaryView]:
    """Return the summary of each ticket as ``actor`` may see it."""
    ids = [ticket.id for ticket in tickets]
    last = await uow.messages.list_last(ids, with_internal=actor.is_staff)
    unread = await uow.messages.count_unread(
        ids, user_id=actor.user_id, with_internal=actor.is_staff
    )
    people = await uow.users.find_all(
        {ticket.user_id for ticket in tickets}
        | {ticket.assignee_id for ticket in tickets if ticket.assignee_id is not None}
        | {message.author_id for message in last.values()}
    )
    devices = await uow.devices.find_all(
        {ticket.device_id for ticket in tickets if ticket.device_id is not None}
    )
    return {
        ticket.id: TicketSummaryView(
            customer=people.get(ticket.user_id),
            assignee=people.get(ticket.assignee_id) if ticket.assignee_id else None,
            device=devices.get(ticket.device_id) if ticket.device_id else None,
            unread=unread.get(ticket.id, 0),
            last_message=_spoken(last.get(ticket.id), people),
        )
        for ticket in tickets
    }


async def summarise_cases(
    uow: TicketUnitOfWork, cases: Sequence[Case], *, actor: Principal
) -> Mapping[UUID, CaseSummaryView]:
    """Return the summary of each case as ``actor`` may see it."""
    last = await uow.case_messages.list_last(
        [case.id for case in cases], with_internal=actor.is_staff
    )
    people = await uow.users.find_all(
        {case.user_id for case in cases} | {message.author_id for message in last.values()}
    )
    return {
        case.id: CaseSummaryView(people.get(case.user_id), _spoken(last.get(case.id), people))
        for case in cases
    }


def _spoken(message: M | None, people: Mapping[UUID, User]) -> Spoken[M] | None:
    return Spoken(message, people.get(message.author_id)) if message is not None else None
