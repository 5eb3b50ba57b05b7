"""Cursors are opaque and only ours are taken."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privet_shared.db.pagination import PageRequest, decode_cursor, encode_cursor
from privet_shared.errors import BadCursor


@given(st.uuids())
def test_cursor_reads_back(key):
    assert decode_cursor(encode_cursor(key)) == key


@given(st.text())
def test_anything_else_is_refused(text):
    try:
        decoded = decode_cursor(text)
    except BadCursor:
        return
    assert encode_cursor(decoded).rstrip("=") == text.rstrip("=")


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_page_knows_whether_there_is_more(count):
    rows = [uuid4() for _ in range(count)]
    page = PageRequest(limit=2).page(rows, lambda row: row)
    assert page.items == rows[:2]
    assert (page.next_cursor is not None) == (count > 2)
