"""Reads the routes and their policies from YAML; tells what is wrong with it, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Self, TypeVar

import yaml
from privet_shared.auth.principal import Role
from pydantic import BaseModel, ByteSize, ConfigDict, Field, ValidationError, model_validator

from gateway.routes import (
    JSON_BODY_LIMIT,
    Auth,
    CachePolicy,
    HeaderChanges,
    Limit,
    Route,
    Timeout,
    Timeouts,
    Upstream,
)
from gateway.settings import LimitText, Origin

DEFAULT_FILE = Path(__file__).with_name("routes.yaml")
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
_NAME = r"^[a-z0-9-]+$"
_NOT_OURS_TO_SET = frozenset({"connection", "content-length", "host", "transfer-encoding"})

Seconds = Annotated[float, Field(gt=0)]
HeaderName = Annotated[str, Field(pattern=_NAME)]
EventType = Annotated[str, Field(pattern=r"^privet(\.[a-z0-9_]+){4}$")]
HeaderValue = Annotated[str, Field(pattern=r"^[\x20-\x7e]*$")]


class BadRouteFile(ValueError):
    """The file cannot be used; the message names the line and the reason."""


@dataclass(frozen=True, slots=True)
class Canary:
    """Another instance of a service, which gets a share of its callers."""

    url: str
    percent: float


@dataclass(frozen=True, slots=True)
class RouteFile:
    """What the file says."""

    routes: tuple[Route, ...]
    canaries: Mapping[Upstream, Canary]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_ModelT = TypeVar("_ModelT", bound=_Model)


class _Timeouts(_Model):
    first_byte: Seconds
    idle: Seconds
    total: Seconds | None = None

    def as_timeouts(self) -> Timeouts:
        return Timeouts(self.first_byte, self.idle, self.total)


class _Changes(_Model):
    set: dict[HeaderName, HeaderValue] = {}
    remove: list[HeaderName] = []

    @model_validator(mode="after")
    def _leave_framing_alone(self) -> Self:
        touched = _NOT_OURS_TO_SET.intersection({*self.set, *self.remove})
        if touched:
            raise ValueError(f"{', '.join(sorted(touched))} is not to be changed")
        return self


class _Cache(_Model):
    seconds: Seconds
    readers: str = Field(default="anonymous", pattern="^(anonymous|customers)$")
    vary: list[HeaderName] = []
    events: list[EventType] = []
    object_events: list[EventType] = []

    def as_policy(self) -> CachePolicy:
        vary = tuple(name.encode() for name in self.vary)
        return CachePolicy(
            *(self.seconds, self.readers == "customers", vary),
            *(tuple(self.events), tuple(self.object_events)),
        )


class _Canary(_Model):
    url: Origin
    percent: Annotated[float, Field(gt=0, le=100)]


class _Policies(_Model):
    auth: Auth = Auth.REQUIRED
    roles: frozenset[Role] = frozenset()
    limit: Limit = Limit.GENERAL
    rate: LimitText | None = None
    timeout: Timeout = Timeout.STANDARD
    timeouts: _Timeouts | None = None
    body: ByteSize = ByteSize(JSON_BODY_LIMIT)
    cache: _Cache | None = None
    request_headers: _Changes | None = None
    answer_headers: _Changes | None = None


def load_routes(path: Path = DEFAULT_FILE) -> RouteFile:
    """Return what the file says; raises ``BadRouteFile``."""
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise BadRouteFile(f"{path}: {error}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BadRouteFile(f"{path}, line {line}: {error.problem}") from error
    return _Reader(path).read(root)


class _Reader:
    """Reads one file, node by node, so that it can tell lines."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, root: yaml.Node | None) -> RouteFile:
        """Return what the file says; raises ``BadRouteFile``."""
        parts = self._mapping(root, {"sections", "canaries", "maintenance"})
        if "sections" not in parts:
            raise self._bad(root, "there are no sections")
        routes = [
            (route, node)
            for section in self._items(parts["sections"])
            for route, node in self._section(section)
        ]
        self._require_distinct(routes)
        closed = self._maintenance(parts.get("maintenance"), [route for route, _ in routes])
        return RouteFile(
            tuple(replace(route, in_maintenance=route in closed) for route, _ in routes),
            self._canaries(parts.get("canaries")),
        )

    def _section(self, node: yaml.Node) -> Iterator[tuple[Route, yaml.Node]]:
        parts = self._mapping(node, {"service", "prefix", "routes"})
        if not {"service", "routes"} <= parts.keys():
            raise self._bad(node, "a section has a service and routes")
        upstream = self._upstream(parts["service"])
        prefix = self._value(parts["prefix"]) if "prefix" in parts else ""
        for item in self._items(parts["routes"]):
            if isinstance(item, yaml.MappingNode):
                if len(item.value) != 1:
                    raise self._bad(item, "a route is one 'METHOD /path', with policies behind ':'")
                line, policies = item.value[0]
            else:
                line, policies = item, None
            yield self._route(upstream, prefix, line, policies), line

    def _route(
        self, upstream: Upstream, prefix: str, line: yaml.Node, policies: yaml.Node | None
    ) -> Route:
        method, _, path = str(self._value(line)).partition(" ")
        if method not in _METHODS or not path.startswith("/"):
            raise self._bad(line, "a route begins with 'GET /path', or another method")
        read = self._validated(_Policies, policies) if policies is not None else _Policies()
        if read.cache is not None and (method != "GET" or read.auth is Auth.REQUIRED):
            raise self._bad(line, "only a GET that anonymous callers may send can be cached")
        return _as_route(method, prefix + path, upstream, read)

    def _require_distinct(self, routes: list[tuple[Route, yaml.Node]]) -> None:
        seen: set[tuple[str, str]] = set()
        for route, node in routes:
            if route.shape in seen:
                raise self._bad(node, "the route stands here a second time")
            seen.add(route.shape)

    def _maintenance(self, node: yaml.Node | None, routes: list[Route]) -> set[Route]:
        closed: set[Route] = set()
        for item in self._items(node):
            name = self._value(item)
            found = {
                route
                for route in routes
                if name in {route.upstream.value, f"{route.method} {route.template}"}
            }
            if not found:
                raise self._bad(item, f"there is no service or route {name!r}")
            closed |= found
        return closed

    def _canaries(self, node: yaml.Node | None) -> dict[Upstream, Canary]:
        if node is None:
            return {}
        canaries = {}
        for name, child in self._pairs(node):
            upstream = self._upstream(name)
            read = self._validated(_Canary, child)
            canaries[upstream] = Canary(read.url, read.percent)
        return canaries

    def _upstream(self, node: yaml.Node) -> Upstream:
        name = self._value(node)
        try:
            return Upstream(name)
        except ValueError:
            known = ", ".join(Upstream)
            raise self._bad(node, f"{name!r} is none of {known}") from None

    def _validated(self, model: type[_ModelT], node: yaml.Node) -> _ModelT:
        self._mapping(node, set(model.model_fields))
        try:
            return model.model_validate(self._value(node))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise self._bad(node, f"{place}: {first['msg']}") from error

    def _mapping(self, node: yaml.Node | None, allowed: set[str]) -> dict[str, yaml.Node]:
        parts: dict[str, yaml.Node] = {}
        for name, child in self._pairs(node):
            key = self._value(name)
            if key not in allowed:
                raise self._bad(name, f"{key!r} is none of {', '.join(sorted(allowed))}")
            if key in parts:
                raise self._bad(name, f"{key!r} stands here a second time")
            parts[key] = child
        return parts

    def _pairs(self, node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            raise self._bad(node, "names with values are expected here")
        return list(node.value)

    def _items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self._bad(node, "a list is expected here")
        return list(node.value)

    def _value(self, node: yaml.Node) -> Any:
        loader = yaml.SafeLoader("")
        try:
            return loader.construct_document(node)
        except yaml.MarkedYAMLError as error:
            raise self._bad(node, str(error.problem)) from error

    def _bad(self, node: yaml.Node | None, reason: str) -> BadRouteFile:
        line = 1 if node is None else node.start_mark.line + 1
        return BadRouteFile(f"{self._path}, line {line}: {reason}")


def _as_route(method: str, template: str, upstream: Upstream, read: _Policies) -> Route:
    timeouts, cache = read.timeouts, read.cache
    return Route(
        *(method, template, upstream, read.auth, read.limit, read.timeout, int(read.body)),
        roles=read.roles,
        rate=read.rate,
        timeouts=timeouts.as_timeouts() if timeouts else None,
        cache=cache.as_policy() if cache else None,
        request_changes=_changes(read.request_headers),
        answer_changes=_changes(read.answer_headers),
    )


def _changes(read: _Changes | None) -> HeaderChanges | None:
    if read is None:
        return None
    return HeaderChanges(
        tuple((name.encode(), value.encode()) for name, value in read.set.items()),
        frozenset(name.encode() for name in read.remove),
    )


ROUTES = load_routes().routes
"""The routes as they are delivered."""
