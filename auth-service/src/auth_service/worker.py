"""The background process of the auth service: its events out, others' events in."""

import asyncio

from privet_shared.logging import configure_logging
from privet_shared.messaging.worker import HOUSEKEEPING_SECONDS, run_worker

from auth_service.container import NAME, Container
from auth_service.settings import AuthSettings


async def main() -> None:
    """Run until told to stop."""
    settings = AuthSettings()
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
            (container.sessions.delete_expired, HOUSEKEEPING_SECONDS),
            (container.users.forget_closed, HOUSEKEEPING_SECONDS),
        ],
    )
    await container.close()


if __name__ == "__main__":
    asyncio.run(main())
