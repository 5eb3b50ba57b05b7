"""Everything that the outside may reach, one line each: what is not here does not exist.

A Python table and not YAML: it is checked by mypy and by the tests, needs no loader or schema of
its own, and a diff of it reads as the change of policy that it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum, auto

from gateway.errors import MethodNotAllowed, RouteNotFound
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


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """One method of one path; ``{name}`` in the template stands for one segment."""

    method: str
    template: str
    upstream: Upstream
    auth: Auth = Auth.REQUIRED
    limit: Limit = Limit.GENERAL
    timeout: Timeout = Timeout.STANDARD
    body_limit: int = JSON_BODY_LIMIT

    @property
    def shape(self) -> tuple[str, str]:
        """Method and path with the parameters' names gone, to compare with others' tables."""
        parts = self.template.split("/")
        return self.method, "/".join("{}" if part.startswith("{") else part for part in parts)


def _gateway(
    method: str, template: str, *, auth: Auth = Auth.PUBLIC, limit: Limit = Limit.NONE
) -> Route:
    return Route(method, template, Upstream.GATEWAY, auth, limit)


def _service(
    upstream: Upstream, *lines: tuple[str, str] | tuple[str, str, Auth, Limit]
) -> list[Route]:
    return [Route(line[0], API + line[1], upstream, *line[2:]) for line in lines]


ROUTES: tuple[Route, ...] = (
    _gateway("GET", "/"),
    _gateway("GET", "/health/live"),
    _gateway("GET", "/health/ready"),
    _gateway("GET", "/version"),
    _gateway("GET", "/openapi.json"),
    _gateway("GET", "/docs"),
    _gateway("GET", "/docs/{asset}"),
    _gateway("GET", f"{API}/events", auth=Auth.TICKET, limit=Limit.GENERAL),
    _gateway("GET", f"{API}/events/ws", auth=Auth.TICKET, limit=Limit.GENERAL),
    _gateway("POST", f"{API}/events/ticket", auth=Auth.REQUIRED, limit=Limit.GENERAL),
    Route("GET", "/.well-known/jwks.json", Upstream.AUTH, Auth.PUBLIC),
    *_service(
        Upstream.AUTH,
        ("POST", "/auth/register", Auth.PUBLIC, Limit.AUTH),
        ("POST", "/auth/login", Auth.PUBLIC, Limit.AUTH),
        ("POST", "/auth/login/totp", Auth.PUBLIC, Limit.AUTH),
        ("POST", "/auth/refresh", Auth.PUBLIC, Limit.AUTH),
        ("POST", "/auth/forgot", Auth.PUBLIC, Limit.AUTH),
        ("POST", "/auth/reset", Auth.PUBLIC, Limit.AUTH),
        ("POST", "/auth/verify-email", Auth.PUBLIC, Limit.AUTH),
        ("POST", "/auth/verify-email/send"),
        ("POST", "/auth/logout"),
        ("GET", "/auth/sessions"),
        ("DELETE", "/auth/sessions"),
        ("DELETE", "/auth/sessions/{session_id}"),
        ("POST", "/auth/totp/enroll"),
        ("POST", "/auth/totp/confirm"),
        ("DELETE", "/auth/totp"),
        ("GET", "/user/me"),
        ("PUT", "/user"),
        ("PATCH", "/user"),
        ("POST", "/user/change-password"),
        ("GET", "/user/export"),
        ("DELETE", "/user"),
        ("GET", "/notifications"),
        ("POST", "/notifications/read-all"),
        ("POST", "/notifications/{notification_id}/read"),
        ("GET", "/notifications/preferences"),
        ("PATCH", "/notifications/preferences"),
        ("GET", "/admin/users"),
        ("GET", "/admin/users/{user_id}"),
        ("PATCH", "/admin/users/{user_id}"),
        ("GET", "/admin/audit"),
        ("GET", "/admin/stats"),
    ),
    *_service(
        Upstream.DEVICE,
        ("GET", "/devices"),
        ("GET", "/devices/my"),
        ("GET", "/devices/search", Auth.OPTIONAL, Limit.GENERAL),
        ("POST", "/devices", Auth.OPTIONAL, Limit.WRITE),
        ("POST", "/devices/import"),
        ("GET", "/devices/export.csv"),
        ("GET", "/devices/{device_id}", Auth.OPTIONAL, Limit.GENERAL),
        ("PATCH", "/devices/{device_id}", Auth.OPTIONAL, Limit.WRITE),
        ("DELETE", "/devices/{device_id}"),
        ("POST", "/devices/{device_id}/photos"),
        ("DELETE", "/devices/{device_id}/photos/{photo_id}"),
        ("GET", "/devices/{device_id}/history"),
        ("POST", "/devices/{device_id}/transfer"),
        ("GET", "/devices/{device_id}/qr.svg", Auth.OPTIONAL, Limit.GENERAL),
        ("GET", "/devices/{device_id}/qr.png", Auth.OPTIONAL, Limit.GENERAL),
    ),
    *_service(
        Upstream.TICKET,
        ("POST", "/tickets"),
        ("GET", "/tickets"),
        ("POST", "/tickets/bulk"),
        ("GET", "/tickets/export.csv"),
        ("GET", "/tickets/stats"),
        ("GET", "/tickets/{ticket_id}"),
        ("PATCH", "/tickets/{ticket_id}"),
        ("PATCH", "/tickets/{ticket_id}/status"),
        ("POST", "/tickets/{ticket_id}/assign"),
        ("POST", "/tickets/{ticket_id}/merge"),
        ("POST", "/tickets/{ticket_id}/rating"),
        ("PUT", "/tickets/{ticket_id}/work-report"),
        ("GET", "/tickets/{ticket_id}/messages"),
        ("POST", "/tickets/{ticket_id}/messages"),
        ("POST", "/tickets/{ticket_id}/messages/read"),
        ("GET", "/support"),
        ("POST", "/support"),
        ("GET", "/support/meta"),
        ("GET", "/support/{case_id}"),
        ("PATCH", "/support/{case_id}/status"),
        ("GET", "/support/{case_id}/messages"),
        ("POST", "/support/{case_id}/messages"),
        ("POST", "/support/{case_id}/messages/user"),
        ("POST", "/support/{case_id}/messages/support"),
        ("POST", "/support/{case_id}/messages/read"),
    ),
    *_service(
        Upstream.MEDIA,
        ("POST", "/media/uploads"),
        ("POST", "/media/uploads/{media_id}/complete"),
        ("GET", "/media/{media_id}"),
        ("GET", "/media/{media_id}/content"),
        ("DELETE", "/media/{media_id}"),
        ("GET", "/faq/categories", Auth.OPTIONAL, Limit.GENERAL),
        ("POST", "/faq/categories"),
        ("PATCH", "/faq/categories/{slug}"),
        ("DELETE", "/faq/categories/{slug}"),
        ("GET", "/faq/categories/{slug}/articles", Auth.OPTIONAL, Limit.GENERAL),
        ("GET", "/faq/search", Auth.OPTIONAL, Limit.GENERAL),
        ("POST", "/faq/articles"),
        ("GET", "/faq/articles/{article_id}", Auth.OPTIONAL, Limit.GENERAL),
        ("PATCH", "/faq/articles/{article_id}"),
        ("DELETE", "/faq/articles/{article_id}"),
        ("POST", "/faq/articles/{article_id}/feedback", Auth.OPTIONAL, Limit.WRITE),
        ("GET", "/pages", Auth.OPTIONAL, Limit.GENERAL),
        ("POST", "/pages"),
        ("GET", "/pages/{slug}", Auth.OPTIONAL, Limit.GENERAL),
        ("PATCH", "/pages/{slug}"),
        ("DELETE", "/pages/{slug}"),
        ("GET", "/pages/{slug}/versions"),
        ("GET", "/pages/{slug}/versions/{version}"),
    ),
)


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
