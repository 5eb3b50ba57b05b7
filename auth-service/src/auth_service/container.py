"""The composition root: builds the auth service's parts from its settings."""

from datetime import timedelta

from privet_shared.auth.tokens import TokenCodec
from privet_shared.db.engine import make_engine
from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.nats import EventBus
from privet_shared.messaging.outbox import OutboxRelay
from privet_shared.messaging.worker import Housekeeping
from sqlalchemy import text

from auth_service.models import platform
from auth_service.services.auth import AuthService
from auth_service.services.passwords import PasswordService
from auth_service.services.sessions import SessionService
from auth_service.services.staff import StaffService
from auth_service.services.users import UserService
from auth_service.settings import AuthSettings
from auth_service.uow import uow_factory

NAME = "auth-service"


class Container:
    """Everything that the HTTP process, the worker and the command line are made of."""

    def __init__(self, settings: AuthSettings) -> None:
        self.settings = settings
        self.engine = make_engine(
            settings.database_url.get_secret_value(),
            name=NAME,
            pool_size=settings.database_pool_size,
        )
        self.tokens = TokenCodec(settings.jwt_secret.get_secret_value(), settings.jwt_algorithm)
        self.passwords = PasswordService(
            time_cost=settings.argon2_time_cost,
            memory_kib=settings.argon2_memory_kib,
            parallelism=settings.argon2_parallelism,
            threads=settings.password_threads,
            refused_prefixes=settings.refused_password_prefixes,
        )
        uow = uow_factory(self.engine)
        region = settings.default_phone_region
        self.auth = AuthService(uow, passwords=self.passwords, tokens=self.tokens, region=region)
        self.sessions = SessionService(uow)
        self.users = UserService(uow, self.passwords)
        self.staff = StaffService(uow, passwords=self.passwords, region=region)

    async def check_postgres(self) -> None:
        """Raise when Postgres does not answer."""
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    def event_bus(self) -> EventBus:
        """Return the worker's connection to NATS."""
        return EventBus(self.settings.nats_url, name=NAME)

    def relay(self, bus: EventBus) -> OutboxRelay:
        """Return the publisher of this service's events."""
        return OutboxRelay(self.engine, platform, bus)

    def consumers(self) -> list[EventConsumer]:
        """Return what this service listens to."""
        return []

    def housekeeping(self) -> Housekeeping:
        """Return the clean-up of the platform tables."""
        return Housekeeping(
            self.engine,
            platform,
            outbox_retention=timedelta(hours=self.settings.outbox_retention_hours),
        )

    async def close(self) -> None:
        """Close connections and threads."""
        self.passwords.close()
        await self.engine.dispose()
