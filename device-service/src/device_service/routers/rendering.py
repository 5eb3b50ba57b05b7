"""How views of devices become answers."""

from privet_shared.storage import Presigner

from device_service.schemas.devices import DeviceCardRead, DeviceRead
from device_service.schemas.photos import PhotoRead
from device_service.services.views import DeviceCard, DeviceView, PhotoView


def device_read(view: DeviceView, presigner: Presigner) -> DeviceRead:
    """Render a device, with URLs to its photos."""
    device = view.device
    return DeviceRead(
        id=device.id,
        user_id=device.user_id,
        title=device.title,
        brand=device.brand,
        model=device.model,
        serial_number=device.serial_number,
        purchase_date=device.purchase_date,
        warranty_until=device.warranty_until,
        warranty_status=view.warranty_status,
        photos=[photo_read(photo, presigner) for photo in view.photos],
        created_at=device.created_at,
        updated_at=device.updated_at,
    )


def device_summary(card: DeviceCard, presigner: Presigner) -> DeviceCardRead:
    """Render what a card shows of a device, with URLs to its photo."""
    device = card.device
    return DeviceCardRead(
        brand=device.brand,
        model=device.model,
        serial_number=device.serial_number,
        purchase_date=device.purchase_date,
        warranty_until=device.warranty_until,
        warranty_status=card.warranty_status,
        photo=photo_read(card.photo, presigner) if card.photo else None,
        open_tickets=card.open_tickets,
    )


def photo_read(view: PhotoView, presigner: Presigner) -> PhotoRead:
    """Render a photo; its URLs are public, so they do not tell what the owner called the file."""
    links = presigner.links(view.media, name_download=False)
    return PhotoRead(
        id=view.photo.id,
        url=links.url,
        thumbnail_url=links.thumbnail_url,
        medium_url=links.medium_url,
    )
