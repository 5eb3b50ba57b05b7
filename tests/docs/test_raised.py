"""What a function may raise is found in its source and in that of what it calls."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Self

import pytest
from gateway.own_document import STREAM_PROBLEMS
from gateway.realtime.stream import EventStreams
from privet_shared.auth.tokens import InvalidToken
from privet_shared.errors import AppError, Conflict, Forbidden, NotFound, TooManyRequests
from problems import problems_of
from raised import raised_by

FOR_COMMANDS_AND_LINES = {
    "auth_service.errors.EmailUnverified",  # of a command
    "ticket_service.errors.TooManyTags",  # of one ticket of many, which is told in the answer
    "media_service.errors.UploadRejected",  # the kind of several that are raised
}
"""Errors that no request ends with."""


class Full(Conflict):
    """Something is full."""


class Gone(NotFound):
    """Something is gone."""


TABLE = {"key": Full}


class Store:
    def find(self) -> "Store":
        raise Gone

    def tables(self) -> object:
        return TABLE["key"]


@dataclass
class Work:
    make: "Callable[[], Unit]"
    store: Store | None = None

    async def do(self) -> None:
        async with self.make() as unit:
            unit.store.find()


class Unit:
    async def __aenter__(self) -> Self:
        self.store = Store()
        return self

    async def __aexit__(self, *_: object) -> None:
        pass


@contextmanager
def held() -> Iterator[Store]:
    yield Store()


async def by_unit(work: Work) -> None:
    await work.do()


def by_result(store: Store) -> None:
    store.find().tables()


def caught(store: Store) -> None:
    try:
        store.find()
    except NotFound:
        raise Full from None


def caught_and_raised_again(store: Store) -> None:
    try:
        store.find()
    except NotFound:  # noqa: TRY203  # this is what is tested
        raise


def handed_on(store: Store) -> None:
    def later() -> None:
        store.find()

    map(later, [])


def by_optional(work: Work) -> None:
    if (store := work.store) is not None:
        store.tables()


def made() -> AppError:
    return Full()


def by_context() -> None:
    with held() as store:
        store.find()


def itself() -> None:
    itself()


@pytest.mark.parametrize(
    ("function", "errors"),
    [
        (by_unit, {Gone}),
        (by_result, {Gone, Full}),
        (caught, {Full}),
        (caught_and_raised_again, {Gone}),
        (handed_on, {Gone}),
        (by_optional, {Full}),
        (made, {Full}),
        (by_context, {Gone}),
        (itself, set()),
    ],
)
def test_errors_are_found(function, errors):
    found = raised_by([function], packages=frozenset({__name__.partition(".")[0]}))
    assert found - {AppError} == errors


def test_what_is_not_ours_is_not_looked_into():
    assert raised_by([caught], packages=frozenset({"elsewhere"})) == set()


@pytest.mark.parametrize("name", ["auth", "device", "media", "ticket"])
def test_every_error_of_a_service_is_some_operations(name):
    listed = {error for errors in problems_of(f"{name}_service").values() for error in errors}
    errors = import_module(f"{name}_service.errors")
    defined = {
        f"{error.__module__}.{error.__name__}"
        for error in vars(errors).values()
        if isinstance(error, type) and error.__module__ == errors.__name__
    }
    assert defined - listed <= FOR_COMMANDS_AND_LINES
    assert not listed & FOR_COMMANDS_AND_LINES


def test_what_opening_a_stream_raises_is_documented():
    opening = [EventStreams.serve, EventStreams.authenticate]
    found = raised_by(opening, packages=frozenset({"gateway"}), owner=EventStreams)
    assert {error for error in found if error not in (Forbidden, TooManyRequests)} <= {
        *STREAM_PROBLEMS,
        InvalidToken,
    }
    assert {error.code for error in found} >= {"events.too_many_streams", "events.bad_filter"}
