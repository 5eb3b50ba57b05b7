"""Constraint violations as the facts they stand for."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from privet_shared.errors import AppError


@contextmanager
def translate_violations(errors: Mapping[str, Callable[[], AppError]]) -> Iterator[None]:
    """Raise the error registered for the violated constraint's name instead of the driver's."""
    try:
        yield
    except IntegrityError as violation:
        cause = getattr(violation.orig, "__cause__", None)
        error = errors.get(str(getattr(cause, "constraint_name", "")))
        if error is None:
            raise
        raise error() from violation
