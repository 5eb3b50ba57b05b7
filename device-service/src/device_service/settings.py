"""Settings of the device service."""

from privet_shared.phones import PhoneRegion
from privet_shared.settings import StoringServiceSettings


class DeviceSettings(StoringServiceSettings):
    """Settings of the device service, all from the environment."""

    devices_public_read: bool = True
    devices_public_write: bool = True
    default_phone_region: PhoneRegion = "RU"
