"""Events of users."""

from privet_shared.events.auth import UserDeleted
from privet_shared.messaging.consumer import EventConsumer

from media_service.services.users import UserService


def user_consumer(users: UserService) -> EventConsumer:
    """Erase those who left."""
    return EventConsumer("media-user", {UserDeleted: users.erase})
