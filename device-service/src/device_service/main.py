"""The HTTP process of the device service."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from privet_shared.collector import calm_collector
from privet_shared.http.app import create_service_app

from device_service.container import NAME, Container
from device_service.routers import devices, history, internal, labels, photos, tables
from device_service.settings import DeviceSettings


def create_app(
    settings: DeviceSettings | None = None, *, container: Container | None = None
) -> FastAPI:
    """Wire the application together."""
    settings = settings or DeviceSettings()
    container = container or Container(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        calm_collector()
        yield
        await container.close()

    app = create_service_app(
        name=NAME,
        package="device_service",
        title="Device service",
        settings=settings,
        tokens=container.tokens,
        lifespan=lifespan,
        checks={"postgres": container.check_postgres},
        routers=[tables.router, devices.router, photos.router, history.router],
        public_routers=[devices.public_router, labels.public_router],
        internal_routers=[internal.router],
    )
    app.state.container = container
    return app
