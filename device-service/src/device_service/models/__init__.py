"""The tables of the device service, in the schema ``devices``."""

from device_service.models.base import Base, platform
from device_service.models.devices import Device
from device_service.models.history import Change
from device_service.models.photos import Photo
from device_service.models.projections import Media, Ticket, User

__all__ = ["Base", "Change", "Device", "Media", "Photo", "Ticket", "User", "platform"]
