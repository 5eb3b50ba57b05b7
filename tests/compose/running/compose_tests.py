"""Tests of other folders, so that the same ones run on the containers."""

import importlib.util
from pathlib import Path
from types import ModuleType

TESTS = Path(__file__).parents[2]


def load(path: str) -> ModuleType:
    """Return a module of tests by its path below ``tests``."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, TESTS / path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
