"""The routes of an application, for tests that walk all of them."""

import re

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from privet_shared.ids import new_id

_PARAMETER = re.compile(r"\{[^}]+\}")


def route_table(app: FastAPI) -> set[tuple[str, str]]:
    """Return (method, path template) of every route, documented or not."""
    return {
        (method, route.path or "")
        for route in iter_route_contexts(app.routes)
        for method in route.methods or ()
        if method != "HEAD"
    }


def any_path(template: str) -> str:
    """Return an address that matches the template."""
    return _PARAMETER.sub(lambda _: str(new_id()), template)
