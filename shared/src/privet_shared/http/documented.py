"""The problems of each operation in the OpenAPI document, with an example of each code.

Which ones an operation may answer with stands in ``problems.json`` of the service's package,
which ``make docs`` finds out from the code. Codes and sentences are those of the classes.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from http import HTTPStatus
from importlib import import_module
from importlib.resources import files
from typing import Any

from fastapi import FastAPI

from privet_shared.errors import AppError
from privet_shared.http.problems import (
    MALFORMED_JSON,
    PROBLEM_MEDIA_TYPE,
    Problem,
    problem_example,
    problem_responses,
)

Document = dict[str, Any]
_METHODS = ("get", "put", "post", "delete", "patch")
_BY_FRAMEWORK = frozenset({400, 413, 422, 429, 503})
"""Statuses that come from before or beneath the endpoint too, whatever that raises."""


def add_problems(responses: Mapping[str, Document], errors: Iterable[type[AppError]]) -> Document:
    """Return an operation's responses with an example of each error."""
    found = dict(responses)
    for error in sorted(errors, key=lambda each: (each.status.value, each.code)):
        status = str(error.status.value)
        examples = {error.code: problem_example(error.status, error.code, error.message)}
        if status in found:
            content = found[status].get("content", {}).get(PROBLEM_MEDIA_TYPE, {})
            examples = content.get("examples", {}) | examples
        found[status] = problem_response(error.status, examples)
    return found


def problem_response(status: HTTPStatus, examples: Document) -> Document:
    """Return the response of a status, with examples by their codes."""
    [response] = problem_responses(status).values()
    content = response["content"][PROBLEM_MEDIA_TYPE]
    return {**response, "content": {PROBLEM_MEDIA_TYPE: {**content, "examples": examples}}}


def document_problems(app: FastAPI, *, package: str | None) -> None:
    """Have the application's document name each operation's problems, and their schema."""
    generate = app.openapi

    def openapi() -> Document:
        if app.openapi_schema is None:
            document = generate()
            schemas = document.setdefault("components", {}).setdefault("schemas", {})
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas.update(problem.pop("$defs", {}))
            schemas["Problem"] = problem
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            for item in document.get("paths", {}).values():
                for operation in (item[method] for method in _METHODS if method in item):
                    _document(operation, problems_of(package).get(operation["operationId"], ()))
        schema = app.openapi_schema
        assert schema is not None  # noqa: S101  # set by FastAPI's own method
        return schema

    app.openapi = openapi  # type: ignore[method-assign]


def _document(operation: Document, errors: Iterable[type[AppError]]) -> None:
    responses = operation["responses"]
    for error in errors:
        if error.status not in _BY_FRAMEWORK:
            responses.pop(str(error.status.value), None)  # a router's word for "one of these"
    responses = add_problems(responses, errors)
    if "requestBody" in operation:
        responses["422"]["content"][PROBLEM_MEDIA_TYPE]["examples"] |= MALFORMED_JSON
    operation["responses"] = dict(sorted(responses.items()))


@cache
def problems_of(package: str | None) -> Mapping[str, tuple[type[AppError], ...]]:
    """Return what the operations of a service's package may raise, by their ids."""
    if package is None:
        return {}
    names = json.loads((files(package) / "problems.json").read_text())
    return {operation: tuple(map(_error_of, listed)) for operation, listed in names.items()}


def _error_of(name: str) -> type[AppError]:
    module, _, name = name.rpartition(".")
    error: type[AppError] = getattr(import_module(module), name)
    return error
