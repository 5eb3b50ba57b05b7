"""Prints ``problems.json`` of a service: which errors each of its operations may answer with."""

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from fastapi.routing import APIRoute, iter_route_contexts
from privet_shared.errors import AppError
from raised import raised_by

_SHARED = "privet_shared"
_NEVER = {
    # Any change of a row may break any rule of its table; these change no such column.
    "delete_user": {"EmailTaken", "PhoneTaken"},
    "reset_password": {"EmailTaken", "PhoneTaken"},
    "change_user": {"EmailTaken", "PhoneTaken"},
    "create_device_photo": {"SerialNumberTaken"},
    "delete_device_photo": {"SerialNumberTaken"},
    "transfer_device": {"SerialNumberTaken"},
    "create_category": {"UnknownCategory"},
    "update_category": {"UnknownCategory"},
    "delete_article": {"CategoryNotEmpty"},
    # The password is checked where one is given, and this takes none.
    "confirm_totp": {"WrongPassword"},
}


def problems_of(package: str) -> dict[str, list[str]]:
    """Return the names of the errors that each operation of a service may end with."""
    app = import_module(f"{package}.main").create_app()
    found = {}
    for route in iter_route_contexts(app.routes):
        original = route.original_route
        if isinstance(original, APIRoute) and original.include_in_schema:
            errors = raised_by(_calls(route.dependant), packages=frozenset({package, _SHARED}))
            never = _NEVER.get(original.name, set())
            found[original.name] = sorted(
                _name(error) for error in errors if error.__name__ not in never
            )
    return {operation: names for operation, names in sorted(found.items()) if names}


def _calls(dependant: Any) -> Iterator[Callable[..., Any]]:
    """Yield everything that answers a request, dependencies too."""
    for dependency in dependant.dependencies:
        yield from _calls(dependency)
    if dependant.call is not None:
        yield dependant.call


def _name(error: type[AppError]) -> str:
    return f"{error.__module__}.{error.__qualname__}"


if __name__ == "__main__":
    print(json.dumps(problems_of(sys.argv[1]), indent=2))
