"""Events of users."""

from privet_shared.events.auth import UserDeleted, UserRegistered, UserUpdated
from privet_shared.messaging.consumer import EventConsumer

from media_service.services.attachments import AttachmentService
from media_service.services.users import UserService


def user_consumer(users: UserService, attachments: AttachmentService) -> EventConsumer:
    """Keep avatars, and erase those who left."""
    return EventConsumer(
        "media-user",
        {
            UserRegistered: attachments.store_avatar,
            UserUpdated: attachments.store_avatar,
            UserDeleted: users.erase,
        },
    )
