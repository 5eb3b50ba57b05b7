"""Constraint violations as the facts they stand for."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import IntegrityError

from privet_shared.errors import AppError


@contextmanager
def translate_violations(errors: Mapping[str, Callable[[], AppError]]) -> Iterator[None]:
    """Raise the error registered for the violated constraint's name instead of the driver's."""
    try:
        yield
    except (IntegrityError, asyncpg.IntegrityConstraintViolationError) as violation:
        is_wrapped = isinstance(violation, IntegrityError)
        cause = getattr(violation.orig, "__cause__", None) if is_wrapped else violation
        error = errors.get(str(getattr(cause, "constraint_name", "")))
        if error is None:
            raise
        raise error() from violation
