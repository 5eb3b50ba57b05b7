"""Statements that may take only so long: what is asked for beside the point waits for nobody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

_CANCELED = "57014"


@dataclass(slots=True)
class Bound:
    """How the statements of a block went."""

    is_exceeded: bool = False


@asynccontextmanager
async def bounded(session: AsyncSession, within: timedelta) -> AsyncIterator[Bound]:
    """Cancel each statement of the block that takes longer than ``within``.

    The block ends at the first one, and the transaction with it; the bound holds until its end.
    """
    bound = Bound()
    milliseconds = str(max(1, within // timedelta(milliseconds=1)))
    await session.execute(select(func.set_config("statement_timeout", milliseconds, True)))
    try:
        yield bound
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != _CANCELED:
            raise
        bound.is_exceeded = True
        await session.rollback()
