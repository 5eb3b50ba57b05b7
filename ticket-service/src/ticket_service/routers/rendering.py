"""How views of tickets, cases and messages become answers."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.storage import Presigner

from ticket_service.schemas.cases import CaseDetail, CaseMessageRead, CaseStatusChangeRead
from ticket_service.schemas.messages import TicketMessageRead
from ticket_service.schemas.summaries import (
    PREVIEW_LENGTH,
    CaseSummary,
    DeviceSummary,
    LastMessage,
    PersonSummary,
    TicketSummary,
)
from ticket_service.schemas.tickets import (
    AttachmentRead,
    SlaRead,
    StatusChangeRead,
    TicketDetail,
    TicketFound,
    TicketRead,
    TicketReference,
)
from ticket_service.schemas.work import PartRead, PhotoRead, RatingRead, WorkReportRead
from ticket_service.services.cases import CaseView
from ticket_service.services.chat import MessageView
from ticket_service.services.summaries import CaseSummaryView, Spoken
from ticket_service.services.tickets import TicketCard
from ticket_service.services.views import ReportView, TicketView

C = TypeVar("C", StatusChangeRead, CaseStatusChangeRead)


def ticket_detail(view: TicketView, actor: Principal, presigner: Presigner) -> TicketDetail:
    """Render a ticket for ``actor``, with URLs to its files."""
    ticket = view.ticket
    return TicketDetail(
        **{name: getattr(ticket, name) for name in TicketRead.model_fields},
        client_id=ticket.client_id,
        description=ticket.description,
        customer=_customer(view, actor),
        assignee=_assignee(ticket.assignee_id, view.assignee),
        device=DeviceSummary.model_validate(view.device) if view.device else None,
        attachments=_attachments(view.files, presigner),
        attachment_urls=ticket.attachment_urls,
        status_history=_history(StatusChangeRead, view.status_history, view.people),
        allowed_transitions=view.allowed_transitions,
        completed_at=ticket.completed_at,
        reopened_count=ticket.reopened_count,
        sla=SlaRead(
            first_answer_due_at=ticket.first_answer_due_at,
            first_answered_at=ticket.first_answered_at,
            first_answer_breached=view.is_answer_late,
            resolution_due_at=ticket.resolution_due_at,
            resolution_breached=view.is_solution_late,
        ),
        work_report=_report(view.report, view.people, presigner) if view.report else None,
        rating=RatingRead.model_validate(view.rating) if view.rating else None,
        merged_into=(
            TicketReference.model_validate(view.merged_into) if view.merged_into else None
        ),
        merged_tickets=[TicketReference.model_validate(row) for row in view.merged_tickets],
    )


def ticket_card(card: TicketCard, actor: Principal) -> TicketFound:
    """Render a ticket of a list with its summary, for ``actor``."""
    row, summary = card.found, card.summary
    ticket = TicketFound.model_validate(row)
    ticket.summary = TicketSummary(
        customer=_person(row.user_id, summary.customer, actor),
        assignee=_assignee(row.assignee_id, summary.assignee),
        device=DeviceSummary.model_validate(summary.device) if summary.device else None,
        unread_count=summary.unread,
        last_message=_last_message(summary.last_message),
    )
    return ticket


def case_summary(user_id: UUID, summary: CaseSummaryView, actor: Principal) -> CaseSummary:
    """Render what a list shows of a case beside its own fields, for ``actor``."""
    return CaseSummary(
        customer=_person(user_id, summary.customer, actor),
        last_message=_last_message(summary.last_message),
    )


def case_detail(view: CaseView, actor: Principal) -> CaseDetail:
    """Render a case for ``actor``."""
    case = view.case
    return CaseDetail(
        id=case.id,
        number=case.number,
        subject=case.subject,
        status=case.status,
        client_id=case.client_id,
        user_id=case.user_id,
        customer=_customer(view, actor),
        status_history=_history(CaseStatusChangeRead, view.status_history, view.people),
        allowed_transitions=view.allowed_transitions,
        closed_at=case.closed_at,
        created_at=case.created_at,
        updated_at=case.updated_at,
    )


def ticket_message(view: MessageView[Any], presigner: Presigner) -> TicketMessageRead:
    """Render a line of a ticket's chat, with URLs to its files."""
    return TicketMessageRead.model_validate(
        {**_message(view, presigner), "ticket_id": view.message.subject_id}
    )


