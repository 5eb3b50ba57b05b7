"""The second factor."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.models import RecoveryCode, TotpSecret


class SecondFactorRepository:
    """Reads and writes TOTP secrets and recovery codes."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, user_id: UUID) -> TotpSecret | None:
        """Return the user's secret, confirmed or not."""
        return await self._session.get(TotpSecret, user_id)

    async def replace(self, secret: TotpSecret) -> None:
        """Set the user's secret in place of an earlier one."""
        await self._session.merge(secret)
        await self._session.flush()

    async def set_codes(self, user_id: UUID, hashes: Iterable[bytes]) -> None:
        """Set the user's recovery codes in place of earlier ones."""
        await self._session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
        self._session.add_all(RecoveryCode(user_id=user_id, code_hash=each) for each in hashes)
        await self._session.flush()

    async def count_codes(self, user_id: UUID) -> int:
        """Return how many recovery codes are left."""
        left = await self._session.scalar(
            select(func.count()).where(
                RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None)
            )
        )
        return left or 0

    async def use_code(self, user_id: UUID, code_hash: bytes, now: datetime) -> bool:
        """Use a recovery code up; false when it is not one that is left."""
        used = await self._session.scalar(
            update(RecoveryCode)
            .where(
                RecoveryCode.user_id == user_id,
                RecoveryCode.code_hash == code_hash,
                RecoveryCode.used_at.is_(None),
            )
            .values(used_at=now)
            .returning(RecoveryCode.id)
        )
        return used is not None

    async def erase(self, user_id: UUID) -> None:
        """Delete the secret and the codes."""
        for table in (TotpSecret, RecoveryCode):
            await self._session.execute(delete(table).where(table.user_id == user_id))
