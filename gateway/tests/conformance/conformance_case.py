"""What a case is: bytes to the gateway, and every outcome that is safe and right."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from conformance_client import Step
from conformance_recorder import ECHO, Recorded, Reply, echo_of
from conformance_wire import Answer, Field

TARGET = b"/api/v1/test/a"
STREAM = b"/api/v1/stream/a"
HOST = b"Host: api.example"
AFTER_TARGET = b"/api/v1/test/after"

# What the gateway sets itself, compared only where a case names it.
OWN_FIELDS = frozenset(
    {
        b"content-length",
        b"host",
        b"traceparent",
        b"transfer-encoding",
        b"via",
        b"x-forwarded-for",
        b"x-forwarded-host",
        b"x-forwarded-proto",
        b"x-request-id",
    }
)


class After(Enum):
    """What becomes of the client's connection."""

    CLOSED = auto()
    """A request that follows is neither answered nor passed on."""
    REUSABLE = auto()
    """A request that follows is answered."""
    EITHER = auto()


@dataclass(frozen=True)
class Request:
    """A request that the service must get.

    ``own`` are patterns of what the gateway sets itself; a body of None is any.
    """

    method: bytes
    target: bytes = TARGET
    fields: tuple[bytes, ...] = ()
    body: bytes | None = b""
    own: dict[bytes, bytes | None] = field(default_factory=dict)
    is_complete: bool = True

    @property
    def echo(self) -> bytes:
        return echo_of(self.method, self.target, self.body or b"")

    def difference(self, seen: Recorded) -> str | None:
        """Return how what the service got differs, None when it does not."""
        if (seen.head.method, seen.head.target) != (self.method, self.target):
            return f"the service got {seen.head.start!r}"
        body = seen.body if self.body is None else self.body
        if (seen.body, seen.is_complete) != (body, self.is_complete):
            return f"the service got the body {seen.body!r}, complete: {seen.is_complete}"
        theirs = sorted(each for each in seen.head.fields if each[0] not in OWN_FIELDS)
        if theirs != sorted(_split(line) for line in self.fields):
            return f"the service got the fields {theirs!r}"
        return _unmatched(seen.head.fields, self.own)


@dataclass(frozen=True)
class Wanted:
    """An answer that the client must get. ``fields`` are patterns; None is a field not there."""

    statuses: frozenset[int]
    body: bytes | None = None
    fields: dict[bytes, bytes | None] = field(default_factory=dict)
    is_complete: bool = True

    def difference(self, answer: Answer) -> str | None:
        """Return how the answer differs, None when it does not."""
        if answer.head.status not in self.statuses:
            return f"the client got {answer.head.start!r}"
        if answer.is_complete != self.is_complete:
            return f"the client's answer is complete: {answer.is_complete}"
        if self.body is not None and answer.body != self.body:
            return f"the client got the body {answer.body!r}"
        return _unmatched(answer.head.fields, self.fields)


@dataclass(frozen=True)
class Outcome:
    """What the service gets, what the client gets, and what becomes of the connection."""

    service: tuple[Request, ...]
    client: tuple[Wanted, ...]
    after: After

    def difference(self, seen: Sequence[Recorded], answers: Sequence[Answer]) -> str | None:
        """Return how an exchange, with the request that follows it, differs from this outcome."""
        if self.after is After.EITHER:
            closed = self._with(After.CLOSED).difference(seen, answers)
            return closed and self._with(After.REUSABLE).difference(seen, answers)
        service, client = self.service, self.client
        if self.after is After.REUSABLE:
            follow_up = Request(b"GET", AFTER_TARGET)
            service = (*service, follow_up)
            client = (*client, Wanted(frozenset({200}), follow_up.echo))
        if len(seen) != len(service):
            return f"the service got {len(seen)} requests, not {len(service)}"
        if len(answers) != len(client):
            statuses = [answer.head.status for answer in answers]
            return f"the client got {statuses}, not {len(client)} answers"
        pairs = [
            *(wanted.difference(request) for wanted, request in zip(service, seen, strict=True)),
            *(wanted.difference(answer) for wanted, answer in zip(client, answers, strict=True)),
        ]
        return next(filter(None, pairs), None)

    def _with(self, after: After) -> "Outcome":
        return Outcome(self.service, self.client, after)


