"""Guessing slowed down, without letting a stranger lock the owner out."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from privet_shared.addresses import network_of
from privet_shared.clock import utc_now

from auth_service.domain.attempts import FAMILIAR_FOR, FORGET_AFTER, Budget, wait
from auth_service.errors import TooManyAttempts
from auth_service.services.grants import Origin
from auth_service.uow import AuthUnitOfWork, UowFactory

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that was let through, and is taken for failed until it is forgiven."""

    keys: dict[Budget, bytes]


class AttemptGuard:
    """Counts attempts at passwords and codes before they are judged.

    ``fingerprint`` is a keyed digest, so that the counts name nobody.
    """

    def __init__(
        self, uow: UowFactory, *, fingerprint: Callable[[bytes], bytes], enabled: bool
    ) -> None:
        self._uow = uow
        self._fingerprint = fingerprint
        self._enabled = enabled

    async def admit(self, subject: str, *, origin: Origin, user_id: UUID | None) -> Attempt:
        """Let an attempt at ``subject`` through and count it; raises ``TooManyAttempts``.

        The same is done for a subject that does not exist. From a network that is familiar to
        the account only its own failures there count, whatever strangers do elsewhere.
        """
        if not self._enabled:
            return Attempt({})
        network = network_of(origin.ip)
        now = utc_now()
        async with self._uow() as uow:
            familiar = await uow.attempts.is_familiar(user_id or _NOBODY, network)
            keys = self._keys(subject, network, familiar=familiar)
            budgets = {key: budget for budget, key in keys.items()}
            counts = await uow.attempts.lock(budgets, now)
            longest = max(
                wait(budgets[count.key], failures=count.failures, last=count.last_at, now=now)
                for count in counts
            )
            if longest > timedelta(0):
                seconds = math.ceil(longest.total_seconds())
                raise TooManyAttempts(headers={"Retry-After": str(seconds)})
            await uow.attempts.count(budgets, now=now, forget_before=now - FORGET_AFTER)
            await uow.commit()
        return Attempt(keys)

    async def forgive(self, uow: AuthUnitOfWork, attempt: Attempt) -> None:
        """Take back that the attempt failed: it did not."""
        if attempt.keys:
            pair = attempt.keys[Budget.PAIR]
            others = [key for key in attempt.keys.values() if key != pair]
            await uow.attempts.forgive(pair, others)

    async def remember(self, uow: AuthUnitOfWork, user_id: UUID, origin: Origin) -> None:
        """Note that the account's owner was here."""
        await uow.attempts.remember(user_id, network_of(origin.ip), utc_now())

    async def forget_old(self) -> None:
        """Delete counts and networks that are too old to matter."""
        now = utc_now()
        async with self._uow() as uow:
            await uow.attempts.delete_before(
                failures=now - FORGET_AFTER, networks=now - FAMILIAR_FOR
            )
            await uow.commit()

    def _keys(self, subject: str, network: str, *, familiar: bool) -> dict[Budget, bytes]:
        parts = {Budget.PAIR: f"{subject}\n{network}"}
        if not familiar:
            parts |= {Budget.NETWORK: network, Budget.ACCOUNT: subject}
        return {
            budget: self._fingerprint(f"attempts\n{budget}\n{text}".encode())
            for budget, text in parts.items()
        }
