"""The background process of the auth service: its events out, others' events in."""

import asyncio

from auth_service.container import Container
from auth_service.settings import AuthSettings

if __name__ == "__main__":
    asyncio.run(Container(AuthSettings()).run_worker())
