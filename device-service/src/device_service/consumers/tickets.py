"""Events of tickets."""

from privet_shared.events.tickets import TicketCreated, TicketStatusChanged
from privet_shared.messaging.consumer import EventConsumer

from device_service.services.tickets import TicketService


def ticket_consumer(tickets: TicketService) -> EventConsumer:
    """Keep the read model of tickets."""
    return EventConsumer(
        "device-ticket",
        {TicketCreated: tickets.store_created, TicketStatusChanged: tickets.store_status},
    )
