"""Tests of other folders, so that the same ones run on the containers."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx

TESTS = Path(__file__).parents[2]


def load(path: str) -> ModuleType:
    """Return a module of tests by its path below ``tests``."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, TESTS / path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def content(person: Any, media_id: str) -> bytes:
    """Return a file as a browser gets it: by the address that it is sent on to."""
    sent_on = await person.get(f"/media/{media_id}/content")
    assert sent_on.is_redirect, sent_on.text
    async with httpx.AsyncClient() as stranger:
        answer = await stranger.get(sent_on.headers["location"])
    assert answer.status_code == 200, answer.text
    return answer.content
