"""Mails, the tokens of their links, and requests for a reset."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.domain.mails import MailTemplate, TokenPurpose
from auth_service.models import Mail, OneTimeToken, ResetRequest


class MailRepository:
    """Reads and writes mails."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, mail: Mail) -> None:
        """Queue the mail."""
        self._session.add(mail)
        await self._session.flush()

    async def count_since(self, user_id: UUID, template: MailTemplate, since: datetime) -> int:
        """Return how many such mails were written to the user."""
        return (
            await self._session.scalar(
                select(func.count()).where(
                    Mail.user_id == user_id, Mail.template == template, Mail.created_at >= since
                )
            )
            or 0
        )

    async def lease(self, *, now: datetime, lease: timedelta, limit: int) -> Sequence[Mail]:
        """Take mails that are due, and keep other workers off them for the time of the lease."""
        due = (
            select(Mail.id)
            .where(Mail.sent_at.is_(None), Mail.failed_at.is_(None), Mail.next_attempt_at <= now)
            .order_by(Mail.next_attempt_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        return (
            await self._session.scalars(
                update(Mail)
                .where(Mail.id.in_(select(due.c.id)))
                .values(attempts=Mail.attempts + 1, next_attempt_at=now + lease)
                .returning(Mail)
            )
        ).all()

    async def mark_sent(self, mail_id: UUID, now: datetime) -> None:
        """Note that the mail is out, and forget what it said."""
        await self._session.execute(
            update(Mail)
            .where(Mail.id == mail_id)
            .values(sent_at=now, variables={}, last_error=None)
        )

    async def mark_failed(self, mail_id: UUID, now: datetime, *, error: str) -> None:
        """Note that the mail will never go out, and forget what it said."""
        await self._session.execute(
            update(Mail)
            .where(Mail.id == mail_id, Mail.sent_at.is_(None))
            .values(failed_at=now, variables={}, last_error=error)
        )

    async def put_off(self, mail_id: UUID, until: datetime, *, error: str) -> None:
        """Have the mail tried again."""
        await self._session.execute(
            update(Mail)
            .where(Mail.id == mail_id, Mail.sent_at.is_(None))
            .values(next_attempt_at=until, last_error=error)
        )

    async def list_to(self, user_id: UUID) -> Sequence[Mail]:
        """Return everything written to the user, oldest first."""
        return (
            await self._session.scalars(
                select(Mail).where(Mail.user_id == user_id).order_by(Mail.id)
            )
        ).all()

    async def erase(self, user_id: UUID) -> None:
        """Delete the user's mails, sent or not."""
        await self._session.execute(delete(Mail).where(Mail.user_id == user_id))

    async def delete_before(self, before: datetime) -> None:
        """Delete old mails."""
        await self._session.execute(delete(Mail).where(Mail.created_at < before))


class OneTimeTokenRepository:
    """Reads and writes the tokens of mailed links."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, token: OneTimeToken) -> None:
        """Insert the token."""
        self._session.add(token)
        await self._session.flush()

    async def find_user_id(self, token_hash: bytes) -> UUID | None:
        """Return whose token it is, used or not."""
        return await self._session.scalar(
            select(OneTimeToken.user_id).where(OneTimeToken.token_hash == token_hash)
        )

    async def use(
        self, token_hash: bytes, purpose: TokenPurpose, now: datetime
    ) -> OneTimeToken | None:
        """Use the token up and return it; None when it is used, expired or unknown."""
        return await self._session.scalar(
            update(OneTimeToken)
            .where(
                OneTimeToken.token_hash == token_hash,
                OneTimeToken.purpose == purpose,
                OneTimeToken.used_at.is_(None),
                OneTimeToken.expires_at > now,
            )
            .values(used_at=now)
            .returning(OneTimeToken)
        )

    async def erase(self, user_id: UUID, purpose: TokenPurpose | None = None) -> None:
        """Delete the user's tokens, of one purpose or all."""
        statement = delete(OneTimeToken).where(OneTimeToken.user_id == user_id)
        if purpose is not None:
            statement = statement.where(OneTimeToken.purpose == purpose)
        await self._session.execute(statement)

    async def delete_expired(self, before: datetime) -> None:
        """Delete tokens that expired before this time."""
        await self._session.execute(delete(OneTimeToken).where(OneTimeToken.expires_at < before))


class ResetRequestRepository:
    """The queue of requests for a reset."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, request: ResetRequest) -> None:
        """Append."""
        self._session.add(request)
        await self._session.flush()

    async def take(self, limit: int) -> Sequence[ResetRequest]:
        """Remove and return the oldest ones that no other worker has."""
        oldest = (
            select(ResetRequest.id)
            .order_by(ResetRequest.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("oldest")
        )
        return (
            await self._session.scalars(
                delete(ResetRequest)
                .where(ResetRequest.id.in_(select(oldest.c.id)))
                .returning(ResetRequest)
            )
        ).all()
