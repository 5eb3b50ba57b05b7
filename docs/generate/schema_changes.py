"""What differs between two JSON Schemas for those who send, or read, values of them."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Any

Schema = Mapping[str, Any]

_ANNOTATIONS = frozenset({"title", "description", "examples", "example", "deprecated", "$comment"})
_LOWER_LIMITS = {"minLength": 0, "minItems": 0, "minProperties": 0}
_UPPER_LIMITS = ("maxLength", "maxItems", "maxProperties")
_RANGES = frozenset({"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"})
_EXACT = ("pattern", "multipleOf", "uniqueItems")
_MAPS = ("properties", "$defs")
_LISTS = ("anyOf", "oneOf", "allOf")
_SINGLE = ("items", "additionalProperties", "propertyNames")
_HINTS = frozenset({"password"})
"""Formats that say how to show a value and not which values there are."""
UNDERSTOOD = frozenset(
    {
        *_ANNOTATIONS, *_LOWER_LIMITS, *_UPPER_LIMITS, *_RANGES, *_EXACT, *_MAPS, *_LISTS, *_SINGLE,
        *("$ref", "type", "enum", "const", "format", "required", "default", "discriminator"),
        *("readOnly", "writeOnly"),
    }
)  # fmt: skip
"""The keywords that the comparison knows; another one would be compared by nobody."""


class Severity(StrEnum):
    """What a change asks of clients."""

    BREAKING = auto()
    """A client that was right before may fail."""
    WARNING = auto()
    """A careful client goes on working; others may not."""


class Use(Enum):
    """Who sends values of a schema."""

    REQUEST = auto()
    """Clients: what was accepted has to be accepted further on."""
    ANSWER = auto()
    """We: what clients get has to be what they were told to expect."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, where it is and what it is."""

    severity: Severity
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"

    def below(self, where: str) -> "Change":
        """Return the same change as seen from further out."""
        return Change(self.severity, where + self.where, self.what)


def breaking(what: str, where: str = "") -> Change:
    """Return a change that may make a client fail."""
    return Change(Severity.BREAKING, where, what)


def warning(what: str, where: str = "") -> Change:
    """Return a change that a careful client survives."""
    return Change(Severity.WARNING, where, what)


def keywords(schema: Any) -> Iterator[str]:
    """Yield every keyword in ``schema``, however deep."""
    if not isinstance(schema, Mapping):
        return
    for name, value in schema.items():
        yield name
        if name in _MAPS:
            inner = list(value.values())
        elif name in _LISTS:
            inner = value
        else:
            inner = [value] if name in _SINGLE else []
        for each in inner:
            yield from keywords(each)


def resolve(document: Mapping[str, Any], node: Any) -> dict[str, Any]:
    """Return what ``node`` stands for: its reference followed, its own members winning."""
    if node is True:
        return {}
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = {**target, **{name: value for name, value in node.items() if name != "$ref"}}
    return dict(node)


