"""What a route is, and how a request finds its own (the routes stand in ``routes.yaml``)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum, auto

from privet_shared.auth.principal import Role

from gateway.errors import MethodNotAllowed, RouteNotFound
from gateway.head import RawHeaders
from gateway.paths import canonical_segments, encode_path, is_plain

API = "/api/v1"
JSON_BODY_LIMIT = 1024 * 1024
REMEMBERED_PATHS = 4096


class Upstream(StrEnum):
    """Who answers."""

    GATEWAY = auto()
    AUTH = "auth-service"
    DEVICE = "device-service"
    TICKET = "ticket-service"
    MEDIA = "media-service"


SERVICES = (Upstream.AUTH, Upstream.DEVICE, Upstream.TICKET, Upstream.MEDIA)


class Auth(StrEnum):
    """What the gateway asks of a caller."""

    REQUIRED = auto()
    """A valid access token."""
    OPTIONAL = auto()
    """None at all, or a valid one: a bad token is refused, never ignored."""
    PUBLIC = auto()
    """Nothing; a token is not looked at."""
    TICKET = auto()
    """As ``REQUIRED``, or a single-use ``?ticket=``; the handler sees to it."""


class Timeout(StrEnum):
    """How long an answer may take (see ``gateway.proxy.timeouts``)."""

    STANDARD = auto()
    STREAM = auto()


class Limit(StrEnum):
    """The rate limit that a request counts against; the names are seen by clients."""

    NONE = auto()
    AUTH = auto()
    """Per address: signing in and up."""
    WRITE = auto()
    """Anonymous writes per address, tighter; with a token as ``GENERAL``."""
    GENERAL = auto()
    """Per user, or per address without one."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: the first byte of the answer, a pause within a body, and the whole exchange."""

    first_byte: float
    idle: float
    total: float | None


@dataclass(frozen=True, slots=True)
class HeaderChanges:
    """Headers that are set and removed, names in lower case."""

    set: tuple[tuple[bytes, bytes], ...] = ()
    remove: frozenset[bytes] = frozenset()

    def apply(self, headers: RawHeaders) -> RawHeaders:
        """Return ``headers`` changed."""
        gone = self.remove.union(name for name, _ in self.set)
        return [pair for pair in headers if pair[0] not in gone] + list(self.set)


@dataclass(frozen=True, slots=True)
class CachePolicy:
    """How long an answer may be kept, and for whom.

    Answers are kept as an anonymous caller gets them; with ``for_customers`` customers get the
    same, their token is not passed on. ``vary`` names request headers that answers depend on.
    """

    seconds: float
    for_customers: bool = False
    vary: tuple[bytes, ...] = ()
    events: tuple[str, ...] = ()
    """Types of events that make all answers of the route stale."""
    object_events: tuple[str, ...] = ()
    """Types of events that make those stale whose path names the event's object."""


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """One method of one path, with its policies; ``{name}`` stands for one segment."""

    method: str
    template: str
    upstream: Upstream
    auth: Auth = Auth.REQUIRED
    limit: Limit = Limit.GENERAL
    timeout: Timeout = Timeout.STANDARD
    body_limit: int = JSON_BODY_LIMIT
    roles: frozenset[Role] = frozenset()
    """Who of those with a token may; empty means everybody."""
    rate: str | None = None
    """A limit of the route's own, as ``30/minute`` for each caller."""
    timeouts: Timeouts | None = None
    """Instead of those of the class."""
    cache: CachePolicy | None = None
    request_changes: HeaderChanges | None = None
    answer_changes: HeaderChanges | None = None
    in_maintenance: bool = False

    @property
    def shape(self) -> tuple[str, str]:
        """Method and path with the parameters' names gone, to compare with others' tables."""
        parts = self.template.split("/")
        return self.method, "/".join("{}" if part.startswith("{") else part for part in parts)


@dataclass(slots=True)
class _Node:
    literals: dict[str, "_Node"] = field(default_factory=dict)
    parameter: "_Node | None" = None
    methods: dict[str, Route] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """The route that serves a request, and its path in canonical form."""

    route: Route
    segments: list[str]
    path: bytes


class RouteTable:
    """Finds routes by decoded path segments; a literal segment wins over a parameter."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self.routes = tuple(routes)
        self._root = _Node()
        self._remembered: dict[tuple[str, bytes], Match] = {}
        for route in self.routes:
            self._add(route)

    def find(self, method: str, raw_path: bytes) -> Match:
        """Return the match; ``HEAD`` is served by ``GET``.

        Raises ``RouteNotFound`` or ``MethodNotAllowed``.
        """
        match = self._remembered.get((method, raw_path))
        if match is None:
            match = self._find(method, raw_path)
            if len(self._remembered) >= REMEMBERED_PATHS:
                self._remembered.clear()
            self._remembered[method, raw_path] = match
        return match

    def _find(self, method: str, raw_path: bytes) -> Match:
        segments = canonical_segments(raw_path)
        node = None if segments is None else self._walk(segments)
        if segments is None or node is None or not node.methods:
            raise RouteNotFound
        route = node.methods.get("GET" if method == "HEAD" else method)
        if route is None:
            raise MethodNotAllowed(_allowed(node))
        path = raw_path.rstrip(b"/") if is_plain(raw_path) else encode_path(segments)
        return Match(route, segments, path)

    def _walk(self, segments: list[str]) -> _Node | None:
        node: _Node | None = self._root
        for segment in segments:
            if node is None:
                return None
            node = node.literals.get(segment, node.parameter)
        return node

    def _add(self, route: Route) -> None:
        node = self._root
        for part in filter(None, route.template.split("/")):
            if part.startswith("{"):
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.literals.setdefault(part, _Node())
        if route.method in node.methods:
            raise ValueError(f"two routes for {route.method} {route.template}")
        node.methods[route.method] = route


def _allowed(node: _Node) -> list[str]:
    methods = {*node.methods, "OPTIONS"}
    if "GET" in methods:
        methods.add("HEAD")
    return sorted(methods)
