"""One OpenAPI document out of the services' own, and the comparison with the route table."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from privet_shared.auth.tokens import InvalidToken, TokenExpired
from privet_shared.errors import AppError, Forbidden, TooManyRequests, Unauthorized
from privet_shared.http.documented import add_problems
from privet_shared.http.problems import PROBLEM_MEDIA_TYPE, Problem

from gateway.auth import SessionRevoked
from gateway.cors import OriginNotAllowed
from gateway.errors import (
    BadFraming,
    BodyTooLarge,
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
    UpstreamUnreachable,
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
_EXAMPLE_ID = "0199a7c2-9c1e-7b0a-8d52-6f3e2a1b4c5d"
_DESCRIPTION = """After-sales service: devices, tickets, live status, photos.

Errors are problem documents (RFC 9457) with a stable `code` and the `request_id`. Besides those
that each operation names, any address may answer with one of these:

"""
_ANYWHERE: tuple[type[AppError], ...] = (
    *(BadFraming, SeveralHosts, VersionNotSupported, OriginNotAllowed, RouteNotFound),
    *(MethodNotAllowed, HeadTooSlow, TargetTooLong, ExpectationFailed, HeadTooLarge),
    *(ServiceFailed, InMaintenance),
)
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
    _share_problems(components, paths)
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


def _share_problems(components: dict[str, dict[str, Any]], paths: Mapping[str, Document]) -> None:
    """Keep each example, and the commonest response of each status, once among the components."""
    examples: dict[str, Document] = {}
    alike: dict[str, Counter[str]] = {}
    found: list[tuple[Document, str]] = []
    for path, item in sorted(paths.items()):
        for operation in item.values():
            responses = operation["responses"]
            for status, response in responses.items():
                if PROBLEM_MEDIA_TYPE in response.get("content", ()):
                    responses[status] = _with_shared_examples(response, examples, path)
                    alike.setdefault(status, Counter())[json.dumps(responses[status])] += 1
                    found.append((responses, status))
    shared: dict[str, Document] = {}
    for responses, status in found:
        [(commonest, _)] = alike[status].most_common(1)
        if json.dumps(responses[status]) == commonest:
            name = HTTPStatus(int(status)).name.title().replace("_", "")
            shared[name] = responses[status]
            responses[status] = {"$ref": f"{_REFERENCE}responses/{name}"}
    components["examples"] = examples
    components["responses"] = shared


def _with_shared_examples(response: Document, examples: dict[str, Document], path: str) -> Document:
    """Return the response with references to ``examples``, to which new ones are added."""
    content = response["content"][PROBLEM_MEDIA_TYPE]
    instance = _PARAMETER.sub(_EXAMPLE_ID, path)
    references = {}
    for code, bare in content.get("examples", {}).items():
        name = code
        example = {**bare, "value": {**bare["value"], "instance": instance}}
        if not _is_same(examples.setdefault(name, example), example):
            name = f"{code}.{example['value']['status']}"
            examples.setdefault(name, example)
        references[code] = {"$ref": f"{_REFERENCE}examples/{name}"}
    return {**response, "content": {PROBLEM_MEDIA_TYPE: {**content, "examples": references}}}


def _is_same(one: Document, other: Document) -> bool:
    """Whether two examples are of the same error, wherever that happened."""
    return one == {**other, "value": {**other["value"], "instance": one["value"]["instance"]}}


def _problem_schema(components: dict[str, dict[str, Any]]) -> Document:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for name, definition in schema.pop("$defs", {}).items():
        components["schemas"].setdefault(name, definition)
    return schema


def _at_the_gateway(operation: Document, route: Route) -> Document:
    """Return the operation with the gateway's own security and errors."""
    responses = add_problems(operation.get("responses", {}), _ours(operation, route))
    return {
        **operation,
        "security": _SECURITY[route.auth],
        "responses": dict(sorted(responses.items())),
    }


def _ours(operation: Document, route: Route) -> list[type[AppError]]:
    """Return what the gateway itself may answer instead of the service."""
    found: list[type[AppError]] = []
    if route.upstream is not Upstream.GATEWAY:
        found += [UpstreamBroken, UpstreamUnreachable, InMaintenance, UpstreamTooSlow]
    if route.limit is not Limit.NONE or route.rate is not None:
        found.append(TooManyRequests)
    if route.roles:
        found.append(Forbidden)
    if route.auth is not Auth.PUBLIC:
        found += [InvalidToken, TokenExpired, SessionRevoked]
    if route.auth in (Auth.REQUIRED, Auth.TICKET):
        found.append(Unauthorized)
    if "{" in route.template:
        found.append(RouteNotFound)
    if "requestBody" in operation:
        found += [BodyTooSlow, BodyTooLarge]
    return found


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