class SchemaComparison:
    """Compares schemas of an old and a new document.

    A schema is taken as a union of alternatives (``anyOf``, ``oneOf``, lists of types). In a
    request each old alternative has to fit into a new one, in an answer each new one into an old.
    """

    def __init__(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self._old = old
        self._new = new
        self._known: dict[tuple[str, str, Use], list[Change]] = {}

    def differences(self, old: Any, new: Any, use: Use) -> list[Change]:
        """Return the changes that concern clients, each with its place inside the schema."""
        key = (json.dumps(old, sort_keys=True), json.dumps(new, sort_keys=True), use)
        if key not in self._known:
            self._known[key] = []  # what refers to itself differs no more inside than outside
            self._known[key] = self._compare(old, new, use)
        return self._known[key]

    def _compare(self, old: Any, new: Any, use: Use) -> list[Change]:
        before = _alternatives(self._old, old)
        after = _alternatives(self._new, new)
        changes: dict[Change, None] = {}
        for sent in before if use is Use.REQUEST else after:
            if use is Use.REQUEST:
                pairs = [(sent, candidate) for candidate in after if _type_fits(sent, candidate)]
            else:
                pairs = [(candidate, sent) for candidate in before if _type_fits(sent, candidate)]
            if pairs:
                found = min((self._compare_one(*pair, use) for pair in pairs), key=_weight)
                changes.update(dict.fromkeys(found))
            elif use is Use.REQUEST:
                changes[breaking(f"type: {_named(sent)} is no longer accepted")] = None
            else:
                changes[breaking(f"type: may now be {_named(sent)}")] = None
        if use is Use.REQUEST and (was := _default(self._old, old)) != (
            now := _default(self._new, new)
        ):
            changes[warning(f"default: {was} became {now}")] = None
        return list(changes)

    def _compare_one(self, old: Schema, new: Schema, use: Use) -> list[Change]:
        return [
            *_enum_changes(old, new, use),
            *_limit_changes(old, new, use),
            *self._object_changes(old, new, use),
            *self._inner_changes(old, new, use),
        ]

    def _object_changes(self, old: Schema, new: Schema, use: Use) -> Iterator[Change]:
        before, after = old.get("properties", {}), new.get("properties", {})
        for name, schema in before.items():
            if name not in after:
                yield breaking("removed", f".{name}")
                continue
            for change in self.differences(schema, after[name], use):
                yield change.below(f".{name}")
        was, now = set(old.get("required", ())), set(new.get("required", ()))
        if use is Use.REQUEST:
            for name in sorted(now - was):
                yield breaking("now required", f".{name}")
        else:
            for name in sorted((was - now) & set(after)):
                yield breaking("no longer always there", f".{name}")

    def _inner_changes(self, old: Schema, new: Schema, use: Use) -> Iterator[Change]:
        for keyword, place in (("items", "[]"), ("propertyNames", "{names}")):
            if keyword in old or keyword in new:
                for change in self.differences(old.get(keyword, {}), new.get(keyword, {}), use):
                    yield change.below(place)
        was = old.get("additionalProperties", True)
        now = new.get("additionalProperties", True)
        if was is False:
            return
        if now is False:
            if use is Use.REQUEST:
                yield breaking("unknown properties are no longer accepted")
            return
        for change in self.differences(was, now, use):
            yield change.below("{}")


def _alternatives(document: Mapping[str, Any], schema: Any) -> list[Schema]:
    schema = resolve(document, schema)
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            branches = schema.pop(keyword)
            return [
                flat
                for branch in branches
                for flat in _alternatives(document, _both(schema, resolve(document, branch)))
            ]
    if "allOf" in schema:
        for branch in schema.pop("allOf"):
            schema = _both(schema, resolve(document, branch))
        return _alternatives(document, schema)
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    types = schema.get("type")
    if isinstance(types, list):
        return [{**schema, "type": each} for each in types]
    return [schema]


def _both(one: Schema, other: Schema) -> dict[str, Any]:
    """Return the schema of values that fit both; of other keywords that both have, the second's."""
    both = {**one, **other}
    if "properties" in one and "properties" in other:
        both["properties"] = {**one["properties"], **other["properties"]}
    if "required" in one and "required" in other:
        both["required"] = [*one["required"], *other["required"]]
    return both


def _default(document: Mapping[str, Any], schema: Any) -> str:
    resolved = resolve(document, schema)
    return json.dumps(resolved["default"]) if "default" in resolved else "none"


def _weight(changes: list[Change]) -> tuple[int, int]:
    return sum(change.severity is Severity.BREAKING for change in changes), len(changes)


def _named(schema: Schema) -> str:
    if "type" not in schema:
        return "any value" if "enum" not in schema else _listed(schema["enum"])
    return f"{schema['type']} ({schema['title']})" if "title" in schema else str(schema["type"])


def _listed(values: Any) -> str:
    return ", ".join(sorted(map(json.dumps, values)))


def _type_fits(sent: Schema, expected: Schema) -> bool:
    one, other = sent.get("type"), expected.get("type")
    return other is None or one == other or (one, other) == ("integer", "number")


def _enum_changes(old: Schema, new: Schema, use: Use) -> Iterator[Change]:
    was, now = old.get("enum"), new.get("enum")
    if use is Use.REQUEST and now is not None:
        if was is None:
            yield breaking(f"enum: only {_listed(now)} now")
        elif gone := [value for value in was if value not in now]:
            yield breaking(f"enum: {_listed(gone)} no longer accepted")
    elif use is Use.ANSWER and was is not None:
        if now is None:
            yield warning("enum: may now be any value")
        elif added := [value for value in now if value not in was]:
            yield warning(f"enum: may now be {_listed(added)}")


def _limit_changes(old: Schema, new: Schema, use: Use) -> Iterator[Change]:
    """Yield the limits that requests are no longer, or answers not any more, within."""
    sent, expected = (old, new) if use is Use.REQUEST else (new, old)
    severity = Severity.BREAKING if use is Use.REQUEST else Severity.WARNING
    shown = (
        (name, old.get(name, "none"), new.get(name, "none")) for name in _beyond(sent, expected)
    )
    for name, was, now in shown:
        yield Change(severity, "", f"{name}: {was} became {now}")
    one, other = sent.get("format"), expected.get("format")
    if other is not None and one != other and other not in _HINTS:
        was, now = old.get("format", "none"), new.get("format", "none")
        yield breaking(f"format: {was} became {now}")


def _beyond(sent: Schema, expected: Schema) -> Iterator[str]:
    """Yield the keywords of ``expected`` whose limits values of ``sent`` may be outside of."""
    for name, default in _LOWER_LIMITS.items():
        if expected.get(name, default) > sent.get(name, default):
            yield name
    for name in _UPPER_LIMITS:
        if expected.get(name, math.inf) < sent.get(name, math.inf):
            yield name
    for sign, inclusive, exclusive in (
        (1, "minimum", "exclusiveMinimum"),
        (-1, "maximum", "exclusiveMaximum"),
    ):
        limit = _bound(expected, sign, inclusive, exclusive)
        if limit > _bound(sent, sign, inclusive, exclusive):
            yield exclusive if limit[1] else inclusive
    for name in _EXACT:
        if expected.get(name, False) not in {False, sent.get(name, False)}:
            yield name


def _bound(schema: Schema, sign: int, inclusive: str, exclusive: str) -> tuple[float, bool]:
    """Return the tighter of both bounds, larger meaning tighter, and whether it is exclusive."""
    return max(
        (sign * schema[inclusive] if inclusive in schema else -math.inf, False),
        (sign * schema[exclusive] if exclusive in schema else -math.inf, exclusive in schema),
    )
