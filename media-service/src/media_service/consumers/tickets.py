"""Events of tickets and support cases."""

from privet_shared.events.support import CaseMessageAdded
from privet_shared.events.tickets import MessageAdded, TicketCreated, TicketWorkReported
from privet_shared.messaging.consumer import EventConsumer

from media_service.services.attachments import AttachmentService


def ticket_consumer(attachments: AttachmentService) -> EventConsumer:
    """Keep the read model of what files are attached to."""
    return EventConsumer(
        "media-ticket",
        {
            TicketCreated: attachments.store_ticket,
            MessageAdded: attachments.store_message,
            TicketWorkReported: attachments.store_report,
            CaseMessageAdded: attachments.store_case_message,
        },
    )
