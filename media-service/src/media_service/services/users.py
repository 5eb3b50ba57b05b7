"""The erasure of a user who left."""

from privet_shared.events.auth import UserDeleted
from privet_shared.events.media import FileFate
from privet_shared.messaging.consumer import Delivery

from media_service.services.media import mark_deleted
from media_service.uow import UowFactory


class UserService:
    """Acts on what becomes of users."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def erase(self, event: UserDeleted, delivery: Delivery) -> None:
        """Delete the person's files and what they were granted."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                files = await uow.media.list_owned_for_update(event.user_id)
                await uow.forget(event.user_id, *(media.id for media in files))
                for media in files:
                    await mark_deleted(uow, media, FileFate.ERASED)
                await uow.attachments.remove_user(event.user_id)
                await uow.faq.anonymise(event.user_id)
                await uow.commit()
