"""The composition root: builds the auth service's parts from its settings."""

from collections.abc import Callable, Sequence

from privet_shared.auth.tokens import TokenCodec
from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.worker import HOUSEKEEPING_SECONDS, ScheduledJob
from privet_shared.ports import Lookup
from privet_shared.service import ServiceContainer

from auth_service.adapters.cipher import FernetCipher
from auth_service.adapters.smtp import SmtpSender
from auth_service.adapters.wording import JinjaWording
from auth_service.consumers.support import support_consumer
from auth_service.consumers.tickets import ticket_consumer
from auth_service.models import platform
from auth_service.repositories.notifications import NotificationReads
from auth_service.repositories.users import UserReads
from auth_service.services.admin import AdminService
from auth_service.services.attempts import AttemptGuard
from auth_service.services.auth import AuthService
from auth_service.services.export import ExportService
from auth_service.services.feed import FeedService
from auth_service.services.mails import MailService
from auth_service.services.notifications import NotificationService
from auth_service.services.passwords import PasswordService
from auth_service.services.ports import MailSender
from auth_service.services.recovery import RecoveryService
from auth_service.services.second_factor import SecondFactorService
from auth_service.services.sessions import SessionService
from auth_service.services.staff import StaffService
from auth_service.services.users import UserService
from auth_service.settings import AuthSettings
from auth_service.uow import uow_factory

NAME = "auth-service"
MAIL_SECONDS = 0.5


class Container(ServiceContainer):
    """Everything that the HTTP process, the worker and the command line are made of."""

    def __init__(
        self,
        settings: AuthSettings,
        *,
        lookups: Callable[[str], Lookup] | None = None,
        sender: MailSender | None = None,
    ) -> None:
        self.keys = settings.key_pairs
        tokens = TokenCodec(settings.jwt_secret.get_secret_value(), self.keys)
        super().__init__(settings, name=NAME, platform=platform, tokens=tokens, lookups=lookups)
        self.passwords = PasswordService(
            time_cost=settings.argon2_time_cost,
            memory_kib=settings.argon2_memory_kib,
            parallelism=settings.argon2_parallelism,
            threads=settings.password_threads,
            refused_prefixes=settings.refused_password_prefixes,
        )
        uow = uow_factory(self.engine)
        region = settings.default_phone_region
        cipher = FernetCipher(settings.data_keys)
        wording = JinjaWording(settings.public_url)
        self.guard = AttemptGuard(
            uow, fingerprint=tokens.fingerprint, enabled=settings.login_limits_enabled
        )
        self.auth = AuthService(
            uow,
            passwords=self.passwords,
            guard=self.guard,
            cipher=cipher,
            tokens=tokens,
            region=region,
        )
        self.recovery = RecoveryService(
            uow, passwords=self.passwords, guard=self.guard, cipher=cipher
        )
        self.second_factor = SecondFactorService(
            uow, passwords=self.passwords, guard=self.guard, cipher=cipher
        )
        self.sessions = SessionService(uow)
        self.users = UserService(
            uow,
            reads=UserReads(self.reader),
            passwords=self.passwords,
            guard=self.guard,
            cipher=cipher,
        )
        self.admin = AdminService(uow, origin_days=settings.audit_origin_days)
        self.exports = ExportService(
            uow,
            {
                "devices": self.lookup(settings.device_service_url),
                "tickets": self.lookup(settings.ticket_service_url),
                "media": self.lookup(settings.media_service_url),
            },
        )
        self.staff = StaffService(uow, passwords=self.passwords, region=region)
        self.feed = FeedService(uow, wording)
        self.notifications = NotificationService(uow, reads=NotificationReads(self.reader))
        self.mails = MailService(
            uow,
            sender=sender or SmtpSender(settings.smtp),
            wording=wording,
            cipher=cipher,
            domain=settings.smtp.domain,
        )

    def consumers(self) -> Sequence[EventConsumer]:
        """Return what this service listens to."""
        return [ticket_consumer(self.feed), support_consumer(self.feed)]

    def jobs(self) -> Sequence[ScheduledJob]:
        """Return what the worker does again and again."""
        return [
            *super().jobs(),
            (self.recovery.answer_requests, MAIL_SECONDS),
            (self.mails.send_due, MAIL_SECONDS),
            (self.mails.delete_old, HOUSEKEEPING_SECONDS),
            (self.notifications.delete_old, HOUSEKEEPING_SECONDS),
            (self.guard.forget_old, HOUSEKEEPING_SECONDS),
            (self.admin.forget_origins, HOUSEKEEPING_SECONDS),
            (self.sessions.delete_expired, HOUSEKEEPING_SECONDS),
            (self.users.forget_closed, HOUSEKEEPING_SECONDS),
        ]

    async def close(self) -> None:
        """Close connections and threads."""
        self.passwords.close()
        await super().close()
