"""The HTTP process of the auth service."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from privet_shared.collector import calm_collector
from privet_shared.http.app import create_service_app

from auth_service.container import NAME, Container
from auth_service.routers import (
    admin,
    auth,
    internal,
    notifications,
    second_factor,
    sessions,
    users,
    well_known,
)
from auth_service.settings import AuthSettings


def create_app(
    settings: AuthSettings | None = None, *, container: Container | None = None
) -> FastAPI:
    """Wire the application together."""
    settings = settings or AuthSettings()
    container = container or Container(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        calm_collector()
        yield
        await container.close()

    app = create_service_app(
        name=NAME,
        package="auth_service",
        title="Auth service",
        settings=settings,
        tokens=container.tokens,
        lifespan=lifespan,
        checks={"postgres": container.check_postgres},
        routers=[
            auth.router,
            second_factor.router,
            sessions.router,
            users.router,
            notifications.router,
            admin.router,
        ],
        public_routers=[auth.public_router],
        internal_routers=[internal.router],
        root_routers=[well_known.router],
    )
    app.state.container = container
    return app
