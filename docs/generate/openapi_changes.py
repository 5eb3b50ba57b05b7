"""What differs between two OpenAPI 3.1 documents for the clients of the first."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from schema_changes import (
    UNDERSTOOD,
    Change,
    SchemaComparison,
    Severity,
    Use,
    breaking,
    keywords,
    resolve,
    warning,
)

Document = Mapping[str, Any]

_METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
_PARAMETER = re.compile(r"\{[^}]*\}")
_FIRST_ERROR = 400
_PARAMETER_FORM = {"style": None, "explode": None, "allowReserved": False}


def changes(old: Document, new: Document) -> list[Change]:
    """Return what a client of ``old`` has to know of ``new``, breaking changes first.

    What is only added (paths, optional parameters, properties of answers) is no change to them.
    """
    found = dict.fromkeys(_Comparison(old, new).changes())
    return sorted(found, key=lambda change: (change.severity is Severity.WARNING, str(change)))


def unknown_keywords(document: Document) -> set[str]:
    """Return the keywords of the document's schemas that no comparison looks at."""
    return {name for schema in _schemas(document) for name in keywords(schema)} - UNDERSTOOD


def _schemas(node: Any) -> Iterator[Any]:
    """Yield every schema of the document, wherever it stands."""
    if isinstance(node, list):
        for item in node:
            yield from _schemas(item)
    elif isinstance(node, Mapping):
        for name, value in node.items():
            if name == "schema":
                yield value
            elif name == "schemas":
                yield from value.values()
            elif name not in {"example", "examples"}:
                yield from _schemas(value)


