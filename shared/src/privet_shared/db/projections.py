"""Read models of other services' objects: only a newer version replaces what is stored.

Versions make the order of events irrelevant: late and repeated ones change nothing.
"""

from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase


async def upsert_newer(
    session: AsyncSession, model: type[DeclarativeBase], values: dict[str, Any]
) -> bool:
    """Store ``values`` unless a row with this ``id`` and the same or a later ``version`` exists.

    Returns whether anything was stored.
    """
    table = model.__table__
    statement = insert(model).values(**values)
    changed = {name: statement.excluded[name] for name in values if name != "id"}
    stored: UUID | None = await session.scalar(
        statement.on_conflict_do_update(
            index_elements=["id"],
            set_=changed,
            where=table.c.version < statement.excluded.version,
        ).returning(table.c.id)
    )
    return stored is not None
