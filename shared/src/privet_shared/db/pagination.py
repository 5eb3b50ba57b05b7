"""Keyset pagination: a cursor names the last row seen, so inserts shift nothing."""

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SmallInteger,
    Uuid,
    bindparam,
    func,
    literal,
    select,
    tuple_,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from privet_shared.dates import FIRST_YEAR, LAST_YEAR
from privet_shared.errors import BadCursor

DEFAULT_LIMIT = 20
MAX_LIMIT = 100
NEWEST = 1_000
"""Among how many of the newest rows a search looks before it asks the index of words."""
_SURROGATE = re.compile("[\ud800-\udfff]")

T = TypeVar("T")
S = TypeVar("S", bound=Select[Any])


@dataclass(frozen=True, slots=True)
class Sort:
    """An order other than by age: by ``column``, rows with equal values by their id.

    ``name`` stands in the cursor, so that one order's cursor is refused by another.
    ``column`` holds no null and has an index together with the id.
    """

    name: str
    column: InstrumentedAttribute[Any]
    descending: bool = True


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a page in a ``Sort`` ended."""

    sort: str
    value: Any
    key: UUID

    def fits(self, sort: Sort) -> bool:
        """Whether Postgres would take the value for this order's column."""
        if self.sort != sort.name or not isinstance(self.value, sort.column.type.python_type):
            return False
        if isinstance(self.value, int):
            is_small = isinstance(sort.column.type, SmallInteger)
            return abs(self.value) < (2**15 if is_small else 2**31)
        if isinstance(self.value, str):
            return "\x00" not in self.value and not _SURROGATE.search(self.value)
        if isinstance(self.value, datetime):
            return self.value.tzinfo is not None and FIRST_YEAR < self.value.year < LAST_YEAR
        return True


@dataclass(frozen=True, slots=True)
class PageRequest:
    """How many rows to return, and behind which one to start."""

    limit: int = DEFAULT_LIMIT
    after: "UUID | _Position | None" = None

    @property
    def is_first(self) -> bool:
        """Whether the list is read from its beginning."""
        return self.after is None

    @classmethod
    def parse(cls, *, limit: int, cursor: str | None) -> "PageRequest":
        """Read the query parameters; raises ``BadCursor``."""
        return cls(limit=limit, after=decode_cursor(cursor) if cursor else None)

    def apply(
        self, statement: S, key: InstrumentedAttribute[UUID], *, newest_first: bool = True
    ) -> S:
        """Order ``statement`` by the UUIDv7 ``key`` and cut it to one row more than the page.

        Raises ``BadCursor`` for the cursor of a sorted list.
        """
        if isinstance(self.after, _Position):
            raise BadCursor
        if self.after is not None:
            statement = statement.where(key < self.after if newest_first else key > self.after)
        return statement.order_by(key.desc() if newest_first else key.asc()).limit(self.limit + 1)

    def apply_sorted(self, statement: S, sort: Sort, key: InstrumentedAttribute[UUID]) -> S:
        """Order ``statement`` by ``sort``, then ``key``, and cut it to one row more than the page.

        Raises ``BadCursor`` for the cursor of another order.
        """
        if self.after is not None:
            if not isinstance(self.after, _Position) or not self.after.fits(sort):
                raise BadCursor
            value = literal(self.after.value, sort.column.type)
            here, there = tuple_(sort.column, key), tuple_(value, literal(self.after.key))
            statement = statement.where(here < there if sort.descending else here > there)
        order = (sort.column, key)
        return statement.order_by(
            *(column.desc() if sort.descending else column.asc() for column in order)
        ).limit(self.limit + 1)

    def values(self, sort: Sort | None = None) -> dict[str, Any]:
        """Return what ``page_of`` or ``sorted_page_of`` left open.

        Raises ``BadCursor`` for the cursor of another order.
        """
        values: dict[str, Any] = {"limit": self.limit + 1}
        if isinstance(self.after, _Position):
            if sort is None or not self.after.fits(sort):
                raise BadCursor
            values |= {"after": self.after.key, "after_value": self.after.value}
        elif self.after is not None:
            if sort is not None:
                raise BadCursor
            values["after"] = self.after
        return values

    def page(self, rows: Sequence[T], key: Callable[[T], UUID]) -> "Page[T]":
        """Split the rows that ``apply`` fetched into a page and the cursor behind it."""
        items = list(rows[: self.limit])
        more = len(rows) > self.limit
        return Page(items, encode_cursor(key(items[-1])) if more else None)

    def page_sorted(
        self, rows: Sequence[T], sort: Sort, value: Callable[[T], Any], key: Callable[[T], UUID]
    ) -> "Page[T]":
        """Split the rows that ``apply_sorted`` fetched; ``value`` is what they are sorted by."""
        items = list(rows[: self.limit])
        if len(rows) <= self.limit:
            return Page(items)
        return Page(items, encode_position(sort.name, value(items[-1]), key(items[-1])))


