"""What the detail of a device shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from privet_shared.clock import utc_now
from privet_shared.conditional import make_etag
from privet_shared.db.pagination import Page

from device_service.domain.dates import WarrantyStatus, warranty_status
from device_service.models import Device, Media, Photo
from device_service.repositories.devices import ListedDevice, ShownDevice
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


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """A device with what a list shows of it today; ``open_tickets`` None if not to be told."""

    device: ListedDevice
    photo: PhotoView | None
    open_tickets: int | None
    today: date

    @property
    def warranty_status(self) -> WarrantyStatus:
        """Whether the maker still answers for the device."""
        return warranty_status(self.device.warranty_until, today=self.today)


async def view_device(uow: DeviceUnitOfWork, device: Device | ShownDevice) -> DeviceView:
    """Return the device with what belongs to it, as of today."""
    photos = [PhotoView(photo, media) for photo, media in await uow.photos.list(device.id)]
    return DeviceView(device, photos, utc_now().date())


async def view_cards(uow: DeviceUnitOfWork, devices: Page[ListedDevice]) -> Page[DeviceCard]:
    """Return the devices of a page as cards that anybody may see, as of today."""
    return await _view_cards(uow, devices, None)


async def view_own_cards(uow: DeviceUnitOfWork, devices: Page[ListedDevice]) -> Page[DeviceCard]:
    """Return the devices of a page as cards for their owner, as of today."""
    opened = await uow.tickets.count_open([device.id for device in devices.items])
    return await _view_cards(uow, devices, opened)


async def _view_cards(
    uow: DeviceUnitOfWork, devices: Page[ListedDevice], opened: Mapping[UUID, int] | None
) -> Page[DeviceCard]:
    photos = await uow.photos.list_first([device.id for device in devices.items])
    today = utc_now().date()
    cards = [
        DeviceCard(
            device,
            PhotoView(*photos[device.id]) if device.id in photos else None,
            opened.get(device.id, 0) if opened is not None else None,
            today,
        )
        for device in devices.items
    ]
    return Page(cards, devices.next_cursor)
