"""Signing up, in and out."""

from uuid import UUID

from privet_shared.auth.principal import Principal, Role
from privet_shared.auth.tokens import (
    MFA_TOKEN_LIFETIME,
    InvalidToken,
    TokenClaims,
    TokenCodec,
    TokenType,
)
from privet_shared.clock import utc_now
from privet_shared.db.idempotency import Answer, Once
from privet_shared.events.auth import UserRegistered

from auth_service.domain.accounts import AccountStatus
from auth_service.domain.audit import AuditAction
from auth_service.domain.mails import TokenPurpose
from auth_service.domain.rotation import Presented, judge
from auth_service.errors import (
    AccountBlocked,
    MfaRequired,
    RefreshReused,
    SessionEnded,
    WrongCode,
    WrongCredentials,
)
from auth_service.models import Session, User
from auth_service.schemas.auth import Login, Registration, SecondFactorLogin
from auth_service.services import second_factor
from auth_service.services.attempts import AttemptGuard
from auth_service.services.grants import (
    Origin,
    TokenGrant,
    access_claims,
    announce_revoked,
    current_refresh,
    new_refresh,
    open_session,
    record,
    set_refresh,
    token_hash,
    user_state,
)
from auth_service.services.letters import write_link
from auth_service.services.passwords import PasswordService
from auth_service.services.phones import normalise_phone
from auth_service.services.ports import Cipher
from auth_service.uow import AuthUnitOfWork, UowFactory


