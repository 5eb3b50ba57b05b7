"""How a route's endpoint is called, worked out once and not anew for each request.

FastAPI walks the tree of dependencies and its own routers at every request, which costs more than
most endpoints. A plan does the same in the same order for the kinds of routes that we have. What
it cannot do, and every request that something is wrong with, is left to FastAPI.
"""

import inspect
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from fastapi import params
from fastapi._compat import field_annotation_is_sequence
from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_validation_alias, request_params_to_args
from pydantic import BaseModel, Json
from starlette.datastructures import MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import Response

RawHeaders = list[tuple[bytes, bytes]]

JSON = b"application/json"
_FIXED = (str, int, float, type(None))
_NO_QUERY = QueryParams()


class LeaveToFramework(Exception):
    """A route that no plan is made for, or a request that FastAPI is to find the fault of."""


class Outgoing(Response):
    """The headers and status that an endpoint sets beside what it returns."""

    def __init__(self) -> None:
        self.status_code = 0
        self.background = None
        self.body = b""
        self.raw_headers = []

    @property
    def headers(self) -> MutableHeaders:
        """The headers so far."""
        return MutableHeaders(raw=self.raw_headers)


@dataclass(slots=True)
class Given:
    """What a request brings to its endpoint."""

    request: Request
    path: Mapping[str, str]
    headers: Mapping[bytes, bytes]
    query: QueryParams
    body: Any
    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class _Parameter:
    """One value from path, query or header."""

    name: str
    key: str
    field: Any
    is_required: bool
    default: Any
    """A value that cannot be changed, so that it may be shared."""

    @classmethod
    def of(cls, field: Any) -> "_Parameter":
        if _model_of(field) is not None or field_annotation_is_sequence(
            field.field_info.annotation
        ):
            raise LeaveToFramework
        is_required = bool(field.field_info.is_required())
        default = None if is_required else field.get_default()
        if not isinstance(default, _FIXED):
            raise LeaveToFramework
        return cls(field.name, get_validation_alias(field), field, is_required, default)

    def read(self, value: str | None) -> Any:
        """Return the value, the default when there is none."""
        if value is None:
            if self.is_required:
                raise LeaveToFramework
            return self.default
        return _validated(self.field, value)


@dataclass(frozen=True, slots=True)
class _Query:
    """A query parameter, or a model of some."""

    field: Any
    names: frozenset[str]
    plain: tuple[tuple[str, bool], ...] | None
    """Names, and whether each may come several times; None where FastAPI has to read them."""
    is_model: bool

    @classmethod
    def of(cls, field: Any) -> "_Query":
        model = _model_of(field)
        if model is None:
            name = get_validation_alias(field)
            return cls(field, frozenset({name}), _plain({name: field.field_info}), is_model=False)
        if model.model_config.get("extra", "ignore") != "ignore":
            raise LeaveToFramework
        infos = model.model_fields
        names = frozenset(name for key, info in infos.items() for name in (key, info.alias or key))
        has_aliases = any(info.alias or info.validation_alias for info in infos.values())
        return cls(field, names, None if has_aliases else _plain(infos), is_model=True)

    def read(self, query: QueryParams) -> Any:
        """Return the value, the default when there is none; raises ``LeaveToFramework``."""
        field = self.field
        if self.names.isdisjoint(query):
            if not field.field_info.is_required():
                return field.get_default()
            if not self.is_model:
                raise LeaveToFramework
            return _validated(field, {})
        if self.plain is None:
            values, errors = request_params_to_args([field], query)
            if errors:
                raise LeaveToFramework
            return values[field.name]
        found = {
            name: query.getlist(name) if is_list else query[name]
            for name, is_list in self.plain
            if name in query
        }
        return _validated(field, found if self.is_model else found[self.plain[0][0]])


