"""The generated documents say what the code says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from problems import problems_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("script", "document", "target"),
    [
        ("erd.py", "ERD.md", "erd"),
        ("schema.py", "db_schema.sql", "dump-schema"),
        ("openapi.py", "openapi.json", "openapi"),
        ("tree.py", "FILE_TREE.md", "tree"),
    ],
)
def test_document_is_current(script, document, target):
    made = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate" / script],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert made == (ROOT / "docs" / document).read_text(), f"run: make -C docs {target}"


@pytest.mark.parametrize("name", ["auth", "device", "media", "ticket"])
def test_what_operations_raise_is_current(name):
    kept = ROOT / f"{name}-service" / "src" / f"{name}_service" / "problems.json"
    found = problems_of(f"{name}_service")
    assert found == json.loads(kept.read_text()), "run: make -C docs problems"