def case_message(view: MessageView[Any], presigner: Presigner) -> CaseMessageRead:
    """Render a line of a case's chat, with URLs to its files."""
    return CaseMessageRead.model_validate(
        {**_message(view, presigner), "case_id": view.message.subject_id}
    )


def _customer(view: TicketView | CaseView, actor: Principal) -> PersonSummary:
    user_id = view.ticket.user_id if isinstance(view, TicketView) else view.case.user_id
    return _person(user_id, view.customer, actor)


def _person(user_id: UUID, user: Any, actor: Principal) -> PersonSummary:
    person = PersonSummary(id=user_id, name=None)
    if user is not None:
        person.name = user.name
        person.phone = user.phone if actor.is_staff else None
        person.address = user.address if actor.is_staff else None
    return person


def _name(user: Any) -> str | None:
    name: str | None = user.name if user is not None else None
    return name


def _assignee(user_id: UUID | None, user: Any) -> PersonSummary | None:
    if user_id is None:
        return None
    return PersonSummary(id=user_id, name=_name(user))


def _history(kind: type[C], changes: Sequence[Any], people: Mapping[UUID, Any]) -> list[C]:
    rendered = []
    for change in changes:
        row = kind.model_validate(change)
        row.by_name = _name(people.get(change.changed_by))
        rendered.append(row)
    return rendered


def _last_message(spoken: Spoken[Any] | None) -> LastMessage | None:
    if spoken is None:
        return None
    message = spoken.message
    return LastMessage(
        id=message.id,
        author_id=message.author_id,
        author_role=message.author_role,
        author_name=_name(spoken.author),
        body=message.body and message.body[:PREVIEW_LENGTH],
        internal=message.internal,
        created_at=message.created_at,
    )


def _message(view: MessageView[Any], presigner: Presigner) -> dict[str, Any]:
    message = view.message
    return {
        "id": message.id,
        "client_id": message.client_id,
        "author_id": message.author_id,
        "author_role": message.author_role,
        "author_name": _name(view.author),
        "body": message.body,
        "internal": message.internal,
        "attachments": _attachments(view.files, presigner),
        "created_at": message.created_at,
    }


def _report(view: ReportView, people: Mapping[UUID, Any], presigner: Presigner) -> WorkReportRead:
    report = view.report
    photos = []
    for media in view.files:
        links = presigner.links(media)
        photos.append(
            PhotoRead(
                media_id=media.id,
                url=links.url,
                thumbnail_url=links.thumbnail_url,
                medium_url=links.medium_url,
            )
        )
    return WorkReportRead(
        author_id=report.author_id,
        author_name=_name(people.get(report.author_id)),
        summary=report.summary,
        actions=report.actions,
        parts=[PartRead.model_validate(part) for part in report.parts],
        labour_minutes=report.labour_minutes,
        photos=photos,
        created_at=report.created_at,
        updated_at=report.updated_at,
    )


def _attachments(files: Sequence[Any], presigner: Presigner) -> list[AttachmentRead]:
    rendered = []
    for attachment, media in files:
        links = presigner.links(media)
        rendered.append(
            AttachmentRead(
                id=attachment.id,
                media_id=media.id,
                filename=media.filename,
                content_type=media.content_type,
                size=media.size,
                url=links.url,
                thumbnail_url=links.thumbnail_url,
                medium_url=links.medium_url,
            )
        )
    return rendered
