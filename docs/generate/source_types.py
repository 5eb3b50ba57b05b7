"""What the names in a function's source stand for, as far as annotations tell."""

import ast
import inspect
import textwrap
import types
import typing
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

_NO_TYPES: dict[str, Any] = {}
_WRAPPERS = (Awaitable, Coroutine, types.CoroutineType)


@dataclass(frozen=True, slots=True)
class Instance:
    """Some object of a type that is known."""

    kind: Any


@dataclass(frozen=True, slots=True)
class Bound:
    """A method of an object whose type is known."""

    function: Callable[..., Any]
    owner: type


def callable_of(value: object) -> tuple[Callable[..., Any] | None, type | None]:
    """Return the function that a call of ``value`` runs, and the class that it is a method of."""
    if isinstance(value, Bound):
        return value.function, value.owner
    if isinstance(value, types.FunctionType):
        return value, None
    if isinstance(value, types.MethodType):
        owner = value.__self__ if isinstance(value.__self__, type) else type(value.__self__)
        return value.__func__, owner
    return None, None


def hints_of(thing: Any) -> dict[str, Any]:
    """Return the annotations of a class or function, without what cannot be resolved."""
    try:
        return typing.get_type_hints(thing)
    except Exception:  # names that exist for type checkers alone
        return _NO_TYPES


def bare(hint: Any) -> Any:
    """Return the type without ``None``, ``Annotated`` and what is awaited to get it."""
    while True:
        origin = typing.get_origin(hint)
        arguments = typing.get_args(hint)
        if origin is typing.Annotated:
            hint = arguments[0]
        elif origin in (typing.Union, types.UnionType):
            others = [each for each in arguments if each is not type(None)]
            if len(others) != 1:
                return hint
            hint = others[0]
        elif origin in _WRAPPERS:
            hint = arguments[-1]
        else:
            return hint


class Scope:
    """The names that a function sees."""

    def __init__(self, names: dict[str, object], known: dict[str, Any]) -> None:
        self._names = names
        self._globals = known

    @classmethod
    def of(cls, function: types.FunctionType, owner: type | None) -> "Scope":
        """Return the scope at the function's beginning."""
        hints = hints_of(function)
        names: dict[str, object] = {
            name: Instance(bare(hint)) for name, hint in hints.items() if name != "return"
        }
        parameters = list(inspect.signature(function).parameters)
        if owner is not None and parameters and parameters[0] in ("self", "cls"):
            names[parameters[0]] = Instance(owner) if parameters[0] == "self" else owner
        if function.__closure__:
            cells = zip(function.__code__.co_freevars, function.__closure__, strict=True)
            for name, cell in cells:
                names.setdefault(name, cell.cell_contents)
        return cls(names, function.__globals__)

    def learn(self, node: ast.AST) -> None:
        """Take the types of the variables that a statement sets."""
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self._set(name, self.value_of(value))
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                self._set(name, self.value_of(value))
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                self._set(name, Instance(bare(self._evaluated(annotation))))
            case ast.With(items=items) | ast.AsyncWith(items=items):
                for item in items:
                    if isinstance(item.optional_vars, ast.Name):
                        entered = self._entered(self.value_of(item.context_expr))
                        self._set(item.optional_vars.id, entered)
            case (
                ast.For(target=ast.Name(id=name), iter=values)
                | ast.AsyncFor(target=ast.Name(id=name), iter=values)
            ):
                self._set(name, self._element(self.value_of(values)))
            case ast.comprehension(target=ast.Name(id=name), iter=values):
                self._set(name, self._element(self.value_of(values)))
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                for argument in node.args.args:
                    if argument.annotation is not None:
                        kind = self._evaluated(argument.annotation)
                        self._set(argument.arg, Instance(bare(kind)))

    def value_of(self, node: ast.AST) -> object:
        """Return what an expression stands for: an object, an ``Instance``, or None."""
        value: object = None
        match node:
            case ast.Name(id=name):
                value = self._names.get(name, self._globals.get(name))
            case ast.Await(value=inner) | ast.NamedExpr(value=inner):
                value = self.value_of(inner)
            case ast.IfExp(body=one, orelse=other):
                value = self.value_of(one) or self.value_of(other)
            case ast.BoolOp(values=values):
                value = next(filter(None, map(self.value_of, values)), None)
            case ast.Attribute(value=inner, attr=name):
                value = _attribute(self.value_of(inner), name)
            case ast.Subscript(value=inner):
                value = self.value_of(inner)
                value = self._element(value) if isinstance(value, Instance) else value
            case ast.Call(func=function):
                value = self._result(self.value_of(function))
        return value

    def _set(self, name: str, value: object) -> None:
        if value is not None:
            self._names[name] = value

    def _evaluated(self, annotation: ast.AST) -> Any:
        try:
            code = compile(ast.Expression(annotation), "<annotation>", "eval")  # type: ignore[arg-type]
            return eval(code, self._globals)  # noqa: S307  # our own source
        except Exception:  # a name that exists for type checkers alone
            return None

    def _result(self, called: object) -> object:
        if isinstance(called, type):
            return Instance(called)
        if isinstance(called, Instance):
            return _called(called.kind)
        function, owner = callable_of(called)
        if function is None:
            return None
        result = bare(hints_of(inspect.unwrap(function)).get("return"))
        if result is typing.Self:
            result = owner
        return None if result in (None, type(None)) else Instance(result)

    def _entered(self, value: object) -> object:
        """Return what ``with value as name`` sets."""
        if not isinstance(value, Instance):
            return value
        if typing.get_origin(value.kind) is not None:  # of a generator that is decorated
            return self._element(value)
        for name in ("__aenter__", "__enter__"):
            method = _attribute(value, name)
            if method is not None:
                return self._result(method) or value
        return value

    def _element(self, value: object) -> object:
        """Return one of what a collection holds."""
        if not isinstance(value, Instance):
            return None
        arguments = typing.get_args(value.kind)
        return Instance(bare(arguments[-1])) if arguments else None


