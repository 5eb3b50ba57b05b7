"""Rows of our own tables as JSON, once: what the database holds is not validated again."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from operator import attrgetter
from typing import Any

import orjson
from fastapi import Response
from pydantic import BaseModel

_OPTIONS = orjson.OPT_UTC_Z


class RowRenderer:
    """Renders objects that have the fields of ``model`` as JSON of the same form.

    Fields that may be absent (``exclude_if``) are left out.
    Times have to be in UTC, as those of the database are; tests compare with what the model makes.
    """

    def __init__(self, model: type[BaseModel]) -> None:
        fields = model.model_fields.items()
        self._names = tuple(name for name, field in fields if field.exclude_if is None)
        self._values = attrgetter(*self._names)

    def render(self, rows: Iterable[Any]) -> bytes:
        """Return a JSON array."""
        names, values = self._names, self._values
        # The driver's UUIDs are a class of their own.
        found = [dict(zip(names, values(row), strict=True)) for row in rows]
        return orjson.dumps(found, default=str, option=_OPTIONS)


def json_response(body: bytes, headers: Mapping[str, str], status: int = HTTPStatus.OK) -> Response:
    """Return an answer of JSON that is rendered already."""
    return Response(body, status, headers, "application/json")
