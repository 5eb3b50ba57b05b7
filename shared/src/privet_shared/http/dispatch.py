"""The way of a request to its endpoint: one look at its path, then the route's plan."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.convertors import StringConvertor
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privet_shared.http.plans import (
    JSON,
    Given,
    LeaveToFramework,
    Outgoing,
    Plan,
    read_json,
    read_query,
)

_GROUP = re.compile(r"\(\?P<\w+>")
_BODILESS = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})
_JSON_TYPE = (b"content-type", JSON)

Handler = Callable[[Request, Exception], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A route of the table; one without a plan belongs to FastAPI."""

    plan: Plan | None
    route: Any
    parameters: tuple[str, ...]


class _Table:
    """The routes of one method, found by one regular expression in the order of declaration."""

    def __init__(self, routes: list[Any]) -> None:
        self._entries: dict[int, _Entry] = {}
        parts, group = [], 1
        for route in routes:
            pattern: re.Pattern[str] = route.path_regex
            parts.append(
                f"({_GROUP.sub('(', pattern.pattern).removeprefix('^').removesuffix('$')})"
            )
            self._entries[group] = _entry(route)
            group += 1 + pattern.groups
        self._pattern = re.compile("|".join(parts))

    def find(self, path: str) -> tuple[_Entry, tuple[str, ...]] | None:
        """Return the route of a path, with the values of its parameters."""
        match = self._pattern.fullmatch(path)
        if match is None or match.lastindex is None:
            return None
        # The group of a whole route closes last.
        entry = self._entries[match.lastindex]
        start = match.lastindex
        return entry, match.groups()[start : start + len(entry.parameters)]


def _entry(route: Any) -> _Entry:
    parameters = tuple(route.path_regex.groupindex)
    original = route.original_route
    plan = None
    if isinstance(original, APIRoute) and all(
        isinstance(convertor, StringConvertor) for convertor in route.param_convertors.values()
    ):
        try:
            plan = Plan.of(route)
        except LeaveToFramework:
            plan = None
    return _Entry(plan, original, parameters)


class DispatchMiddleware:
    """Serves the routes that have a plan; the rest of the application serves all else.

    A request that a plan cannot serve goes to FastAPI from its beginning, which tells what is
    wrong with it: dependencies may be called twice, so they change nothing.
    """

    def __init__(self, app: ASGIApp, *, owner: FastAPI) -> None:
        self._app = app
        self._owner = owner
        # Here and not at the first request: FastAPI takes a second to tell of many routes.
        self._tables = _tables_of(owner)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        found = self._find(scope) if scope["type"] == "http" else None
        if found is None or found[0].plan is None or self._owner.dependency_overrides:
            await self._app(scope, receive, send)
            return
        entry, values = found
        scope["path_params"] = dict(zip(entry.parameters, values, strict=True))
        scope["route"] = entry.route
        scope["endpoint"] = entry.route.endpoint
        request = Request(scope, receive, send)
        outgoing = Outgoing()
        try:
            result = await _answer(found[0].plan, request, outgoing)
        except (LeaveToFramework, ClientDisconnect):
            await self._app(scope, _again(request), send)
            return
        except Exception as error:
            handler = self._handler_of(error)
            if handler is None:
                raise
            result = await handler(request, error)
        if isinstance(result, Response):
            await result(scope, receive, send)
        else:
            await _send_json(send, *result, outgoing)

    def _find(self, scope: Scope) -> tuple[_Entry, tuple[str, ...]] | None:
        table = self._tables.get(scope["method"])
        return table.find(scope["path"]) if table is not None else None

    def _handler_of(self, error: Exception) -> Handler | None:
        handlers: Any = self._owner.exception_handlers
        for kind in type(error).__mro__:
            if kind in handlers:
                handler: Handler = handlers[kind]
                return handler
        return None


def _tables_of(app: FastAPI) -> dict[str, _Table]:
    routes: dict[str, list[Any]] = {}
    for route in iter_route_contexts(app.routes):
        for method in route.methods or ():
            routes.setdefault(method, []).append(route)
    return {method: _Table(found) for method, found in routes.items()}


async def _answer(plan: Plan, request: Request, outgoing: Outgoing) -> Response | tuple[int, bytes]:
    scope = request.scope
    headers = dict(reversed(scope["headers"]))  # the first of a name counts
    body = None
    if plan.has_body:
        body = read_json(await request.body(), headers.get(b"content-type", b""))
    given = Given(request, scope["path_params"], headers, read_query(scope), body, outgoing)
    return await plan.run(given)


async def _send_json(send: Send, status: int, body: bytes, outgoing: Outgoing) -> None:
    if status in _BODILESS:
        body, headers = b"", [_JSON_TYPE, *outgoing.raw_headers]
    else:
        length = (b"content-length", b"%d" % len(body))
        headers = [length, _JSON_TYPE, *outgoing.raw_headers]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _again(request: Request) -> Receive:
    """Return the request's ``receive``, beginning with the body if that was read."""
    body: bytes | None = getattr(request, "_body", None)
    if body is None:
        return request.receive
    is_told = False

    async def receive() -> Message:
        nonlocal is_told
        if is_told:
            return await request.receive()
        is_told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
