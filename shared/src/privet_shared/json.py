"""JSON that is made once, and put as it is into whatever holds it: an answer, a column."""

from typing import Any

import orjson
from pydantic import BaseModel

_OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_UTC_Z
"""Keys may be members of enumerations, such as locales."""


def rendered(model: BaseModel) -> orjson.Fragment:
    """Return a model's JSON by its aliases, for ``dump`` to put in as it is."""
    return orjson.Fragment(model.__pydantic_serializer__.to_json(model, by_alias=True))


def dump(value: Any) -> bytes:
    """Return the JSON of what holds plain values, times and rendered models."""
    return orjson.dumps(value, option=_OPTIONS)


def dump_text(value: Any) -> str:
    """Return the same as text."""
    return dump(value).decode()
