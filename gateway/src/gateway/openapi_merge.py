"""One OpenAPI document out of the services' own, and the comparison with the route table."""

import re
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from privet_shared.errors import AppError
from privet_shared.http.problems import Problem, problem_responses

from gateway.cors import OriginNotAllowed
from gateway.errors import (
    BadFraming,
    BodyTooSlow,
    ExpectationFailed,
    HeadTooLarge,
    HeadTooSlow,
    InMaintenance,
    MethodNotAllowed,
    RouteNotFound,
    ServiceFailed,
    SeveralHosts,
    TargetTooLong,
    UpstreamBroken,
    UpstreamTooSlow,
    VersionNotSupported,
)
from gateway.routes import API, SERVICES, Auth, Limit, Route, Upstream

Document = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
WELL_KNOWN = "/.well-known/"
_REFERENCE = "#/components/"
TAGS: Mapping[str, str] = {
    "auth": "Signing up, in and out; sessions; passwords; the second factor.",
    "user": "The caller's own account.",
    "notifications": "What happened, for the caller to read.",
    "devices": "Devices, their photos, history and labels. Reading and writing them is public.",
    "tickets": "Service tickets: filing, following, chat, work and statistics.",
    "support": "Questions to support and their chat.",
    "media": "Files: announced here, sent straight to storage, attached elsewhere.",
    "faq": "Questions and answers, in Russian and English.",
    "pages": "Terms, privacy and the like, in Russian and English.",
    "admin": "Accounts, roles, the audit: for admins.",
    "events": "What happens, live.",
    "platform": "The gateway itself.",
}
_PARAMETER = re.compile(r"\{[^}]*\}")
_SERVICE_STATUSES = (502, 503, 504)
_DESCRIPTION = """After-sales service: devices, tickets, live status, photos.

Errors are problem documents (RFC 9457) with a stable `code` and the `request_id`. Besides those
that each operation names, any address may answer with one of these:

"""
_ANYWHERE: tuple[type[AppError], ...] = (
    *(BadFraming, SeveralHosts, VersionNotSupported, OriginNotAllowed, RouteNotFound),
    *(MethodNotAllowed, HeadTooSlow, TargetTooLong, ExpectationFailed, HeadTooLarge),
    *(ServiceFailed, InMaintenance),
)
_OURS: Mapping[int, type[AppError]] = {
    error.status.value: error for error in (BodyTooSlow, UpstreamBroken, UpstreamTooSlow)
}
"""Errors whose statuses no service answers with."""
_SECURITY: Mapping[Auth, list[dict[str, list[str]]]] = {
    Auth.REQUIRED: [{"bearerAuth": []}],
    Auth.OPTIONAL: [{}, {"bearerAuth": []}],
    Auth.PUBLIC: [],
    Auth.TICKET: [{"bearerAuth": []}, {}],
}


def shape_of(method: str, path: str) -> tuple[str, str]:
    """Return method and path in a form in which parameters' names do not matter."""
    return method.upper(), _PARAMETER.sub("{}", path)


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield path, method and operation of each operation."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def public_operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield the operations that a service means for the outside; its health is its own."""
    for path, method, operation in operations(document):
        if path.startswith((f"{API}/", WELL_KNOWN)):
            yield path, method, operation


def compare_routes(routes: Iterable[Route], documents: Mapping[Upstream, Document]) -> list[str]:
    """Return a line for each route that no service documents, and the other way round.

    Only services in ``documents`` are compared. An empty list means that they agree.
    """
    routed = {(route.upstream, *route.shape) for route in routes if route.upstream in documents}
    documented = {
        (upstream, *shape_of(method, path.rstrip("/") or "/"))
        for upstream, document in documents.items()
        for path, method, _ in _operations_of(upstream, document)
    }
    return [
        *(
            f"{service} does not serve {method} {path}, which is in the route table"
            for service, method, path in sorted(routed - documented)
        ),
        *(
            f"{service} serves {method} {path}, which is not in the route table"
            for service, method, path in sorted(documented - routed)
        ),
    ]


