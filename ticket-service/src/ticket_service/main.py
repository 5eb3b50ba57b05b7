"""The HTTP process of the ticket service."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from privet_shared.collector import calm_collector
from privet_shared.http.app import create_service_app

from ticket_service.container import NAME, Container
from ticket_service.routers import cases, internal, messages, queue, saved_views, tickets, work
from ticket_service.settings import TicketSettings


def create_app(
    settings: TicketSettings | None = None, *, container: Container | None = None
) -> FastAPI:
    """Wire the application together."""
    settings = settings or TicketSettings()
    container = container or Container(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        calm_collector()
        yield
        await container.close()

    app = create_service_app(
        name=NAME,
        package="ticket_service",
        title="Ticket service",
        settings=settings,
        tokens=container.tokens,
        lifespan=lifespan,
        checks={"postgres": container.check_postgres},
        routers=[
            queue.router,
            saved_views.router,
            tickets.router,
            work.router,
            messages.router,
            cases.router,
        ],
        internal_routers=[internal.router],
    )
    app.state.container = container
    return app
