"""How views of tickets and messages become answers."""

from privet_shared.auth.principal import Principal
from privet_shared.storage import Presigner

from ticket_service.schemas.messages import MessageRead
from ticket_service.schemas.tickets import (
    AttachmentRead,
    DeviceSummary,
    PersonSummary,
    StatusChangeRead,
    TicketDetail,
    TicketRead,
)
from ticket_service.services.messages import MessageView
from ticket_service.services.tickets import TicketView


def ticket_detail(view: TicketView, actor: Principal, presigner: Presigner) -> TicketDetail:
    """Render a ticket for ``actor``, with URLs to its files."""
    ticket = view.ticket
    customer = PersonSummary(id=ticket.user_id, name=None)
    if view.customer is not None:
        customer.name = view.customer.name
        customer.phone = view.customer.phone if actor.is_staff else None
    assignee = None
    if ticket.assignee_id is not None:
        name = view.assignee.name if view.assignee else None
        assignee = PersonSummary(id=ticket.assignee_id, name=name)
    return TicketDetail(
        **TicketRead.model_validate(ticket).model_dump(),
        description=ticket.description,
        customer=customer,
        assignee=assignee,
        device=DeviceSummary.model_validate(view.device) if view.device else None,
        attachments=_attachments(view, presigner),
        attachment_urls=ticket.attachment_urls,
        status_history=[StatusChangeRead.model_validate(row) for row in view.status_history],
        allowed_transitions=view.allowed_transitions,
        completed_at=ticket.completed_at,
    )


def message_read(view: MessageView, presigner: Presigner) -> MessageRead:
    """Render a message, with URLs to its files."""
    message = view.message
    return MessageRead.model_validate(
        {
            "id": message.id,
            "ticket_id": message.ticket_id,
            "author_id": message.author_id,
            "author_role": message.author_role,
            "author_name": view.author.name if view.author else None,
            "body": message.body,
            "internal": message.internal,
            "attachments": _attachments(view, presigner),
            "created_at": message.created_at,
        }
    )


def _attachments(view: TicketView | MessageView, presigner: Presigner) -> list[AttachmentRead]:
    return [
        AttachmentRead(
            id=attachment.id,
            media_id=media.id,
            filename=media.filename,
            content_type=media.content_type,
            size=media.size,
            url=presigner.download_url(
                media.key or "", filename=media.filename, content_type=media.content_type
            ),
        )
        for attachment, media in view.files
    ]
