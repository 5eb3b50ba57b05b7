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

    previous_user_id: UUID

    @property
    def audience(self) -> Audience:
        """The new owner and the one before."""
        return Audience(user_ids=frozenset({self.user_id, self.previous_user_id}))


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


class _PhotoEvent(Event):
    photo_id: UUID
    media_id: UUID
    device_id: UUID
    user_id: UUID

    @property
    def aggregate_id(self) -> UUID:
        """Return the device."""
        return self.device_id


class PhotoAdded(_PhotoEvent):
    """A file became a device's photo, which anyone may see as long as devices are public."""

    type: ClassVar[str] = "privet.device.photo.added.v1"


class PhotoRemoved(_PhotoEvent):
    """A photo was taken off a device."""

    type: ClassVar[str] = "privet.device.photo.removed.v1"
