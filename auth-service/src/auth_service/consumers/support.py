"""Events of support cases."""

from privet_shared.events.support import CaseMessageAdded, CaseStatusChanged
from privet_shared.messaging.consumer import EventConsumer

from auth_service.services.feed import FeedService


def support_consumer(feed: FeedService) -> EventConsumer:
    """Tell people what happens to their cases."""
    return EventConsumer(
        "auth-support",
        {CaseStatusChanged: feed.on_case_status, CaseMessageAdded: feed.on_case_message},
    )
