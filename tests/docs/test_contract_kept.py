"""The present contract keeps what the released one promised to clients."""

import json
from pathlib import Path

import accept_openapi
import pytest
from accept_openapi import next_version
from gateway.contract import VERSION
from openapi_changes import changes, unknown_keywords
from schema_changes import Severity

DOCS = Path(__file__).parents[2] / "docs"
NAMES = ("openapi.json", "openapi-released.json")


def document(name: str) -> dict:
    return json.loads((DOCS / name).read_text())


@pytest.fixture
def present() -> dict:
    return document("openapi.json")


@pytest.fixture
def released() -> dict:
    return document("openapi-released.json")


def test_nothing_that_clients_rely_upon_is_broken(present, released):
    broken = [
        str(change) for change in changes(released, present) if change.severity is Severity.BREAKING
    ]
    advice = "undo these, or accept them for all clients with: make -C docs accept-openapi"
    assert not broken, "\n".join(["", *broken, advice])


def test_versions_agree(present, released):
    assert present["info"]["version"] == released["info"]["version"] == VERSION


def test_every_keyword_of_the_schemas_is_compared(present):
    assert unknown_keywords(present) == set()


@pytest.mark.parametrize(
    ("breaks", "version"), [(True, "3.0.0"), (False, "2.8.0")], ids=["breaking", "added"]
)
def test_the_next_version(breaks, version):
    assert next_version("2.7.1", breaks=breaks) == version


@pytest.fixture
def somewhere_else(tmp_path, monkeypatch):
    """Give the acceptance copies of the files that it writes."""
    source = tmp_path / "contract.py"
    source.write_text('"""Doc."""\n\nVERSION = "1.4.0"\n')
    monkeypatch.setattr(accept_openapi, "DOCS", tmp_path)
    monkeypatch.setattr(accept_openapi, "RELEASED", tmp_path / "openapi-released.json")
    monkeypatch.setattr(accept_openapi.contract, "__file__", str(source))
    return tmp_path


def accept(home: Path, monkeypatch, old: dict, new: dict) -> tuple[str, str]:
    """Return the version in the source and that of the released document after accepting."""
    (home / "openapi-released.json").write_text(json.dumps(old))
    monkeypatch.setattr(accept_openapi, "present_document", lambda: json.loads(json.dumps(new)))
    accept_openapi.main()
    source = (home / "contract.py").read_text()
    return source.split('"')[-2], json.loads((home / "openapi-released.json").read_text())["info"][
        "version"
    ]


def small(*paths: str, version: str = "1.4.0") -> dict:
    answer = {"200": {"description": "Yes."}}
    return {
        "info": {"version": version},
        "paths": {path: {"get": {"responses": answer}} for path in paths},
    }


def test_accepting_raises_the_version_everywhere(somewhere_else, monkeypatch, capsys):
    old = small("/a", "/b")
    assert accept(somewhere_else, monkeypatch, old, old) == ("1.4.0", "1.4.0")
    assert accept(somewhere_else, monkeypatch, old, small("/a", "/b", "/c")) == ("1.5.0", "1.5.0")
    capsys.readouterr()
    assert accept(somewhere_else, monkeypatch, old, small("/a")) == ("2.0.0", "2.0.0")
    assert capsys.readouterr().out.splitlines() == [
        "breaking: GET /b: removed",
        "Accepted as version 2.0.0 (it was 1.4.0).",
    ]
    written = [(somewhere_else / name).read_text() for name in NAMES]
    assert written[0] == written[1]
