"""What the detail of a device shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from privet_shared.clock import utc_now
from privet_shared.conditional import make_etag

from device_service.domain.dates import WarrantyStatus, warranty_status
from device_service.models import Device, Media, Photo
from device_service.repositories.devices import ShownDevice
from device_service.uow import DeviceUnitOfWork


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo with its file."""

    photo: Photo
    media: Media


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device with everything that its detail shows today."""

    device: Device | ShownDevice
    photos: Sequence[PhotoView]
    today: date

    @property
    def warranty_status(self) -> WarrantyStatus:
        """Whether the maker still answers for the device."""
        return warranty_status(self.device.warranty_until, today=self.today)

    @property
    def etag(self) -> str:
        """Changes with anything that the detail shows."""
        return make_etag(
            self.device.id,
            self.device.version,
            self.warranty_status,
            *((view.photo.id, view.media.version) for view in self.photos),
        )


async def view_device(uow: DeviceUnitOfWork, device: Device | ShownDevice) -> DeviceView:
    """Return the device with what belongs to it, as of today."""
    photos = [PhotoView(photo, media) for photo, media in await uow.photos.list(device.id)]
    return DeviceView(device, photos, utc_now().date())
