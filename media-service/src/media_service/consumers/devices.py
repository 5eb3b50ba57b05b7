"""Events of devices."""

from privet_shared.events.devices import DeviceDeleted, PhotoAdded, PhotoRemoved
from privet_shared.messaging.consumer import EventConsumer

from media_service.services.attachments import AttachmentService


def device_consumer(attachments: AttachmentService) -> EventConsumer:
    """Keep the read model of devices' photos."""
    return EventConsumer(
        "media-device",
        {
            PhotoAdded: attachments.store_photo,
            PhotoRemoved: attachments.remove_photo,
            DeviceDeleted: attachments.remove_device,
        },
    )
