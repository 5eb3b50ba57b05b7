"""Events of tickets."""

from privet_shared.events.tickets import MessageAdded, TicketCreated
from privet_shared.messaging.consumer import EventConsumer

from media_service.services.grants import GrantService


def ticket_consumer(grants: GrantService) -> EventConsumer:
    """Keep the read model of who may see others' files."""
    return EventConsumer(
        "media-ticket",
        {TicketCreated: grants.grant_ticket, MessageAdded: grants.grant_message},
    )