class _Comparison:
    def __init__(self, old: Document, new: Document) -> None:
        self._old = old
        self._new = new
        self._schemas = SchemaComparison(old, new)

    def changes(self) -> Iterator[Change]:
        if self._old.get("servers") != self._new.get("servers"):
            yield breaking("changed", "servers")
        yield from self._scheme_changes()
        after = dict(_operations(self._new))
        for shape, (name, old) in _operations(self._old):
            if shape not in after:
                yield breaking("removed", name)
                continue
            for change in self._operation_changes(old, after[shape][1]):
                yield change.below(name)

    def _scheme_changes(self) -> Iterator[Change]:
        before, after = (
            document.get("components", {}).get("securitySchemes", {})
            for document in (self._old, self._new)
        )
        for name, scheme in before.items():
            for member in ("type", "scheme", "in", "name", "flows", "openIdConnectUrl"):
                if scheme.get(member) != after.get(name, scheme).get(member):
                    yield breaking(f"{member} changed", f"security scheme {name}")

    def _operation_changes(self, old: Document, new: Document) -> Iterator[Change]:
        if old.get("operationId") != new.get("operationId"):
            was, now = old.get("operationId"), new.get("operationId")
            yield warning(f"operationId: {was} became {now}")
        yield from self._security_changes(old, new)
        yield from self._parameter_changes(old, new)
        yield from self._body_changes(old, new)
        yield from self._answer_changes(old, new)

    def _security_changes(self, old: Document, new: Document) -> Iterator[Change]:
        """Each way in that a client may have used has to suffice still."""
        accepted = new.get("security", self._new.get("security")) or [{}]
        for way in old.get("security", self._old.get("security")) or [{}]:
            if not any(_suffices(way, need) for need in accepted):
                what = " and ".join(way) or "no credentials"
                yield breaking(f"{what} no longer suffices", " security")

    def _parameter_changes(self, old: Document, new: Document) -> Iterator[Change]:
        before = _parameters(self._old, old)
        after = _parameters(self._new, new)
        for key, parameter in before.items():
            where = f" {parameter['in']} parameter {parameter['name']}"
            if key not in after:
                yield breaking("removed", where)
                continue
            now = after[key]
            if now.get("required", False) and not parameter.get("required", False):
                yield breaking("now required", where)
            for member, default in _PARAMETER_FORM.items():
                if parameter.get(member, default) != now.get(member, default):
                    yield breaking(f"{member} changed", where)
            yield from self._schema_changes(parameter, now, Use.REQUEST, where)
        for key, parameter in after.items():
            if key not in before and parameter.get("required", False):
                where = f" {parameter['in']} parameter {parameter['name']}"
                yield breaking("added and required", where)

    def _body_changes(self, old: Document, new: Document) -> Iterator[Change]:
        where = " request body"
        before = resolve(self._old, old.get("requestBody", {}))
        after = resolve(self._new, new.get("requestBody", {}))
        if before and not after:
            yield breaking("removed", where)
            return
        if after.get("required", False) and not before.get("required", False):
            yield breaking("now required", where)
        if before:
            yield from self._content_changes(before, after, Use.REQUEST, where)

    def _answer_changes(self, old: Document, new: Document) -> Iterator[Change]:
        before, after = old["responses"], new["responses"]
        for status, response in before.items():
            where = f" answer {status}"
            if status not in after:
                yield breaking("removed", where)
                continue
            was, now = resolve(self._old, response), resolve(self._new, after[status])
            yield from self._content_changes(was, now, Use.ANSWER, where)
            yield from self._header_changes(was, now, where)
        for status in after:
            if status not in before and status.isdigit() and int(status) < _FIRST_ERROR:
                yield warning("added", f" answer {status}")

    def _header_changes(self, old: Document, new: Document, where: str) -> Iterator[Change]:
        after = {name.lower(): header for name, header in new.get("headers", {}).items()}
        for name, header in old.get("headers", {}).items():
            place = f"{where} header {name}"
            if name.lower() not in after:
                yield breaking("removed", place)
                continue
            was, now = resolve(self._old, header), resolve(self._new, after[name.lower()])
            if was.get("required", False) and not now.get("required", False):
                yield breaking("no longer always there", place)
            yield from self._schema_changes(was, now, Use.ANSWER, place)

    def _content_changes(
        self, old: Document, new: Document, use: Use, where: str
    ) -> Iterator[Change]:
        before, after = old.get("content", {}), new.get("content", {})
        for media_type, content in before.items():
            place = f"{where} {media_type}"
            if media_type in after:
                yield from self._schema_changes(content, after[media_type], use, place)
            else:
                yield breaking("removed", place)
        if use is Use.ANSWER and before:
            for media_type in after.keys() - before.keys():
                yield warning("added", f"{where} {media_type}")

    def _schema_changes(
        self, old: Document, new: Document, use: Use, where: str
    ) -> Iterator[Change]:
        was, now = old.get("schema", {}), new.get("schema", {})
        for change in self._schemas.differences(was, now, use):
            yield change.below(f"{where} " if change.where else where)


def _operations(document: Document) -> Iterator[tuple[tuple[str, str], tuple[str, Document]]]:
    """Yield each operation's method and path without names, then how people call it."""
    for path, item in document.get("paths", {}).items():
        for method in _METHODS:
            if method in item:
                operation = dict(item[method])
                operation["parameters"] = [
                    *item.get("parameters", ()),
                    *operation.get("parameters", ()),
                ]
                operation["x-path-names"] = _PARAMETER.findall(path)
                yield (method, _PARAMETER.sub("{}", path)), (f"{method.upper()} {path}", operation)


def _parameters(document: Document, operation: Document) -> dict[tuple[str, str], Document]:
    """Return the parameters by what tells them apart: in a path their place, else their name."""
    places = {name[1:-1]: str(place) for place, name in enumerate(operation["x-path-names"])}
    found: dict[tuple[str, str], Document] = {}
    for node in operation["parameters"]:
        parameter = resolve(document, node)
        name: str = parameter["name"]
        if parameter["in"] == "path":
            name = places.get(name, name)
        elif parameter["in"] == "header":
            name = name.lower()
        found[parameter["in"], name] = parameter
    return found


def _suffices(way: Mapping[str, list[str]], need: Mapping[str, list[str]]) -> bool:
    return all(set(scopes) <= set(way.get(scheme, ())) for scheme, scopes in need.items()) and (
        need.keys() <= way.keys()
    )