def page_of(
    statement: S,
    key: ColumnElement[UUID] | InstrumentedAttribute[UUID],
    *,
    is_first: bool,
    newest_first: bool = True,
) -> S:
    """Order a compiled query's statement by the UUIDv7 ``key``; ``PageRequest.values`` fills it."""
    if not is_first:
        after = bindparam("after", type_=Uuid())
        statement = statement.where(key < after if newest_first else key > after)
    order = key.desc() if newest_first else key.asc()
    return statement.order_by(order).limit(bindparam("limit", type_=Integer()))


def among_newest(statement: S, key: InstrumentedAttribute[UUID], *, is_first: bool) -> S:
    """Keep a compiled query's statement to the newest rows; ``newest`` says to how many.

    A search whose words are frequent fills its page among these, where the index of words would
    give all rows that fit.
    """
    other: Any = getattr(aliased(key.class_), key.key)
    ids = select(other).order_by(other.desc())
    if not is_first:
        ids = ids.where(other < bindparam("after", type_=Uuid()))
    oldest = ids.offset(bindparam("newest", type_=Integer())).limit(1).scalar_subquery()
    return statement.where(key > func.coalesce(oldest, literal(UUID(int=0), Uuid())))


def sorted_page_of(
    statement: S, sort: Sort, key: InstrumentedAttribute[UUID], *, is_first: bool
) -> S:
    """Order a compiled query's statement by ``sort``, then ``key``."""
    if not is_first:
        value = bindparam("after_value", type_=sort.column.type)
        here, there = tuple_(sort.column, key), tuple_(value, bindparam("after", type_=Uuid()))
        statement = statement.where(here < there if sort.descending else here > there)
    order = (sort.column, key)
    return statement.order_by(
        *(column.desc() if sort.descending else column.asc() for column in order)
    ).limit(bindparam("limit", type_=Integer()))


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list and, when there is more, the cursor to go on with."""

    items: list[T]
    next_cursor: str | None = None


def encode_cursor(key: UUID) -> str:
    """Return the opaque cursor that stands behind the row ``key``."""
    return _encode(key.bytes)


def encode_position(sort: str, value: Any, key: UUID) -> str:
    """Return the opaque cursor behind a row of a sorted list."""
    if isinstance(value, datetime):
        value = {"at": value.isoformat()}
    return _encode(json.dumps([sort, value, str(key)], separators=(",", ":")).encode())


def decode_cursor(cursor: str) -> "UUID | _Position":
    """Return what ``cursor`` stands behind; raises ``BadCursor``."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        if len(raw) == 16:  # noqa: PLR2004  # bytes of a UUID
            return UUID(bytes=raw)
        sort, value, key = json.loads(raw)
        if isinstance(value, dict):
            value = datetime.fromisoformat(value["at"])
        if isinstance(value, bool) or not isinstance(value, str | int | float | datetime):
            raise BadCursor
        return _Position(str(sort), value, UUID(key))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadCursor from error


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
