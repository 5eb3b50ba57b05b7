"""The connection pool of a process."""

from typing import Any

import orjson
from sqlalchemy import event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from privet_shared.json import dump_text

STATEMENT_TIMEOUT_MS = 10_000
LOCK_TIMEOUT_MS = 5_000
CONNECT_SECONDS = 5
POOL_SECONDS = 5


def make_engine(url: str, *, name: str, pool_size: int = 10) -> AsyncEngine:
    """Return an engine whose statements and lock waits are bounded in time.

    ``name`` shows in ``pg_stat_activity``.
    """
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        # The process's reader keeps up to the size.
        max_overflow=pool_size + pool_size // 2,
        pool_timeout=POOL_SECONDS,
        json_serializer=dump_text,
        json_deserializer=orjson.loads,
        connect_args={"timeout": CONNECT_SECONDS, "server_settings": session_settings(name)},
    )
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    return engine


def session_settings(name: str) -> dict[str, str]:
    """Return what every connection sets at its start."""
    return {
        "application_name": name,
        "statement_timeout": str(STATEMENT_TIMEOUT_MS),
        "lock_timeout": str(LOCK_TIMEOUT_MS),
        "idle_in_transaction_session_timeout": "30000",
    }


def _refuse_closed(connection: Any, _record: object, _proxy: object) -> None:
    """Have the pool replace a connection that the server has closed.

    The driver hears of it by itself: asking the server before each use would cost a round trip.
    """
    if connection.driver_connection.is_closed():
        raise DisconnectionError
