"""A worker's sign of life: a file that it touches while it is connected to NATS.

``python -m privet_shared.messaging.heartbeat`` exits 0 while the sign is fresh; it is run every few
seconds, so it imports nothing that takes time.
"""

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from privet_shared.messaging.nats import EventBus

INTERVAL_SECONDS = 5
FRESH_SECONDS = 20
FILE_VARIABLE = "WORKER_HEARTBEAT_FILE"


async def beat(bus: "EventBus", file: Path) -> None:
    """Touch ``file`` for ever while ``bus`` is connected."""
    while True:
        if bus.is_connected:
            await asyncio.to_thread(file.touch)
        await asyncio.sleep(INTERVAL_SECONDS)


def is_fresh(file: Path) -> bool:
    """Whether the worker gave its sign of life just now."""
    try:
        return time.time() - file.stat().st_mtime < FRESH_SECONDS
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    sys.exit(not is_fresh(Path(os.environ[FILE_VARIABLE])))
