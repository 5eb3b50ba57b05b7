"""The second factor: time-based one-time passwords (RFC 6238) and recovery codes."""

import base64
import hashlib
import hmac
import io
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pyotp
import segno
from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.errors import Unauthorized

from auth_service.domain.audit import AuditAction
from auth_service.domain.mails import MailTemplate
from auth_service.errors import (
    SecondFactorOff,
    SecondFactorOn,
    UnconfirmedCode,
    WrongPassword,
)
from auth_service.models import TotpSecret, User
from auth_service.services.attempts import Attempt, AttemptGuard
from auth_service.services.grants import Origin, record
from auth_service.services.letters import write_letter
from auth_service.services.passwords import PasswordService
from auth_service.services.ports import Cipher
from auth_service.uow import AuthUnitOfWork, UowFactory

ISSUER = "PrivetSuperApp"
STEP_SECONDS = 30
RECOVERY_CODES = 10
_CODE_BYTES = 10
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What an authenticator needs: the secret, by hand or as a QR code."""

    secret: str
    otpauth_uri: str
    qr_svg: str


@dataclass(frozen=True, slots=True)
class SecondFactorState:
    """Whether signing in takes a code, since when, and how many recovery codes are left."""

    enabled_at: datetime | None
    recovery_codes_left: int


class SecondFactorService:
    """Switches the second factor on and off."""

    def __init__(
        self,
        uow: UowFactory,
        *,
        passwords: PasswordService,
        guard: AttemptGuard,
        cipher: Cipher,
    ) -> None:
        self._uow = uow
        self._passwords = passwords
        self._guard = guard
        self._cipher = cipher

    async def get(self, *, actor: Principal) -> SecondFactorState:
        """Return how the caller's second factor stands."""
        async with self._uow() as uow:
            known = await uow.second_factors.find(actor.user_id)
            if known is None or known.confirmed_at is None:
                return SecondFactorState(None, 0)
            left = await uow.second_factors.count_codes(actor.user_id)
            return SecondFactorState(known.confirmed_at, left)

    async def enrol(self, password: str, *, actor: Principal, origin: Origin) -> Enrolment:
        """Give out a new secret, which counts once it is confirmed.

        The password is asked for, so that a stolen access token is not enough.
        Raises ``WrongPassword``, ``TooManyAttempts`` or ``SecondFactorOn``.
        """
        attempt, stored = await self._check_password(password, actor=actor, origin=origin)
        secret = pyotp.random_base32()
        async with self._uow() as uow:
            user = await _lock(uow, actor.user_id, password_hash=stored)
            await self._guard.forgive(uow, attempt)
            known = await uow.second_factors.find(user.id)
            if known is not None and known.confirmed_at is not None:
                await uow.commit()
                raise SecondFactorOn
            await uow.second_factors.replace(
                TotpSecret(user_id=user.id, secret=self._cipher.encrypt(secret))
            )
            await uow.commit()
        name = user.email or user.phone or str(user.id)
        uri = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)
        return Enrolment(secret, uri, _picture_of(uri))

    async def confirm(self, code: str, *, actor: Principal, origin: Origin) -> Sequence[str]:
        """Switch the second factor on and return the recovery codes, which are shown just now.

        Raises ``SecondFactorOff``, ``SecondFactorOn``, ``UnconfirmedCode`` or
        ``TooManyAttempts``.
        """
        attempt = await self._guard.admit(
            f"code {actor.user_id}", origin=origin, user_id=actor.user_id
        )
        now = utc_now()
        codes = [_new_code() for _ in range(RECOVERY_CODES)]
        async with self._uow() as uow:
            user = await _lock(uow, actor.user_id)
            known = await uow.second_factors.find(user.id)
            if known is None:
                raise SecondFactorOff
            if known.confirmed_at is not None:
                raise SecondFactorOn
            if not _accept_totp(known, code, self._cipher, now):
                raise UnconfirmedCode
            known.confirmed_at = now
            await self._guard.forgive(uow, attempt)
            await uow.second_factors.set_codes(user.id, map(_code_hash, codes))
            await record(
                uow, AuditAction.SECOND_FACTOR_ON, user.id, origin=origin, actor_id=user.id
            )
            await write_letter(uow, user, MailTemplate.SECOND_FACTOR_ON)
            await uow.commit()
        return codes

    async def renew_codes(
        self, password: str, *, actor: Principal, origin: Origin
    ) -> Sequence[str]:
        """Return new recovery codes, shown just now; the earlier ones are void.

        Raises ``WrongPassword``, ``TooManyAttempts`` or ``SecondFactorOff``.
        """
        attempt, stored = await self._check_password(password, actor=actor, origin=origin)
        codes = [_new_code() for _ in range(RECOVERY_CODES)]
        async with self._uow() as uow:
            user = await _lock(uow, actor.user_id, password_hash=stored)
            await self._guard.forgive(uow, attempt)
            if not await is_on(uow, user.id):
                await uow.commit()
                raise SecondFactorOff
            await uow.second_factors.set_codes(user.id, map(_code_hash, codes))
            await record(
                uow, AuditAction.RECOVERY_CODES_RENEWED, user.id, origin=origin, actor_id=user.id
            )
            await write_letter(uow, user, MailTemplate.RECOVERY_CODES_RENEWED)
            await uow.commit()
        return codes

    async def switch_off(self, password: str, *, actor: Principal, origin: Origin) -> None:
        """Forget the secret and the recovery codes.

        Raises ``WrongPassword``, ``TooManyAttempts`` or ``SecondFactorOff``.
        """
        attempt, stored = await self._check_password(password, actor=actor, origin=origin)
        async with self._uow() as uow:
            user = await _lock(uow, actor.user_id, password_hash=stored)
            await self._guard.forgive(uow, attempt)
            if not await is_on(uow, user.id):
                await uow.commit()
                raise SecondFactorOff
            await uow.second_factors.erase(user.id)
            await record(
                uow, AuditAction.SECOND_FACTOR_OFF, user.id, origin=origin, actor_id=user.id
            )
            await write_letter(uow, user, MailTemplate.SECOND_FACTOR_OFF)
            await uow.commit()

    async def _check_password(
        self, password: str, *, actor: Principal, origin: Origin
    ) -> tuple[Attempt, str | None]:
        async with self._uow() as uow:
            user = await uow.users.find(actor.user_id)
        if user is None:
            raise Unauthorized
        attempt = await self._guard.admit(
            f"password {actor.user_id}", origin=origin, user_id=actor.user_id
        )
        right, _ = await self._passwords.verify(password, user.password_hash)
        if not right:
            raise WrongPassword
        return attempt, user.password_hash


