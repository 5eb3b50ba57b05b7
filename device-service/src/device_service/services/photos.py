"""The photos of a device."""

from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.db.idempotency import Answer, Once
from privet_shared.events.devices import PhotoAdded, PhotoRemoved

from device_service.domain.policies import MAX_PHOTOS, Author, managed_by, may_attach
from device_service.errors import DeviceNotFound, PhotoNotFound, TooManyPhotos, UnknownMedia
from device_service.models import Device, Photo
from device_service.schemas.photos import PhotoCreate
from device_service.services.devices import touch
from device_service.services.media import MediaService
from device_service.services.views import PhotoView
from device_service.uow import DeviceUnitOfWork, UowFactory


class PhotoService:
    """What owners and staff do with a device's photos."""

    def __init__(self, uow: UowFactory, *, media: MediaService) -> None:
        self._uow = uow
        self._media = media

    async def create(
        self,
        device_id: UUID,
        data: PhotoCreate,
        *,
        actor: Principal,
        author: Author,
        once: Once[PhotoView],
    ) -> Answer:
        """Attach an image.

        Raises ``DeviceNotFound``, ``UnknownMedia``, ``TooManyPhotos``, ``PhotoAlreadyAttached`` or
        an idempotency error.
        """
        await self._media.learn(data.media_id)
        async with self._uow() as uow:
            device = await _lock(uow, device_id, actor)
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            media = await uow.media.find_for_share(data.media_id)
            if (
                media is None
                or media.deleted
                or not may_attach(actor, owner_id=media.owner_id, content_type=media.content_type)
            ):
                raise UnknownMedia
            photo = Photo(device_id=device.id, media_id=media.id)
            await uow.photos.add(photo)
            if len(await uow.photos.list(device.id)) > MAX_PHOTOS:
                raise TooManyPhotos
            await touch(uow, device, {"photos": (None, photo.id)}, author=author)
            await uow.publish(PhotoAdded(**_told(device, photo)))
            return await uow.finish(once, PhotoView(photo, media))

    async def delete(
        self, device_id: UUID, photo_id: UUID, *, actor: Principal, author: Author
    ) -> None:
        """Take a photo off; the file stays. Raises ``DeviceNotFound`` or ``PhotoNotFound``."""
        async with self._uow() as uow:
            device = await _lock(uow, device_id, actor)
            photo = await uow.photos.find(photo_id, device_id=device.id)
            if photo is None:
                raise PhotoNotFound
            await uow.photos.delete(photo)
            await touch(uow, device, {"photos": (photo.id, None)}, author=author)
            await uow.publish(PhotoRemoved(**_told(device, photo)))
            await uow.commit()


def _told(device: Device, photo: Photo) -> dict[str, UUID]:
    return {
        "photo_id": photo.id,
        "media_id": photo.media_id,
        "device_id": device.id,
        "user_id": device.user_id,
    }


async def _lock(uow: DeviceUnitOfWork, device_id: UUID, actor: Principal) -> Device:
    device = await uow.devices.find_for_update(device_id, owner_id=managed_by(actor))
    if device is None:
        raise DeviceNotFound
    return device
