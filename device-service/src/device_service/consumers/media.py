"""Events of files."""

from privet_shared.events.media import FileDeleted, FileReady
from privet_shared.messaging.consumer import EventConsumer

from device_service.services.media import MediaService


def media_consumer(media: MediaService) -> EventConsumer:
    """Keep the read model of files."""
    return EventConsumer("device-media", {FileReady: media.store, FileDeleted: media.remove})