def merge(
    routes: Iterable[Route], documents: Mapping[Upstream, Document], *, version: str
) -> Document:
    """Return the document of all routed operations, paths and components sorted.

    Equal components are kept once; different ones of the same name get the service's name in
    front. ``bearerAuth`` is the only security scheme, and each operation's need of it comes from
    the route table.
    """
    by_shape = {(route.upstream, *route.shape): route for route in routes}
    components: dict[str, dict[str, Any]] = {}
    paths: dict[str, Document] = {}
    operation_ids: set[str] = set()
    for upstream in (*SERVICES, Upstream.GATEWAY):
        if upstream not in documents:
            continue
        document = _with_own_names(documents[upstream], upstream, components)
        for kind, entries in document.get("components", {}).items():
            if kind != "securitySchemes":
                components.setdefault(kind, {}).update(entries)
        for path, method, operation in _operations_of(upstream, document):
            public_path = path.rstrip("/") or "/"
            route = by_shape.get((upstream, *shape_of(method, public_path)))
            if route is None:
                continue
            operation_id = operation.get("operationId", f"{method}_{public_path}")
            if operation_id in operation_ids:
                operation_id = f"{_prefix(upstream).lower()}_{operation_id}"
            operation_ids.add(operation_id)
            paths.setdefault(public_path, {})[method] = _at_the_gateway(
                {**operation, "operationId": operation_id}, route
            )
    components.setdefault("schemas", {}).setdefault("Problem", _problem_schema(components))
    components["responses"] = _share_problems(paths)
    components["securitySchemes"] = {
        "bearerAuth": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": f"An access token from {API}/auth/login.",
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "PrivetSuperApp API",
            "version": version,
            "description": _description(),
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
        "paths": dict(sorted(paths.items())),
        "components": {
            kind: dict(sorted(entries.items())) for kind, entries in sorted(components.items())
        },
    }


def _description() -> str:
    lines = (f"- {each.status} `{each.code}`: {each.message}\n" for each in _ANYWHERE)
    return _DESCRIPTION + "".join(lines)


def _operations_of(upstream: Upstream, document: Document) -> Iterator[tuple[str, str, Document]]:
    return (operations if upstream is Upstream.GATEWAY else public_operations)(document)


def _share_problems(paths: Mapping[str, Document]) -> dict[str, Document]:
    """Replace each problem response by a reference, and return what they refer to."""
    shared: dict[str, Document] = {}
    for item in paths.values():
        for operation in item.values():
            for status, response in operation["responses"].items():
                if status.isdigit() and response == problem_responses(int(status))[int(status)]:
                    name = HTTPStatus(int(status)).name.title().replace("_", "")
                    shared[name] = _as_we_say_it(int(status), response)
                    operation["responses"][status] = {"$ref": f"{_REFERENCE}responses/{name}"}
    return shared


def _as_we_say_it(status: int, response: Document) -> Document:
    """Return a problem response with the example of an error that is the gateway's alone."""
    error = _OURS.get(status)
    if error is None:
        return response
    ((media_type, content),) = response["content"].items()
    example = {
        **content["example"],
        "type": f"urn:privet:problem:{error.code}",
        "code": error.code,
        "detail": error.message,
    }
    return {**response, "content": {media_type: {**content, "example": example}}}


def _problem_schema(components: dict[str, dict[str, Any]]) -> Document:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for name, definition in schema.pop("$defs", {}).items():
        components["schemas"].setdefault(name, definition)
    return schema


def _at_the_gateway(operation: Document, route: Route) -> Document:
    """Return the operation with the gateway's own security and errors."""
    is_ours = route.upstream is Upstream.GATEWAY
    statuses = [] if is_ours else list(_SERVICE_STATUSES)
    if route.limit is not Limit.NONE or route.rate is not None:
        statuses.append(429)
    if route.roles:
        statuses.append(403)
    if route.auth is not Auth.PUBLIC:
        statuses.append(401)
    if "{" in route.template:
        statuses.append(404)
    if "requestBody" in operation:
        statuses += [408, 413]
    added = {str(status): response for status, response in problem_responses(*statuses).items()}
    responses = {**added, **operation.get("responses", {})}
    return {
        **operation,
        "security": _SECURITY[route.auth],
        "responses": dict(sorted(responses.items())),
    }


def _with_own_names(
    document: Document, upstream: Upstream, taken: Mapping[str, Mapping[str, Any]]
) -> Document:
    """Return the document with components renamed where another service has their name.

    Renaming one makes those that refer to it different too, so this goes on until all is settled.
    """
    renamed: dict[str, str] = {}
    while True:
        candidate = _rename(document, renamed)
        clashes = {
            f"{_REFERENCE}{kind}/{name}": f"{_REFERENCE}{kind}/{_prefix(upstream)}{name}"
            for kind, entries in candidate.get("components", {}).items()
            if kind != "securitySchemes"
            for name, entry in entries.items()
            if name in taken.get(kind, {}) and taken[kind][name] != entry
        }
        if not clashes:
            return candidate
        renamed.update(clashes)


def _rename(document: Document, renamed: Mapping[str, str]) -> Document:
    if not renamed:
        return document
    result: Document = _replace_references(document, renamed)
    result["components"] = {
        kind: {
            renamed.get(f"{_REFERENCE}{kind}/{name}", name).rpartition("/")[2]: entry
            for name, entry in entries.items()
        }
        for kind, entries in result.get("components", {}).items()
    }
    return result


def _replace_references(node: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {
            key: renamed.get(value, value)
            if key == "$ref" and isinstance(value, str)
            else _replace_references(value, renamed)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_replace_references(item, renamed) for item in node]
    if isinstance(node, str):  # discriminator mappings
        return renamed.get(node, node)
    return node


def _prefix(upstream: Upstream) -> str:
    return upstream.value.split("-")[0].capitalize()
