"""Passwords: Argon2id, off the event loop; bcrypt from older systems is verified and upgraded."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar, TypeVarTuple

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher
from pwdlib.hashers.bcrypt import BcryptHasher
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from auth_service.errors import CommonPassword

COMMON_PASSWORDS = 10_000
BCRYPT_BYTES = 72
"""What bcrypt reads of a password; older libraries dropped the rest without a word."""

T = TypeVar("T")
Args = TypeVarTuple("Args")


@cache
def _common_passwords() -> frozenset[str]:
    return frozenset(FREQUENCY_LISTS["passwords"][:COMMON_PASSWORDS])


def require_uncommon(password: str) -> None:
    """Raise ``CommonPassword`` for the 10 000 passwords that attackers try first."""
    if password.lower() in _common_passwords():
        raise CommonPassword


class PasswordService:
    """Hashes and verifies in a few threads of its own, so that logins hold up nothing else."""

    def __init__(
        self,
        *,
        time_cost: int,
        memory_kib: int,
        parallelism: int,
        threads: int,
        refused_prefixes: tuple[str, ...] = (),
    ) -> None:
        self._hasher = PasswordHash(
            (Argon2Hasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=parallelism),)
        )
        self._older = BcryptHasher()
        self._refused_prefixes = refused_prefixes
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="passwords")
        # Verified in place of an unknown account's, so that both take the same time.
        self._nobody = self._hasher.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        """Return an Argon2id hash; raises ``CommonPassword``."""
        self.require_fit(password)
        return await self._run(self._hasher.hash, password)

    def require_fit(self, password: str) -> None:
        """Raise ``CommonPassword`` for what may not be set here."""
        require_uncommon(password)
        if password.startswith(self._refused_prefixes):
            raise CommonPassword

    async def verify(self, password: str, stored: str | None) -> tuple[bool, str | None]:
        """Return whether the password is right, and a better hash to store when there is one."""
        return await self._run(self._verify, password, stored)

    def _verify(self, password: str, stored: str | None) -> tuple[bool, str | None]:
        if stored is not None and self._older.identify(stored):
            right = self._older.verify(password.encode()[:BCRYPT_BYTES], stored)
            return right, self._hasher.hash(password) if right else None
        try:
            right, better = self._hasher.verify_and_update(password, stored or self._nobody)
        except UnknownHashError:
            return False, None
        return right and stored is not None, better

    async def _run(self, function: Callable[[*Args], T], *args: *Args) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, function, *args)

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)
