"""What files are attached to, and so who may see them."""

from uuid import UUID

from privet_shared.events.auth import UserRegistered, UserUpdated
from privet_shared.events.devices import DeviceDeleted, PhotoAdded, PhotoRemoved
from privet_shared.events.support import CaseMessageAdded
from privet_shared.events.tickets import MessageAdded, TicketCreated, TicketWorkReported
from privet_shared.messaging.consumer import Delivery

from media_service.models import SubjectKind
from media_service.uow import UowFactory


class AttachmentService:
    """Keeps the read model of attachments; files of internal notes are nobody's but staff's."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def store_ticket(self, event: TicketCreated, delivery: Delivery) -> None:
        """Note the files that a ticket was filed with."""
        await self._add(
            event.media_ids, SubjectKind.TICKET, event.ticket_id, event.user_id, delivery
        )

    async def store_message(self, event: MessageAdded, delivery: Delivery) -> None:
        """Note the files of a line in a ticket's chat."""
        user_id = None if event.internal else event.user_id
        await self._add(
            event.media_ids, SubjectKind.TICKET_MESSAGE, event.message_id, user_id, delivery
        )

    async def store_case_message(self, event: CaseMessageAdded, delivery: Delivery) -> None:
        """Note the files of a line in a support case's chat."""
        user_id = None if event.internal else event.user_id
        await self._add(
            event.media_ids, SubjectKind.CASE_MESSAGE, event.message_id, user_id, delivery
        )

    async def store_report(self, event: TicketWorkReported, delivery: Delivery) -> None:
        """Note the photos of a report of work, in place of the earlier ones."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                kind = SubjectKind.WORK_REPORT
                await uow.attachments.remove(kind, event.ticket_id)
                await uow.attachments.add(
                    event.media_ids, kind, event.ticket_id, user_id=event.user_id
                )
                await uow.commit()

    async def store_photo(self, event: PhotoAdded, delivery: Delivery) -> None:
        """Note a photo of a device, which everyone signed in may see."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.attachments.add(
                    *([event.media_id], SubjectKind.DEVICE, event.device_id),
                    user_id=None,
                    is_public=True,
                )
                await uow.commit()

    async def remove_photo(self, event: PhotoRemoved, delivery: Delivery) -> None:
        """Note that a photo was taken off a device."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.attachments.remove(
                    SubjectKind.DEVICE, event.device_id, media_id=event.media_id
                )
                await uow.commit()

    async def remove_device(self, event: DeviceDeleted, delivery: Delivery) -> None:
        """Note that a device and its photos are gone."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.attachments.remove(SubjectKind.DEVICE, event.device_id)
                await uow.commit()

    async def store_avatar(self, event: UserRegistered | UserUpdated, delivery: Delivery) -> None:
        """Note the user's avatar, in place of the earlier one."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                kind = SubjectKind.AVATAR
                await uow.attachments.remove(kind, event.user_id)
                if event.avatar_media_id is not None:
                    await uow.attachments.add(
                        *([event.avatar_media_id], kind, event.user_id),
                        user_id=event.user_id,
                        is_public=True,
                    )
                await uow.commit()

    async def _add(
        self,
        media_ids: list[UUID],
        kind: SubjectKind,
        subject_id: UUID,
        user_id: UUID | None,
        delivery: Delivery,
    ) -> None:
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.attachments.add(media_ids, kind, subject_id, user_id=user_id)
                await uow.commit()
