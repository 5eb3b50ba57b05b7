"""Cursors are opaque and only ours are taken."""

import base64
import json
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privet_shared.db.pagination import (
    PageRequest,
    Sort,
    decode_cursor,
    encode_cursor,
    encode_position,
)
from privet_shared.errors import BadCursor
from sqlalchemy import DateTime, Integer, Text, Uuid, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


@given(st.uuids())
def test_cursor_reads_back(key):
    assert decode_cursor(encode_cursor(key)) == key


@given(st.text())
def test_anything_else_is_refused(text):
    try:
        decoded = decode_cursor(text)
    except BadCursor:
        return
    if isinstance(decoded, UUID):
        assert encode_cursor(decoded).rstrip("=") == text.rstrip("=")


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_page_knows_whether_there_is_more(count):
    rows = [uuid4() for _ in range(count)]
    page = PageRequest(limit=2).page(rows, lambda row: row)
    assert page.items == rows[:2]
    assert (page.next_cursor is not None) == (count > 2)


class Base(DeclarativeBase):
    type_annotation_map: ClassVar = {datetime: DateTime(timezone=True)}


class Row(Base):
    __tablename__ = "rows"
    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True)
    rank: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime]
    title: Mapped[str] = mapped_column(Text)


BY_RANK = Sort("rank", Row.rank)
BY_AGE = Sort("at", Row.at)
BY_TITLE = Sort("title", Row.title, descending=False)


def after(cursor: str, sort: Sort) -> str:
    page = PageRequest.parse(limit=2, cursor=cursor)
    return str(page.apply_sorted(select(Row), sort, Row.id))


@pytest.mark.parametrize(
    ("sort", "value", "comparison"),
    [
        (BY_RANK, 7, "(rows.rank, rows.id) < "),
        (BY_AGE, datetime(2026, 1, 2, tzinfo=UTC), "(rows.at, rows.id) < "),
        (BY_TITLE, "б", "(rows.title, rows.id) > "),
    ],
)
def test_sorted_page_goes_on_behind_its_last_row(sort, value, comparison):
    sql = after(encode_position(sort.name, value, uuid4()), sort)
    assert comparison in sql
    direction = "DESC" if sort.descending else "ASC"
    assert f"ORDER BY rows.{sort.name} {direction}, rows.id {direction}" in sql


def forged(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


ROW = UUID(int=7)
KEY = str(ROW)


@pytest.mark.parametrize(
    "cursor",
    [
        encode_cursor(ROW),
        encode_position("at", 7, ROW),
        encode_position("rank", "7", ROW),
        encode_position("rank", 2**31, ROW),
        forged(["rank", None, KEY]),
        forged(["rank", [1], KEY]),
        forged(["rank", {"at": "never"}, KEY]),
        forged(["rank", {"at": "2026-01-01T00:00:00"}, KEY]),
        forged(["rank", 7, "no id"]),
        forged(["rank", True, KEY]),
        forged(["rank", 7]),
        forged({"rank": 7}),
        forged(7),
    ],
)
def test_cursor_of_another_list_is_refused(cursor):
    with pytest.raises(BadCursor):
        after(cursor, BY_RANK)


def test_text_that_postgres_cannot_take_and_naive_times_are_refused():
    with pytest.raises(BadCursor):
        after(encode_position("title", "a\x00", ROW), BY_TITLE)
    with pytest.raises(BadCursor):
        after(encode_position("at", datetime(2026, 1, 1), ROW), BY_AGE)  # noqa: DTZ001
    with pytest.raises(BadCursor):
        after(forged(["at", {"at": "0001-01-01T00:00:00+23:59"}, KEY]), BY_AGE)


def test_sorted_cursor_is_refused_by_a_list_by_age():
    page = PageRequest.parse(limit=2, cursor=encode_position("rank", 7, ROW))
    with pytest.raises(BadCursor):
        page.apply(select(Row), Row.id)
