"""The composition root: builds the auth service's parts from its settings."""

from collections.abc import Callable, Sequence

from privet_shared.messaging.worker import HOUSEKEEPING_SECONDS, ScheduledJob
from privet_shared.ports import Lookup
from privet_shared.service import ServiceContainer

from auth_service.models import platform
from auth_service.services.admin import AdminService
from auth_service.services.auth import AuthService
from auth_service.services.export import ExportService
from auth_service.services.passwords import PasswordService
from auth_service.services.sessions import SessionService
from auth_service.services.staff import StaffService
from auth_service.services.users import UserService
from auth_service.settings import AuthSettings
from auth_service.uow import uow_factory

NAME = "auth-service"


class Container(ServiceContainer):
    """Everything that the HTTP process, the worker and the command line are made of."""

    def __init__(
        self, settings: AuthSettings, *, lookups: Callable[[str], Lookup] | None = None
    ) -> None:
        super().__init__(settings, name=NAME, platform=platform, lookups=lookups)
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
        self.admin = AdminService(uow)
        self.exports = ExportService(
            uow,
            {
                "devices": self.lookup(settings.device_service_url),
                "tickets": self.lookup(settings.ticket_service_url),
                "media": self.lookup(settings.media_service_url),
            },
        )
        self.staff = StaffService(uow, passwords=self.passwords, region=region)

    def jobs(self) -> Sequence[ScheduledJob]:
        """Return what the worker does again and again."""
        return [
            *super().jobs(),
            (self.sessions.delete_expired, HOUSEKEEPING_SECONDS),
            (self.users.forget_closed, HOUSEKEEPING_SECONDS),
        ]

    async def close(self) -> None:
        """Close connections and threads."""
        self.passwords.close()
        await super().close()
