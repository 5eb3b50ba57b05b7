"""Which problems a function may raise: found in its source, and in that of what it calls.

So the OpenAPI document names the codes that the code has, and nobody keeps a second list. Calls
are followed by the types of parameters, attributes and results, through the packages that are
ours. A class of error that a function mentions counts as raised by it, unless it is caught.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from types import FunctionType, ModuleType
from typing import Any

from privet_shared.errors import AppError
from source_types import Instance, Scope, callable_of

_Caught = frozenset[type[BaseException]]
_NOTHING: _Caught = frozenset()
_CONTAINERS = (dict, list, tuple, set, frozenset)


@dataclass(slots=True)
class _Source:
    """What one function raises itself, and what it calls; each with what is caught around it."""

    raised: list[tuple[type[AppError], _Caught]] = field(default_factory=list)
    called: list[tuple[Callable[..., Any], type | None, _Caught]] = field(default_factory=list)


def raised_by(
    functions: Iterable[Callable[..., Any]],
    *,
    packages: frozenset[str],
    owner: type | None = None,
) -> frozenset[type[AppError]]:
    """Return the errors that a call of these may end with; only ``packages`` are looked into.

    ``owner`` is the class whose methods they are.
    """
    found: set[type[AppError]] = set()
    seen: set[tuple[Callable[..., Any], type | None, _Caught]] = set()
    waiting: list[tuple[Callable[..., Any], type | None, _Caught]] = [
        (inspect.unwrap(function), owner, _NOTHING) for function in functions
    ]
    while waiting:
        current = waiting.pop()
        function, of, caught = current
        if current in seen or _package_of(function) not in packages:
            continue
        seen.add(current)
        source = _read(function, of)
        found.update(
            error for error, around in source.raised if not _is_caught(error, caught | around)
        )
        waiting += [(each, kind, caught | around) for each, kind, around in source.called]
    return frozenset(found)


def _package_of(function: Callable[..., Any]) -> str:
    return str(getattr(function, "__module__", "")).partition(".")[0]


def _is_caught(error: type[AppError], caught: _Caught) -> bool:
    return issubclass(error, tuple(caught))


@cache
def _read(function: Callable[..., Any], owner: type | None) -> _Source:
    """Return what the source of a function says."""
    source = _Source()
    if not isinstance(function, FunctionType):
        return source
    try:
        [tree] = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    except (OSError, TypeError, SyntaxError, ValueError):
        return source  # made at run time, such as the methods of data classes
    if isinstance(tree, ast.FunctionDef | ast.AsyncFunctionDef):
        _Reader(Scope.of(function, owner), source).read(tree.body)
    return source


class _Reader:
    """Walks a function's statements in order and learns the types of its variables."""

    def __init__(self, scope: Scope, source: _Source) -> None:
        self._scope = scope
        self._source = source
        self._caught = _NOTHING

    def read(self, statements: Iterable[ast.AST]) -> None:
        """Read statements or expressions."""
        for statement in statements:
            self._visit(statement)

    def _visit(self, node: ast.AST) -> None:
        match node:
            case ast.Try():
                self._visit_try(node)
            case ast.AnnAssign():
                self._scope.learn(node)
                if node.value is not None:
                    self._visit(node.value)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                self._scope.learn(node)
                body = node.body
                self.read(body if isinstance(body, list) else [body])
            case ast.Call():
                self._note_call(node)
                self.read(ast.iter_child_nodes(node))
            case ast.Name() | ast.Attribute():
                self._note_mention(node)
                self.read(ast.iter_child_nodes(node))
            case _:
                self._scope.learn(node)
                self.read(ast.iter_child_nodes(node))

    def _visit_try(self, node: ast.Try) -> None:
        around = self._caught
        self._caught = around.union(*(self._swallowed_by(handler) for handler in node.handlers))
        self.read(node.body)
        self._caught = around
        for handler in node.handlers:
            self.read(handler.body)
        self.read([*node.orelse, *node.finalbody])

    def _swallowed_by(self, handler: ast.ExceptHandler) -> Iterator[type[BaseException]]:
        """Yield what the handler catches, unless it raises the same again."""
        again = (None, handler.name)
        for node in ast.walk(handler):
            if isinstance(node, ast.Raise) and (
                node.exc is None or (isinstance(node.exc, ast.Name) and node.exc.id in again)
            ):
                return
        if handler.type is None:
            yield BaseException
            return
        parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        for part in parts:
            value = self._scope.value_of(part)
            for kind in value if isinstance(value, tuple) else (value,):
                if isinstance(kind, type) and issubclass(kind, BaseException):
                    yield kind

    def _note_mention(self, node: ast.Name | ast.Attribute) -> None:
        value = self._scope.value_of(node)
        self._source.raised += [(error, self._caught) for error in _errors_in(value)]
        self._note_callee(*callable_of(value))  # also one that is handed on is called by somebody

    def _note_call(self, node: ast.Call) -> None:
        called = self._scope.value_of(node.func)
        if isinstance(called, type):
            for name in ("__init__", "__post_init__"):
                self._note_callee(getattr(called, name, None), called)
            return
        function, owner = callable_of(called)
        self._note_callee(function, owner)
        result = self._scope.value_of(node)
        if isinstance(result, Instance) and isinstance(result.kind, type):
            self._source.raised += [(e, self._caught) for e in _errors_in(result.kind)]

    def _note_callee(self, function: Callable[..., Any] | None, owner: type | None) -> None:
        if function is not None:
            self._source.called.append((inspect.unwrap(function), owner, self._caught))


def _errors_in(value: object) -> Iterator[type[AppError]]:
    """Yield the classes of errors that a value is, or that a table holds."""
    if isinstance(value, type):
        if issubclass(value, AppError):
            yield value
    elif isinstance(value, _CONTAINERS) and not isinstance(value, ModuleType):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _errors_in(each)
