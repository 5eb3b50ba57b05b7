"""The ``Idempotency-Key`` header, and the answer of a creating request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request, Response

from privet_shared.db.idempotency import Answer, IdempotencyKey, Once, user_caller
from privet_shared.http.client_address import ClientAddress
from privet_shared.http.rows import json_response
from privet_shared.http.security import OptionalPrincipal, codec_of
from privet_shared.json import dump

T = TypeVar("T")

REPLAYED_HEADER = "Idempotency-Replayed"


@dataclass(frozen=True, slots=True)
class Idempotency:
    """The request's key, when it sent one."""

    key: IdempotencyKey | None

    def once(self, render: Callable[[T], Answer]) -> Once[T]:
        """Pair the key with the way to render the result."""
        return Once(self.key, render)


async def idempotency_of(
    request: Request,
    *,
    caller: str,
    key: str | None,
) -> Idempotency:
    """Bind ``key`` to ``caller``, the route and the body."""
    if key is None:
        return Idempotency(None)
    body = await request.body()
    target = f"{request.url.path}\n".encode()
    return Idempotency(
        IdempotencyKey(
            caller=caller,
            route=f"{request.method} {request.scope['route'].path}"[:128],
            key=key,
            fingerprint=codec_of(request).fingerprint(target + body),
        )
    )


IdempotencyHeader = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
        description="Makes a retry return the first answer, for 24 hours.",
    ),
]


async def _idempotency(
    request: Request,
    caller: OptionalPrincipal,
    address: ClientAddress,
    key: IdempotencyHeader = None,
) -> Idempotency:
    name = user_caller(caller.user_id) if caller else _anonymous_caller(request, address)
    return await idempotency_of(request, caller=name, key=key)


async def _anonymous_idempotency(
    request: Request, address: ClientAddress, key: IdempotencyHeader = None
) -> Idempotency:
    return await idempotency_of(request, caller=_anonymous_caller(request, address), key=key)


def _anonymous_caller(request: Request, address: str) -> str:
    """Tell addresses apart without keeping them."""
    return f"ip:{codec_of(request).fingerprint(address.encode()).hex()[:32]}"


CurrentIdempotency = Annotated[Idempotency, Depends(_idempotency)]
AnonymousIdempotency = Annotated[Idempotency, Depends(_anonymous_idempotency)]


def answer_response(answer: Answer) -> Response:
    """Send an answer, saying so when it is an earlier one."""
    headers = dict(answer.headers)
    if answer.replayed:
        headers[REPLAYED_HEADER] = "true"
    return json_response(dump(answer.body), headers, answer.status)
