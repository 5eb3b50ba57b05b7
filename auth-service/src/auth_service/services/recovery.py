"""Forgotten passwords, and e-mails that are shown to be theirs."""

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.errors import Unauthorized

from auth_service.domain.audit import AuditAction
from auth_service.domain.mails import LINK_WINDOW, MailTemplate, TokenPurpose
from auth_service.errors import EmailAlreadyVerified, InvalidLink, NoEmail, TooManyMails
from auth_service.models import ResetRequest, User
from auth_service.schemas.auth import EmailVerification, PasswordReset
from auth_service.services.attempts import AttemptGuard
from auth_service.services.grants import Origin, announce_revoked, record
from auth_service.services.letters import link_hash, write_letter, write_link
from auth_service.services.passwords import PasswordService
from auth_service.services.ports import Cipher
from auth_service.uow import AuthUnitOfWork, UowFactory


class RecoveryService:
    """Lets people back in by their mailbox."""

    def __init__(
        self, uow: UowFactory, *, passwords: PasswordService, guard: AttemptGuard, cipher: Cipher
    ) -> None:
        self._uow = uow
        self._cipher = cipher
        self._passwords = passwords
        self._guard = guard

    async def forgot(self, email: str, *, origin: Origin) -> None:
        """Note that somebody forgot the password of this e-mail's account.

        Whether there is such an account is found out later, by the worker, so that the answer
        takes the same time for every address.
        """
        async with self._uow() as uow:
            await uow.reset_requests.add(
                ResetRequest(email=email, ip=origin.ip, user_agent=origin.agent)
            )
            await uow.commit()

    async def answer_requests(self) -> None:
        """Write a mail for each request whose account exists; the rest is forgotten."""
        while True:
            async with self._uow() as uow:
                requests = await uow.reset_requests.take(1)
                for request in requests:
                    await self._answer(uow, request)
                await uow.commit()
            if not requests:
                return

    async def reset(self, data: PasswordReset, *, origin: Origin) -> None:
        """Set a new password by a mailed link; every session ends, and the e-mail is verified.

        Raises ``InvalidLink`` or ``CommonPassword``.
        """
        new_hash = await self._passwords.hash(data.new_password)
        now = utc_now()
        async with self._uow() as uow:
            user = await self._use_link(uow, data.token, TokenPurpose.RESET_PASSWORD)
            user.password_hash = new_hash
            user.email_verified = True
            user.updated_at = now
            await uow.users.save()
            await uow.one_time_tokens.erase(user.id, TokenPurpose.RESET_PASSWORD)
            ended = await uow.sessions.revoke(user.id, now=now, reason="password reset")
            await announce_revoked(uow, user.id, ended, now)
            await record(uow, AuditAction.PASSWORD_RESET, user.id, origin=origin, actor_id=user.id)
            await self._guard.remember(uow, user.id, origin)
            await write_letter(uow, user, MailTemplate.PASSWORD_CHANGED)
            await uow.commit()

    async def send_verification(self, *, actor: Principal) -> None:
        """Mail the caller a link by which they show that the e-mail is theirs.

        Raises ``NoEmail``, ``EmailAlreadyVerified`` or ``TooManyMails``.
        """
        async with self._uow() as uow:
            user = await uow.users.find_for_update(actor.user_id)
            if user is None:
                raise Unauthorized
            if user.email is None:
                raise NoEmail
            if user.email_verified:
                raise EmailAlreadyVerified
            is_sent = await write_link(
                uow, user, TokenPurpose.VERIFY_EMAIL, cipher=self._cipher, now=utc_now()
            )
            if not is_sent:
                raise TooManyMails(headers={"Retry-After": str(int(LINK_WINDOW.total_seconds()))})
            await uow.commit()

    async def verify_email(self, data: EmailVerification, *, origin: Origin) -> None:
        """Take the e-mail for theirs; raises ``InvalidLink``."""
        async with self._uow() as uow:
            user = await self._use_link(uow, data.token, TokenPurpose.VERIFY_EMAIL)
            user.email_verified = True
            user.updated_at = utc_now()
            await uow.users.save()
            await record(uow, AuditAction.EMAIL_VERIFIED, user.id, origin=origin, actor_id=user.id)
            await uow.commit()

    async def _answer(self, uow: AuthUnitOfWork, request: ResetRequest) -> None:
        found = await uow.users.find_by_email(request.email)
        # Locked, so that an account that is being closed is not written to.
        user = await uow.users.find_for_update(found.id) if found else None
        if user is None or (user.email or "").lower() != request.email.lower():
            return
        purpose = TokenPurpose.RESET_PASSWORD
        if await write_link(uow, user, purpose, cipher=self._cipher, now=utc_now()):
            origin = Origin(request.ip or "unknown", request.user_agent)
            await record(uow, AuditAction.RESET_REQUESTED, user.id, origin=origin, actor_id=None)

    @staticmethod
    async def _use_link(uow: AuthUnitOfWork, token: str, purpose: TokenPurpose) -> User:
        # The user first, as everywhere: two orders of locks would meet in a deadlock.
        user_id = await uow.one_time_tokens.find_user_id(link_hash(token))
        user = await uow.users.find_for_update(user_id) if user_id else None
        used = await uow.one_time_tokens.use(link_hash(token), purpose, utc_now())
        # A link that went to an earlier address says nothing about the present one.
        if used is None or user is None or user.email != used.email:
            raise InvalidLink
        return user