def _plain(infos: Mapping[str, Any]) -> tuple[tuple[str, bool], ...] | None:
    """Return which parameters are lists; None where one is JSON by itself."""
    marks = [mark for info in infos.values() for mark in info.metadata]
    if any(mark is Json or type(mark) is Json for mark in marks):
        return None
    return tuple(
        (name, field_annotation_is_sequence(info.annotation)) for name, info in infos.items()
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """One call: a dependency, or at last the endpoint."""

    call: Callable[..., Awaitable[Any]]
    results: list[tuple[str, int]]
    """Its parameters that are the results of earlier steps."""
    path: list[_Parameter]
    headers: list[tuple[bytes, _Parameter]]
    query: list[_Query]
    body: tuple[str, Any] | None
    request_name: str | None
    response_name: str | None
    takes_request_alone: bool

    def arguments(self, given: Given, done: list[Any]) -> dict[str, Any]:
        """Return what to call with; raises ``LeaveToFramework``."""
        arguments = {name: done[position] for name, position in self.results}
        for parameter in self.path:
            arguments[parameter.name] = parameter.read(given.path.get(parameter.key))
        for key, parameter in self.headers:
            raw = given.headers.get(key)
            text = None if raw is None else raw.decode("latin-1")
            arguments[parameter.name] = parameter.read(text)
        for wanted in self.query:
            arguments[wanted.field.name] = wanted.read(given.query)
        if self.body is not None:
            arguments[self.body[0]] = _validated(self.body[1], given.body)
        if self.request_name is not None:
            arguments[self.request_name] = given.request
        if self.response_name is not None:
            arguments[self.response_name] = given.outgoing
        return arguments


class Plan:
    """The calls that answer a route's requests."""

    __slots__ = ("_field", "_status", "_steps", "has_body")

    def __init__(self, steps: list[_Step], *, field: Any, status: int, has_body: bool) -> None:
        self._steps = steps
        self._field = field
        self._status = status
        self.has_body = has_body
        """Whether the endpoint takes a JSON body."""

    @classmethod
    def of(cls, route: Any) -> "Plan":
        """Return the plan of a FastAPI route; raises ``LeaveToFramework``."""
        if (
            not isinstance(route.response_class, DefaultPlaceholder)
            or route.is_sse_stream
            or route.is_json_stream
            or route._embed_body_fields  # noqa: SLF001  # there is no public way
            or (route.body_field and isinstance(route.body_field.field_info, params.Form))
            or not _is_plain(route)
        ):
            raise LeaveToFramework
        steps: list[_Step] = []
        _add_step(route.dependant, steps, {})
        return cls(
            steps,
            field=route.response_field,
            status=route.status_code or 200,
            has_body=route.body_field is not None,
        )

    async def run(self, given: Given) -> Response | tuple[int, bytes]:
        """Call everything in order; return the answer, or its status and JSON.

        Raises ``LeaveToFramework``, and whatever the endpoint raises.
        """
        done: list[Any] = []
        request = given.request
        for step in self._steps:
            if step.takes_request_alone:
                done.append(await step.call(request))
            else:
                done.append(await step.call(**step.arguments(given, done)))
        result = done[-1]
        if isinstance(result, Response):
            return result
        status = given.outgoing.status_code or self._status
        if self._field is None:
            return status, b"null"
        value, errors = self._field.validate(result, {}, loc=("response",))
        if errors:
            raise TypeError(f"The answer does not fit its model: {errors}")
        return status, self._field.serialize_json(value)


def _is_plain(route: Any) -> bool:
    """Whether the answer is the whole model."""
    return route.response_model_by_alias and not any(
        (
            *(route.response_model_include, route.response_model_exclude),
            *(route.response_model_exclude_unset, route.response_model_exclude_defaults),
            route.response_model_exclude_none,
        )
    )


def _add_step(dependant: Dependant, steps: list[_Step], known: dict[Any, int]) -> int:
    """Add the calls that ``dependant`` needs, then itself; return where it stands."""
    results = []
    for dependency in dependant.dependencies:
        position = known.get(dependency.call) if dependency.use_cache else None
        if position is None:
            position = _add_step(dependency, steps, known)
        if dependency.name is not None:
            results.append((dependency.name, position))
    call = dependant.call
    if call is None or not _is_coroutine(call) or _is_special(dependant):
        raise LeaveToFramework
    request_name = dependant.request_param_name or dependant.http_connection_param_name
    steps.append(
        _Step(
            call=call,
            results=results,
            path=[_Parameter.of(field) for field in dependant.path_params],
            headers=[
                (parameter.key.lower().encode(), parameter)
                for parameter in map(_Parameter.of, dependant.header_params)
            ],
            query=[_Query.of(field) for field in dependant.query_params],
            body=_body_of(dependant),
            request_name=request_name,
            response_name=dependant.response_param_name,
            takes_request_alone=list(inspect.signature(call).parameters) == [request_name],
        )
    )
    known[call] = len(steps) - 1
    return known[call]


def _is_coroutine(call: Callable[..., Any]) -> bool:
    return inspect.iscoroutinefunction(call) or inspect.iscoroutinefunction(
        getattr(call, "__call__", None)  # noqa: B004  # an object that is called, such as a scheme
    )


def _is_special(dependant: Dependant) -> bool:
    return bool(
        dependant.cookie_params
        or dependant.websocket_param_name
        or dependant.background_tasks_param_name
        or dependant.security_scopes_param_name
        or dependant.own_oauth_scopes
        or dependant.concurrency
    )


def _body_of(dependant: Dependant) -> tuple[str, Any] | None:
    if not dependant.body_params:
        return None
    [field] = dependant.body_params
    return field.name, field


def _model_of(field: Any) -> type[BaseModel] | None:
    annotation = field.field_info.annotation
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation if is_model else None


def _validated(field: Any, value: Any) -> Any:
    validated, errors = field.validate(value, {}, loc=())
    if errors:
        raise LeaveToFramework
    return validated


def read_json(body: bytes, content_type: bytes) -> Any:
    """Return the JSON of a request's body; raises ``LeaveToFramework``."""
    if not body or content_type.partition(b";")[0].strip().lower() != JSON:
        raise LeaveToFramework
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise LeaveToFramework from error


def read_query(scope: Mapping[str, Any]) -> QueryParams:
    """Return the query parameters of a request."""
    text = cast("bytes", scope["query_string"])
    return QueryParams(text) if text else _NO_QUERY