async def is_on(uow: AuthUnitOfWork, user_id: UUID) -> bool:
    """Tell whether signing in takes a second factor."""
    known = await uow.second_factors.find(user_id)
    return known is not None and known.confirmed_at is not None


async def accept(
    uow: AuthUnitOfWork, user_id: UUID, code: str, cipher: Cipher, now: datetime
) -> str | None:
    """Use a code up and return what it was, None when it is not right."""
    plain = code.replace(" ", "").replace("-", "").upper()
    known = await uow.second_factors.find(user_id)
    if known is None or known.confirmed_at is None:
        return None
    if plain.isdigit():
        return "totp" if _accept_totp(known, plain, cipher, now) else None
    used = await uow.second_factors.use_code(user_id, _code_hash(plain), now)
    return "recovery_code" if used else None


def _accept_totp(known: TotpSecret, code: str, cipher: Cipher, now: datetime) -> bool:
    """Take the code of the present step, or of the one before or after (RFC 6238 §5.2)."""
    totp = pyotp.TOTP(cipher.decrypt(known.secret))
    present = int(now.timestamp()) // STEP_SECONDS
    for step in (present - 1, present, present + 1):
        used = known.last_step is not None and step <= known.last_step
        if hmac.compare_digest(totp.generate_otp(step).encode(), code.encode()) and not used:
            known.last_step = step
            return True
    return False


def _picture_of(uri: str) -> str:
    """Return a QR code as an SVG document, which an ``<img>`` shows as well as a page does."""
    document = io.BytesIO()
    segno.make(uri, micro=False).save(document, kind="svg", scale=4, xmldecl=False, nl=False)
    return document.getvalue().decode()


def _new_code() -> str:
    text = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode()
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _code_hash(code: str) -> bytes:
    return hashlib.sha256(code.replace("-", "").encode()).digest()


async def _lock(uow: AuthUnitOfWork, user_id: UUID, *, password_hash: str | None = None) -> User:
    user = await uow.users.find_for_update(user_id)
    if user is None:
        raise Unauthorized
    if password_hash is not None and user.password_hash != password_hash:
        raise WrongPassword
    return user
