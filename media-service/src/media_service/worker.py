"""The background process of the media service: events out and in, and the deletion queue."""

import asyncio

from media_service.container import Container
from media_service.settings import MediaSettings

if __name__ == "__main__":
    asyncio.run(Container(MediaSettings()).run_worker())
