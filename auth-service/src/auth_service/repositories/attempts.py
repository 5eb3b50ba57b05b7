"""Failed attempts and familiar networks."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, delete, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.models import FamiliarNetwork, LoginFailure


class AttemptRepository:
    """Reads and writes budgets of failures, and where owners have been."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def is_familiar(self, user_id: UUID, network: str) -> bool:
        """Tell whether the account's owner got in from this network before."""
        return bool(
            await self._session.scalar(
                select(
                    exists().where(
                        FamiliarNetwork.user_id == user_id, FamiliarNetwork.network == network
                    )
                )
            )
        )

    async def lock(self, keys: Collection[bytes], now: datetime) -> Sequence[LoginFailure]:
        """Return the counts of these keys, made where there is none, and hold them."""
        statement = insert(LoginFailure).values(
            [{"key": key, "failures": 0, "last_at": now} for key in sorted(keys)]
        )
        return (
            await self._session.scalars(
                statement.on_conflict_do_update(
                    index_elements=["key"], set_={"failures": LoginFailure.failures}
                ).returning(LoginFailure)
            )
        ).all()

    async def count(
        self, keys: Collection[bytes], *, now: datetime, forget_before: datetime
    ) -> None:
        """Add a failure to each, starting anew where the last one is long ago."""
        await self._session.execute(
            update(LoginFailure)
            .where(LoginFailure.key.in_(keys))
            .values(
                failures=case(
                    (LoginFailure.last_at < forget_before, 1), else_=LoginFailure.failures + 1
                ),
                last_at=now,
            )
        )

    async def forgive(self, pair: bytes, others: Collection[bytes]) -> None:
        """Forget the failures of ``pair``, and take back one of each of the others."""
        await self._session.execute(
            select(LoginFailure.key)
            .where(LoginFailure.key.in_([pair, *others]))
            .order_by(LoginFailure.key)
            .with_for_update()
        )
        await self._session.execute(delete(LoginFailure).where(LoginFailure.key == pair))
        if others:
            await self._session.execute(
                update(LoginFailure)
                .where(LoginFailure.key.in_(others))
                .values(failures=func.greatest(LoginFailure.failures - 1, 0))
            )

    async def remember(self, user_id: UUID, network: str, now: datetime) -> None:
        """Note that the owner got in from this network."""
        statement = insert(FamiliarNetwork).values(user_id=user_id, network=network, last_at=now)
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["user_id", "network"], set_={"last_at": now}
            )
        )

    async def list_networks(self, user_id: UUID) -> Sequence[str]:
        """Return the networks from which the owner got in."""
        return (
            await self._session.scalars(
                select(FamiliarNetwork.network)
                .where(FamiliarNetwork.user_id == user_id)
                .order_by(FamiliarNetwork.network)
            )
        ).all()

    async def erase(self, user_id: UUID) -> None:
        """Forget where the user has been."""
        await self._session.execute(
            delete(FamiliarNetwork).where(FamiliarNetwork.user_id == user_id)
        )

    async def delete_before(self, *, failures: datetime, networks: datetime) -> None:
        """Delete counts and networks that are too old to matter."""
        await self._session.execute(delete(LoginFailure).where(LoginFailure.last_at < failures))
        await self._session.execute(
            delete(FamiliarNetwork).where(FamiliarNetwork.last_at < networks)
        )
