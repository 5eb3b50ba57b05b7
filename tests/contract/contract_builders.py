"""The builders of requests, by endpoint; the modules that define them register them here."""

from collections.abc import Awaitable, Callable

from contract_table import Who
from contract_world import Call, World

Builder = Callable[[World, Who], Awaitable[Call]]
BUILDERS: dict[tuple[str, str], Builder] = {}


def builds(*endpoints: tuple[str, str]) -> Callable[[Builder], Builder]:
    def register(builder: Builder) -> Builder:
        for endpoint in endpoints:
            assert endpoint not in BUILDERS, endpoint
            BUILDERS[endpoint] = builder
        return builder

    return register
