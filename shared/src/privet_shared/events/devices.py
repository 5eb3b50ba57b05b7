"""Events of the device service."""

from typing import ClassVar
from uuid import UUID

from privet_shared.messaging.envelope import Audience, Event


class _DeviceState(Event):
    """What other services may know of a device; ``version`` grows with each change."""

    device_id: UUID
    user_id: UUID
    version: int
    title: str
    brand: str
    model: str
    serial_number: str

    @property
    def aggregate_id(self) -> UUID:
        """Return the device."""
        return self.device_id

    @property
    def audience(self) -> Audience:
        """The owner."""
        return Audience(user_ids=frozenset({self.user_id}))


class DeviceCreated(_DeviceState):
    """A device was registered."""

    type: ClassVar[str] = "privet.device.device.created.v1"


class DeviceUpdated(_DeviceState):
    """A device's data or photos changed."""

    type: ClassVar[str] = "privet.device.device.updated.v1"


class DeviceTransferred(_DeviceState):
    """A device has a new owner, ``user_id``."""

    type: ClassVar[str] = "privet.device.device.transferred.v1"


class DeviceDeleted(Event):
    """A device is no longer registered."""

    type: ClassVar[str] = "privet.device.device.deleted.v1"

    device_id: UUID
    user_id: UUID
    version: int

    @property
    def aggregate_id(self) -> UUID:
        """Return the device."""
        return self.device_id

    @property
    def audience(self) -> Audience:
        """The owner."""
        return Audience(user_ids=frozenset({self.user_id}))
