"""Events of tickets."""

from privet_shared.events.tickets import MessageAdded, TicketAssigned, TicketStatusChanged
from privet_shared.messaging.consumer import EventConsumer

from auth_service.services.feed import FeedService


def ticket_consumer(feed: FeedService) -> EventConsumer:
    """Tell people what happens to their tickets."""
    return EventConsumer(
        "auth-ticket",
        {
            TicketStatusChanged: feed.on_ticket_status,
            MessageAdded: feed.on_ticket_message,
            TicketAssigned: feed.on_ticket_assigned,
        },
    )
