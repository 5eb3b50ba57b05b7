"""The connection pool of a process."""

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

STATEMENT_TIMEOUT_MS = 10_000
LOCK_TIMEOUT_MS = 5_000


def make_engine(url: str, *, name: str, pool_size: int = 10) -> AsyncEngine:
    """Return an engine whose statements and lock waits are bounded in time.

    ``name`` shows in ``pg_stat_activity``.
    """
    return create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=5,
        pool_pre_ping=True,
        connect_args={
            "timeout": 5,
            "server_settings": {
                "application_name": name,
                "statement_timeout": str(STATEMENT_TIMEOUT_MS),
                "lock_timeout": str(LOCK_TIMEOUT_MS),
                "idle_in_transaction_session_timeout": "30000",
            },
        },
    )
