"""What the detail of a ticket shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import make_etag

from ticket_service.domain.policies import allowed_transitions
from ticket_service.domain.sla import counts_resolution, is_breached
from ticket_service.domain.statuses import TicketStatus
from ticket_service.models import Device, Media, Rating, StatusChange, Ticket, User, WorkReport
from ticket_service.repositories.chat import AttachedFile
from ticket_service.repositories.details import (
    Detail,
    ShownAttachment,
    ShownChange,
    ShownFile,
    ShownRating,
    ShownReference,
    ShownReport,
    ShownTicket,
)
from ticket_service.repositories.filing import (
    FilingFacts,
    KnownCustomer,
    KnownDevice,
    NewAttachment,
    NewStatusChange,
    NewTicket,
)
from ticket_service.uow import TicketUnitOfWork


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report of work with its photos."""

    report: WorkReport | ShownReport
    files: Sequence[Media | ShownFile]


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket with everything that its detail shows to one caller at one moment.

    ``people`` are all whom the detail names, as far as they are known.
    """

    ticket: Ticket | ShownTicket | NewTicket
    people: Mapping[UUID, User | KnownCustomer]
    device: Device | KnownDevice | None
    files: Sequence[AttachedFile | tuple[ShownAttachment, ShownFile] | tuple[NewAttachment, Media]]
    status_history: Sequence[StatusChange | ShownChange | NewStatusChange]
    report: ReportView | None
    rating: Rating | ShownRating | None
    merged_into: Ticket | ShownReference | None
    merged_tickets: Sequence[Ticket | ShownReference]
    allowed_transitions: list[TicketStatus]
    now: datetime

    @property
    def customer(self) -> User | KnownCustomer | None:
        """Whose ticket it is."""
        return self.people.get(self.ticket.user_id)

    @property
    def assignee(self) -> User | KnownCustomer | None:
        """Who is to do the work."""
        return self.people.get(self.ticket.assignee_id) if self.ticket.assignee_id else None

    @property
    def is_answer_late(self) -> bool:
        """Whether the first answer came, or is, too late."""
        ticket = self.ticket
        met_at = ticket.first_answered_at or ticket.completed_at
        if met_at is None and ticket.status == TicketStatus.REJECTED:
            return False
        return is_breached(ticket.first_answer_due_at, met_at=met_at, now=self.now)

    @property
    def is_solution_late(self) -> bool:
        """Whether the solution came, or is, too late."""
        ticket = self.ticket
        return counts_resolution(TicketStatus(ticket.status)) and is_breached(
            ticket.resolution_due_at, met_at=ticket.completed_at, now=self.now
        )

    @property
    def etag(self) -> str:
        """Changes with anything that the detail shows."""
        report = self.report
        return make_etag(
            self.ticket.id,
            self.ticket.version,
            self.device.version if self.device else 0,
            *sorted((user.id, user.version) for user in self.people.values()),
            *((media.id, media.version) for _, media in self.files),
            report and (report.report.version, *(file.version for file in report.files)),
            self.rating and self.rating.id,
            *(ticket.id for ticket in self.merged_tickets),
            *(change.comment for change in self.status_history),
            *self.allowed_transitions,
            self.is_answer_late,
            self.is_solution_late,
        )


def view_new(
    ticket: NewTicket,
    actor: Principal,
    *,
    facts: FilingFacts,
    files: Sequence[tuple[NewAttachment, Media]],
    filed: NewStatusChange,
) -> TicketView:
    """Return a ticket that is about to be filed, as its customer will see it."""
    return TicketView(
        ticket=ticket,
        people={facts.customer.id: facts.customer} if facts.customer else {},
        device=facts.device,
        files=files,
        status_history=[filed],
        report=None,
        rating=None,
        merged_into=None,
        merged_tickets=(),
        allowed_transitions=allowed_transitions(
            TicketStatus(ticket.status), actor=actor, completed_at=None, now=ticket.created_at
        ),
        now=ticket.created_at,
    )


def view_detail(detail: Detail, actor: Principal) -> TicketView:
    """Return a ticket that was only read, as of now."""
    ticket, report, now = detail.ticket, detail.report, utc_now()
    return TicketView(
        ticket=ticket,
        people=detail.people,
        device=detail.device,
        files=detail.files,
        status_history=detail.status_history,
        report=ReportView(report, detail.report_files) if report is not None else None,
        rating=detail.rating,
        merged_into=detail.merged_into,
        merged_tickets=detail.merged_tickets,
        allowed_transitions=allowed_transitions(
            TicketStatus(ticket.status), actor=actor, completed_at=ticket.completed_at, now=now
        ),
        now=now,
    )


async def view_ticket(uow: TicketUnitOfWork, ticket: Ticket, actor: Principal) -> TicketView:
    """Return a ticket that is changed, with what belongs to it, as of now."""
    now = utc_now()
    status_history = await uow.tickets.status_history(ticket.id)
    report = await _view_report(uow, ticket.id)
    concerned = {ticket.user_id, *(change.changed_by for change in status_history)}
    if ticket.assignee_id is not None:
        concerned.add(ticket.assignee_id)
    if report is not None:
        concerned.add(report.report.author_id)
    merged_into = None
    if ticket.merged_into_id is not None:
        merged_into = await uow.tickets.find(ticket.merged_into_id, visible_to=None)
    return TicketView(
        ticket=ticket,
        people=await uow.users.find_all(concerned),
        device=await uow.devices.find(ticket.device_id) if ticket.device_id else None,
        files=await uow.messages.subject_files(ticket.id),
        status_history=status_history,
        report=report,
        rating=await uow.work.find_rating(ticket.id, completion=ticket.reopened_count),
        merged_into=merged_into,
        merged_tickets=await uow.tickets.list_merged(ticket.id),
        allowed_transitions=allowed_transitions(
            TicketStatus(ticket.status), actor=actor, completed_at=ticket.completed_at, now=now
        ),
        now=now,
    )


async def _view_report(uow: TicketUnitOfWork, ticket_id: UUID) -> ReportView | None:
    report = await uow.work.find_report(ticket_id)
    if report is None:
        return None
    return ReportView(report, await uow.work.report_files(report) if report.media_ids else [])


def visible_to(actor: Principal) -> UUID | None:
    """Return whose tickets ``actor`` may see: their own, or, for staff, everyone's (None)."""
    return None if actor.is_staff else actor.user_id
