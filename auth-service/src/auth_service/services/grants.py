"""What a login gives: a session and the claims of its two tokens."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.auth.tokens import (
    ACCESS_TOKEN_LIFETIME,
    CLOCK_LEEWAY,
    REFRESH_TOKEN_LIFETIME,
    TokenClaims,
    TokenCodec,
    TokenType,
)
from privet_shared.events.auth import SessionRevoked, UserRegistered
from privet_shared.ids import new_id

from auth_service.domain.audit import AuditAction
from auth_service.models import AuditEntry, Session, User
from auth_service.uow import AuthUnitOfWork

MAX_USER_AGENT = 300


@dataclass(frozen=True, slots=True)
class Origin:
    """From where somebody signs in."""

    ip: str
    user_agent: str | None

    @property
    def agent(self) -> str | None:
        """What is kept of the user agent."""
        return self.user_agent[:MAX_USER_AGENT] if self.user_agent else None


async def record(
    uow: AuthUnitOfWork,
    action: AuditAction,
    user_id: UUID | None,
    *,
    origin: Origin,
    actor_id: UUID | None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Append an act to the audit, in the transaction of the act."""
    await uow.audit.add(
        AuditEntry(
            action=action,
            user_id=user_id,
            actor_id=actor_id,
            ip=origin.ip,
            user_agent=origin.agent,
            details=dict(details or {}),
        )
    )


@dataclass(frozen=True, slots=True)
class TokenGrant:
    """The claims of a pair of tokens; signing them gives the same tokens each time."""

    access: TokenClaims
    refresh: TokenClaims

    def as_json(self) -> dict[str, Any]:
        """Return the claims, which unlike the tokens may be stored."""
        return {"access": self.access.as_json(), "refresh": self.refresh.as_json()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "TokenGrant":
        """Read stored claims."""
        return cls(
            TokenClaims.from_json(stored["access"]), TokenClaims.from_json(stored["refresh"])
        )


def token_hash(token: str) -> bytes:
    """Return what is stored of a refresh token."""
    return hashlib.sha256(token.encode()).digest()


def access_claims(user: User, session_id: UUID, now: datetime) -> TokenClaims:
    """Return claims for a new access token."""
    return TokenClaims.issue(
        TokenType.ACCESS,
        user_id=user.id,
        session_id=session_id,
        lifetime=ACCESS_TOKEN_LIFETIME,
        roles=frozenset(map(Role, user.roles)),
        now=now,
    )


def new_refresh(user: User, session_id: UUID, now: datetime) -> TokenClaims:
    """Return claims for a new refresh token."""
    return TokenClaims.issue(
        TokenType.REFRESH,
        user_id=user.id,
        session_id=session_id,
        lifetime=REFRESH_TOKEN_LIFETIME,
        now=now,
    )


def current_refresh(session: Session) -> TokenClaims:
    """Return the claims of the session's current refresh token."""
    return TokenClaims(
        sub=session.user_id,
        typ=TokenType.REFRESH,
        sid=session.id,
        jti=session.refresh_jti,
        iat=session.refresh_iat,
        exp=session.refresh_exp,
    )


def set_refresh(session: Session, claims: TokenClaims, tokens: TokenCodec, now: datetime) -> None:
    """Make ``claims`` the session's current refresh token."""
    session.refresh_hash = token_hash(tokens.encode(claims))
    session.refresh_jti = claims.jti
    session.refresh_iat = claims.iat
    session.refresh_exp = claims.exp
    session.expires_at = datetime.fromtimestamp(claims.exp, UTC)
    session.last_used_at = now


async def open_session(
    uow: AuthUnitOfWork, user: User, *, origin: Origin, tokens: TokenCodec, now: datetime
) -> TokenGrant:
    """Start a session and return its first tokens' claims."""
    session_id = new_id()
    refresh = new_refresh(user, session_id, now)
    session = Session(
        id=session_id,
        user_id=user.id,
        ip=origin.ip,
        user_agent=origin.agent,
        created_at=now,
    )
    set_refresh(session, refresh, tokens, now)
    await uow.sessions.add(session)
    return TokenGrant(access_claims(user, session_id, now), refresh)


async def announce_revoked(
    uow: AuthUnitOfWork, user_id: UUID, session_ids: Iterable[UUID], now: datetime
) -> None:
    """Tell the gateways that these sessions' access tokens are void."""
    for session_id in session_ids:
        await uow.publish(
            SessionRevoked(
                session_id=session_id,
                user_id=user_id,
                expires_at=now + ACCESS_TOKEN_LIFETIME + CLOCK_LEEWAY,
            )
        )


def user_state(user: User) -> dict[str, Any]:
    """Return what other services may know of the user: the data of the user events."""
    return UserRegistered(
        user_id=user.id,
        version=user.version,
        name=user.name,
        phone=user.phone,
        email=user.email,
        address=user.address,
        locale=user.locale,
        avatar_media_id=user.avatar_media_id,
        status=user.status,
        roles=frozenset(map(Role, user.roles)),
    ).model_dump()
