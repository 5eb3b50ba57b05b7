"""The background process of the media service: events out and in, and the deletion queue."""

import asyncio

from privet_shared.logging import configure_logging
from privet_shared.messaging.worker import HOUSEKEEPING_SECONDS, run_worker

from media_service.container import NAME, Container
from media_service.settings import MediaSettings

REMOVAL_SECONDS = 5
COLLECTION_SECONDS = 600


async def main() -> None:
    """Run until told to stop."""
    settings = MediaSettings()
    configure_logging(
        service=f"{NAME}-worker", level=settings.log_level, log_format=settings.log_format
    )
    container = Container(settings)
    bus = container.event_bus()
    await run_worker(
        bus=bus,
        relay=container.relay(bus),
        consumers=container.consumers(),
        jobs=[
            (container.housekeeping(), HOUSEKEEPING_SECONDS),
            (container.removal.remove_objects, REMOVAL_SECONDS),
            (container.removal.collect_abandoned, COLLECTION_SECONDS),
        ],
    )
    await container.close()


if __name__ == "__main__":
    asyncio.run(main())
