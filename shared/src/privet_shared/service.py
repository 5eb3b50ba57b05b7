"""What every service is made of, whatever it is about: pool, tokens, clients, worker."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import text

from privet_shared.auth.tokens import TokenCodec
from privet_shared.db.base import PlatformTables
from privet_shared.db.engine import make_engine
from privet_shared.db.reads import Reader
from privet_shared.http.internal_client import InternalClients
from privet_shared.http.jwks import verifying_codec
from privet_shared.logging import configure_logging
from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.nats import EventBus
from privet_shared.messaging.outbox import OutboxRelay
from privet_shared.messaging.worker import (
    HOUSEKEEPING_SECONDS,
    Housekeeping,
    ScheduledJob,
    run_worker,
)
from privet_shared.ports import Lookup
from privet_shared.settings import ServiceSettings


class ServiceContainer:
    """The composition root's common part; each service adds its own services to it.

    ``tokens`` is for the service that issues them; ``lookups`` replaces the clients of other
    services, for tests.
    """

    def __init__(
        self,
        settings: ServiceSettings,
        *,
        name: str,
        platform: PlatformTables,
        tokens: TokenCodec | None = None,
        lookups: Callable[[str], Lookup] | None = None,
    ) -> None:
        self._name = name
        self._platform = platform
        self._settings = settings
        self.engine = make_engine(
            settings.database_url.get_secret_value(),
            name=name,
            pool_size=settings.database_pool_size,
        )
        self.reader = Reader(self.engine, keep=settings.database_pool_size)
        self.tokens = tokens or verifying_codec(settings, settings.auth_service_url)
        self._clients = InternalClients(service=name, tokens=self.tokens)
        self.lookup: Callable[[str], Lookup] = lookups or self._clients.at

    async def check_postgres(self) -> None:
        """Raise when Postgres does not answer."""
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    def consumers(self) -> Sequence[EventConsumer]:
        """Return what this service listens to."""
        return ()

    def jobs(self) -> Sequence[ScheduledJob]:
        """Return what the worker does again and again, and every how many seconds."""
        housekeeping = Housekeeping(
            self.engine,
            self._platform,
            outbox_retention=timedelta(hours=self._settings.outbox_retention_hours),
        )
        return [(housekeeping, HOUSEKEEPING_SECONDS)]

    async def run_worker(self) -> None:
        """Be the background process until told to stop."""
        configure_logging(
            service=f"{self._name}-worker",
            level=self._settings.log_level,
            log_format=self._settings.log_format,
        )
        bus = EventBus(self._settings.nats_url, name=self._name)
        try:
            await run_worker(
                bus=bus,
                relay=OutboxRelay(self.engine, self._platform, bus),
                consumers=self.consumers(),
                jobs=self.jobs(),
            )
        finally:
            await self.close()

    async def close(self) -> None:
        """Close connections."""
        await self._clients.close()
        await self.reader.close()
        await self.engine.dispose()
