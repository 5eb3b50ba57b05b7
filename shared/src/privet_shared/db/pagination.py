"""Keyset pagination: a cursor names the last row seen, so inserts shift nothing."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from privet_shared.errors import BadCursor

DEFAULT_LIMIT = 20
MAX_LIMIT = 100

T = TypeVar("T")
S = TypeVar("S", bound=Select[Any])


@dataclass(frozen=True, slots=True)
class PageRequest:
    """How many rows to return, and behind which one to start."""

    limit: int = DEFAULT_LIMIT
    after: UUID | None = None

    @classmethod
    def parse(cls, *, limit: int, cursor: str | None) -> "PageRequest":
        """Read the query parameters; raises ``BadCursor``."""
        return cls(limit=limit, after=decode_cursor(cursor) if cursor else None)

    def apply(
        self, statement: S, key: InstrumentedAttribute[UUID], *, newest_first: bool = True
    ) -> S:
        """Order ``statement`` by the UUIDv7 ``key`` and cut it to one row more than the page."""
        if self.after is not None:
            statement = statement.where(key < self.after if newest_first else key > self.after)
        return statement.order_by(key.desc() if newest_first else key.asc()).limit(self.limit + 1)

    def page(self, rows: Sequence[T], key: Callable[[T], UUID]) -> "Page[T]":
        """Split the rows that ``apply`` fetched into a page and the cursor behind it."""
        items = list(rows[: self.limit])
        more = len(rows) > self.limit
        return Page(items, encode_cursor(key(items[-1])) if more else None)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list and, when there is more, the cursor to go on with."""

    items: list[T]
    next_cursor: str | None = None


def encode_cursor(key: UUID) -> str:
    """Return the opaque cursor that stands behind the row ``key``."""
    return base64.urlsafe_b64encode(key.bytes).decode().rstrip("=")


def decode_cursor(cursor: str) -> UUID:
    """Return the row that ``cursor`` stands behind; raises ``BadCursor``."""
    try:
        raw = base64.b64decode(cursor + "==", altchars=b"-_", validate=True)
        return UUID(bytes=raw)
    except (ValueError, binascii.Error) as error:
        raise BadCursor from error
