"""The document says what the tests keep: no fault is missing in either."""

import ast
from collections import Counter
from pathlib import Path

from fault_table import DOCUMENT, ROWS, table, written
from scenario_rows import SCENARIOS


def test_the_document_is_current() -> None:
    assert written(DOCUMENT.read_text()) == table(), "run gateway/tests/faults/fault_table.py"


def test_each_fault_is_stated_once() -> None:
    names = Counter(row.fault for row in ROWS)
    assert [name for name, count in names.items() if count > 1] == []


def test_each_stated_fault_is_played() -> None:
    played = {
        node.name
        for path in Path(__file__).parent.glob("test_*_faults.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.AsyncFunctionDef) and node.name.startswith("test_")
    }
    assert played - {"test_case"} == set(SCENARIOS)
