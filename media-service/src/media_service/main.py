"""The HTTP process of the media service."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from privet_shared.collector import calm_collector
from privet_shared.http.app import create_service_app

from media_service.container import NAME, Container
from media_service.routers import content, faq, internal, media, pages, uploads
from media_service.settings import MediaSettings


def create_app(
    settings: MediaSettings | None = None, *, container: Container | None = None
) -> FastAPI:
    """Wire the application together."""
    settings = settings or MediaSettings()
    container = container or Container(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        calm_collector()
        yield
        await container.close()

    app = create_service_app(
        name=NAME,
        package="media_service",
        title="Media service",
        settings=settings,
        tokens=container.tokens,
        lifespan=lifespan,
        checks={"postgres": container.check_postgres, "storage": container.check_storage},
        routers=[uploads.router, media.router, faq.router, pages.router, content.router],
        public_routers=[faq.public_router, pages.public_router],
        internal_routers=[internal.router],
    )
    app.state.container = container
    return app
