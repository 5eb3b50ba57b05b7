"""The background process of the device service: its events out, others' events in."""

import asyncio

from device_service.container import Container
from device_service.settings import DeviceSettings

if __name__ == "__main__":
    asyncio.run(Container(DeviceSettings()).run_worker())
