"""Settings of the device service."""

from privet_shared.phones import PhoneRegion
from privet_shared.settings import StoringServiceSettings


class DeviceSettings(StoringServiceSettings):
    """Settings of the device service, all from the environment."""

    devices_public_read: bool = True
    devices_public_write: bool = True
    default_phone_region: PhoneRegion = "RU"

    def production_problems(self) -> list[str]:
        """Name each setting that is not fit for production; public writes must be a choice."""
        problems = super().production_problems()
        if self.devices_public_write and "devices_public_write" not in self.model_fields_set:
            problems.append(
                "DEVICES_PUBLIC_WRITE is not set: choose false, or true to let strangers "
                "register and change devices"
            )
        return problems
