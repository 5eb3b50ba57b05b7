"""Events of devices."""

from privet_shared.events.devices import (
    DeviceCreated,
    DeviceDeleted,
    DeviceTransferred,
    DeviceUpdated,
)
from privet_shared.messaging.consumer import EventConsumer

from ticket_service.services.devices import DeviceService


def device_consumer(devices: DeviceService) -> EventConsumer:
    """Keep the read model of devices."""
    return EventConsumer(
        "ticket-device",
        {
            DeviceCreated: devices.store,
            DeviceUpdated: devices.store,
            DeviceTransferred: devices.store,
            DeviceDeleted: devices.remove,
        },
    )
