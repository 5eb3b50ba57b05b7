"""Events of users."""

from privet_shared.events.auth import UserBlocked, UserDeleted, UserRegistered, UserUpdated
from privet_shared.messaging.consumer import EventConsumer

from device_service.services.users import UserService


def user_consumer(users: UserService) -> EventConsumer:
    """Keep the read model of users, and erase those who left."""
    return EventConsumer(
        "device-user",
        {
            UserRegistered: users.store,
            UserUpdated: users.store,
            UserBlocked: users.store,
            UserDeleted: users.erase,
        },
    )