class AuthService:
    """Accounts and sessions, as a person at the door sees them."""

    def __init__(
        self,
        uow: UowFactory,
        *,
        passwords: PasswordService,
        guard: AttemptGuard,
        cipher: Cipher,
        tokens: TokenCodec,
        region: str,
    ) -> None:
        self._uow = uow
        self._passwords = passwords
        self._guard = guard
        self._cipher = cipher
        self._tokens = tokens
        self._region = region

    async def register(
        self, data: Registration, *, origin: Origin, once: Once[TokenGrant]
    ) -> Answer:
        """Create a customer and sign them in.

        Raises ``InvalidPhone``, ``CommonPassword``, ``PhoneTaken``, ``EmailTaken`` or an
        idempotency error.
        """
        phone = normalise_phone(data.phone, region=self._region)
        password_hash = await self._passwords.hash(data.password)
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            user = User(
                phone=phone,
                email=data.email,
                name=data.name,
                address=data.address,
                roles=[Role.CUSTOMER],
                password_hash=password_hash,
            )
            await uow.users.add(user)
            await uow.publish(UserRegistered.model_validate(user_state(user)))
            await record(uow, AuditAction.REGISTERED, user.id, origin=origin, actor_id=user.id)
            now = utc_now()
            await write_link(uow, user, TokenPurpose.VERIFY_EMAIL, cipher=self._cipher, now=now)
            await self._guard.remember(uow, user.id, origin)
            grant = await open_session(uow, user, origin=origin, tokens=self._tokens, now=now)
            return await uow.finish(once, grant)

    async def login(self, data: Login, *, origin: Origin) -> TokenGrant:
        """Sign in by phone or e-mail.

        Raises ``WrongCredentials``, ``TooManyAttempts``, ``AccountBlocked``, or ``MfaRequired``
        when a code is to follow.
        """
        name = data.email or normalise_phone(data.phone or "", region=self._region)
        known = await self._find(name)
        attempt = await self._guard.admit(
            f"login {name.lower()}", origin=origin, user_id=known.id if known else None
        )
        stored = known.password_hash if known else None
        right, better_hash = await self._passwords.verify(data.password, stored)
        if known is None or not right:
            await self._note_failure(known, origin)
            raise WrongCredentials
        async with self._uow() as uow:
            user = await uow.users.find_for_update(known.id)
            if user is None or user.password_hash != stored:
                raise WrongCredentials
            await self._guard.forgive(uow, attempt)
            if user.status == AccountStatus.BLOCKED:
                await uow.commit()
                raise AccountBlocked
            if better_hash is not None:
                user.password_hash = better_hash
            if await second_factor.is_on(uow, user.id):
                await uow.commit()
                raise MfaRequired(mfa_token=self._mfa_token(user))
            return await self._let_in(uow, user, origin, details={})

    async def login_with_code(self, data: SecondFactorLogin, *, origin: Origin) -> TokenGrant:
        """Finish a login by a code of the authenticator, or a recovery code.

        Raises ``InvalidToken``, ``TokenExpired``, ``WrongCode``, ``TooManyAttempts`` or
        ``AccountBlocked``.
        """
        claims = self._tokens.decode(data.mfa_token, TokenType.MFA)
        attempt = await self._guard.admit(f"code {claims.sub}", origin=origin, user_id=claims.sub)
        async with self._uow() as uow:
            user = await uow.users.find_for_update(claims.sub)
            if user is None or self._password_id(user) != claims.sid:
                raise InvalidToken
            if user.status == AccountStatus.BLOCKED:
                raise AccountBlocked
            used = await second_factor.accept(uow, user.id, data.code, self._cipher, utc_now())
            if used is None:
                await record(
                    *(uow, AuditAction.LOGIN_FAILED, user.id),
                    origin=origin,
                    actor_id=None,
                    details={"step": "second factor"},
                )
                await uow.commit()
                raise WrongCode
            await self._guard.forgive(uow, attempt)
            return await self._let_in(uow, user, origin, details={"second_factor": used})

    async def _let_in(
        self, uow: AuthUnitOfWork, user: User, origin: Origin, *, details: dict[str, str]
    ) -> TokenGrant:
        grant = await open_session(uow, user, origin=origin, tokens=self._tokens, now=utc_now())
        await self._guard.remember(uow, user.id, origin)
        await record(
            *(uow, AuditAction.LOGGED_IN, user.id),
            origin=origin,
            actor_id=user.id,
            details=details,
        )
        await uow.commit()
        return grant

    def _mfa_token(self, user: User) -> str:
        return self._tokens.encode(
            TokenClaims.issue(
                TokenType.MFA,
                user_id=user.id,
                session_id=self._password_id(user),
                lifetime=MFA_TOKEN_LIFETIME,
            )
        )

    def _password_id(self, user: User) -> UUID:
        """Return what ties a half-done login to the password that was given for it."""
        digest = self._tokens.fingerprint(f"mfa\n{user.id}\n{user.password_hash}".encode())
        return UUID(bytes=digest[:16])

    async def _note_failure(self, known: User | None, origin: Origin) -> None:
        """Note it whether or not there is such an account, which takes the same time."""
        user_id = known.id if known else None
        async with self._uow() as uow:
            await record(uow, AuditAction.LOGIN_FAILED, user_id, origin=origin, actor_id=None)
            await uow.commit()

    async def refresh(self, token: str, *, origin: Origin) -> TokenGrant:
        """Rotate a refresh token (RFC 9700 §4.14.2).

        Raises ``InvalidToken``, ``TokenExpired``, ``SessionEnded``, ``RefreshReused`` or
        ``AccountBlocked``.
        """
        claims = self._tokens.decode(token, TokenType.REFRESH)
        now = utc_now()
        async with self._uow() as uow:
            session = await uow.sessions.find_for_update(claims.sid)
            if session is None or session.user_id != claims.sub:
                raise InvalidToken
            if session.revoked_at is not None:
                raise SessionEnded
            presented = judge(
                token_hash(token),
                current=session.refresh_hash,
                previous=session.previous_hash,
                rotated_at=session.rotated_at,
                now=now,
            )
            if presented is Presented.REUSED:
                await self._end_reused(uow, session, origin)
                raise RefreshReused
            user = await uow.users.find(session.user_id)
            if user is None:
                raise SessionEnded
            if user.status == AccountStatus.BLOCKED:
                raise AccountBlocked
            await self._guard.remember(uow, user.id, origin)
            if presented is Presented.CURRENT:
                session.previous_hash = session.refresh_hash
                session.rotated_at = now
                set_refresh(session, new_refresh(user, session.id, now), self._tokens, now)
            grant = TokenGrant(access_claims(user, session.id, now), current_refresh(session))
            await uow.commit()
            return grant

    async def logout(self, actor: Principal, *, origin: Origin) -> None:
        """End the caller's session."""
        now = utc_now()
        async with self._uow() as uow:
            ended = await uow.sessions.revoke(
                actor.user_id, now=now, reason="logout", only=actor.session_id
            )
            await announce_revoked(uow, actor.user_id, ended, now)
            if ended:
                await record(
                    *(uow, AuditAction.SESSION_ENDED, actor.user_id),
                    origin=origin,
                    actor_id=actor.user_id,
                )
            await uow.commit()

    async def _find(self, name: str) -> User | None:
        async with self._uow() as uow:
            if "@" in name:
                return await uow.users.find_by_email(name)
            return await uow.users.find_by_phone(name)

    @staticmethod
    async def _end_reused(uow: AuthUnitOfWork, session: Session, origin: Origin) -> None:
        now = utc_now()
        ended = await uow.sessions.revoke(
            session.user_id, now=now, reason="refresh token reused", only=session.id
        )
        await announce_revoked(uow, session.user_id, ended, now)
        await record(uow, AuditAction.REFRESH_REUSED, session.user_id, origin=origin, actor_id=None)
        await uow.commit()