def _called(kind: Any) -> object:
    """Return what a call of an object of this type gives."""
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is Callable and arguments:  # type: ignore[comparison-overlap]
        return Instance(bare(arguments[-1]))
    return None


def _attribute(value: object, name: str) -> object:
    if not isinstance(value, Instance):
        return None if value is None else getattr(value, name, None)
    kind = typing.get_origin(value.kind) or value.kind
    return _member(kind, name) if isinstance(kind, type) else None


def _member(kind: type, name: str) -> object:
    """Return what an object of this class has under a name."""
    found = inspect.getattr_static(kind, name, None)
    if isinstance(found, staticmethod | classmethod):
        return Bound(found.__func__, kind)
    if isinstance(found, types.FunctionType):
        return Bound(found, kind)
    if isinstance(found, property | cached_property):
        function = found.fget if isinstance(found, property) else found.func
        hint = hints_of(function).get("return")
    else:
        hint = hints_of(kind).get(name)
    return _assigned(kind).get(name) if hint is None else Instance(bare(hint))


@cache
def _assigned(kind: type) -> dict[str, object]:
    """Return what the methods of a class set as its attributes."""
    found: dict[str, object] = {}
    for base in reversed(kind.__mro__):
        for method in vars(base).values():
            if isinstance(method, types.FunctionType) and method.__module__ != "builtins":
                found.update(_assigned_in(method))
    return found


def _assigned_in(method: types.FunctionType) -> Iterator[tuple[str, object]]:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(method)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return
    names = {name: Instance(bare(hint)) for name, hint in hints_of(method).items()}
    scope = Scope({**names, "self": None}, method.__globals__)
    for node in ast.walk(tree):
        match node:
            case ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)], value=value
            ):
                found = scope.value_of(value)
            case ast.AnnAssign(
                target=ast.Attribute(value=ast.Name(id="self"), attr=name), annotation=annotation
            ):
                found = Instance(bare(scope._evaluated(annotation)))  # noqa: SLF001
            case _:
                continue
        if found is not None:
            yield name, found