@dataclass(frozen=True)
class Case:
    """One thing that a client or a service may do, and what may come of it.

    A request follows in the same write, unless ``follows`` is false. ``spoils``: whatever the
    outcome, the service's connection must not be used again. ``may_be_interim``: answers with a
    status of 1xx may come before.
    """

    section: str
    name: str
    steps: tuple[Step, ...]
    outcomes: tuple[Outcome, ...]
    reply: Reply = ECHO
    follows: bool = True
    spoils: bool = False
    may_be_interim: bool = True
    methods: tuple[bytes, ...] = ()

    @property
    def id(self) -> str:
        section = self.section.replace("§", "")
        return f"{section}: {self.name}"


def case(
    section: str,
    name: str,
    sent: bytes | tuple[Step, ...],
    *outcomes: Outcome,
    reply: Reply = ECHO,
    follows: bool = True,
    spoils: bool = False,
    may_be_interim: bool = True,
) -> Case:
    """Return a case; ``section`` is ``9110 §5.5`` for RFC 9110."""
    steps = (sent,) if isinstance(sent, bytes) else sent
    first = next((step for step in steps if isinstance(step, bytes)), b"")
    methods = (b"HEAD",) if first.startswith(b"HEAD ") else ()
    return Case(
        f"RFC {section}", name, steps, outcomes, reply, follows, spoils, may_be_interim, methods
    )


def request(
    method: bytes,
    *fields: bytes,
    body: bytes = b"",
    target: bytes = TARGET,
    version: bytes = b"HTTP/1.1",
    host: bytes | None = HOST,
) -> bytes:
    """Return a request's bytes; it has no framing but what ``fields`` say."""
    lines = [b"%b %b %b" % (method, target, version), *([host] if host else []), *fields]
    return b"\r\n".join([*lines, b"", body])


def get(*fields: bytes, **parts: bytes | None) -> bytes:
    """Return the bytes of a ``GET``."""
    return request(b"GET", *fields, **parts)


def post(*fields: bytes, **parts: bytes | None) -> bytes:
    """Return the bytes of a ``POST``, with no framing but what ``fields`` say."""
    return request(b"POST", *fields, **parts)


def chunked(body: bytes, *fields: bytes, **parts: bytes | None) -> bytes:
    """Return the bytes of a ``POST`` whose body is in chunks already."""
    return post(b"Transfer-Encoding: chunked", *fields, body=body, **parts)


def wanted(
    *statuses: int,
    body: bytes | None = None,
    fields: dict[bytes, bytes | None] | None = None,
    is_complete: bool = True,
) -> Wanted:
    """Return the answer that a client must get."""
    return Wanted(frozenset(statuses), body, fields or {}, is_complete)


def refused(
    *statuses: int,
    after: After = After.CLOSED,
    fields: dict[bytes, bytes | None] | None = None,
) -> Outcome:
    """One answer, nothing to the service."""
    return Outcome((), (wanted(*(statuses or (400,)), fields=fields),), after)


def dropped() -> Outcome:
    """No answer and nothing to the service: the gateway closes."""
    return Outcome((), (), After.CLOSED)


def cut_off(method: bytes, *statuses: int, target: bytes = TARGET) -> Outcome:
    """The service gets a request that it can tell to be incomplete; the client may be answered."""
    request_ = Request(method, target, body=None, is_complete=False)
    return Outcome((request_,), (wanted(*statuses),) if statuses else (), After.CLOSED)


def forwarded(
    method: bytes,
    *fields: bytes,
    body: bytes = b"",
    target: bytes = TARGET,
    own: dict[bytes, bytes | None] | None = None,
    answer: Wanted | None = None,
    after: After = After.REUSABLE,
) -> Outcome:
    """Exactly one request to the service, and the service's answer to the client."""
    expected = Request(method, target, fields, body, own or {})
    answer = answer or wanted(200, body=b"" if method == b"HEAD" else expected.echo)
    return Outcome((expected,), (answer,), after)


def in_order(*requests: Request, after: After = After.REUSABLE) -> Outcome:
    """All requests to the service and their echoes to the client, in this order."""
    return Outcome(requests, tuple(wanted(200, body=each.echo) for each in requests), after)


def _split(line: bytes) -> Field:
    name, _, value = line.partition(b": ")
    return name, value


def _unmatched(fields: Iterable[Field], patterns: dict[bytes, bytes | None]) -> str | None:
    fields = tuple(fields)
    for name, pattern in patterns.items():
        values = [value for key, value in fields if key == name]
        if pattern is None:
            if values:
                return f"{name!r} should not be there: {values!r}"
        elif not values or not re.fullmatch(pattern, b", ".join(values)):
            return f"{name!r} should be {pattern!r}: {values!r}"
    return None
