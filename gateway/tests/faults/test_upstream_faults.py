"""Every fault of a service: its outcome, what ends it, what is counted, and a gateway that is well.

The timeout that is stated to end the wait is short, all others are longer than the test.
``FAULT_ROUNDS=20`` plays each fault again and again, at random places of the body.
"""

import os
import random
from dataclasses import replace
from functools import partial
from typing import Any

import httpx
import pytest
from fault_proxy import Fault, FaultProxy, in_body
from fault_service import BODY
from fault_world import World, ended_by, fault_world
from gateway_support import assert_problem, until
from upstream_cases import UPSTREAM_CASES, Reach, Sight, UpstreamCase

_ROUNDS = int(os.environ.get("FAULT_ROUNDS", "1"))
_REST_BYTES = 1000
"""So much of the body is left after any place, so that a drip of it lasts."""


@pytest.mark.parametrize("played", range(_ROUNDS))
@pytest.mark.parametrize("case", UPSTREAM_CASES, ids=lambda case: case.name)
async def test_case(
    case: UpstreamCase, played: int, proxy: FaultProxy, quiet_options: dict[str, Any]
) -> None:
    options = {**quiet_options, "ticket_service_url": proxy.origin}
    async with fault_world(case.bound, **options) as world:
        proxy.fault = case.fault if played == 0 else _elsewhere(case.fault)
        await _prepare(case, proxy, world)
        with ended_by(case.bound):
            await _play(case, world.client)
        assert await world.counted() == case.counted
        await proxy.heal()
        await world.assert_well()


def _elsewhere(fault: Fault | None) -> Fault | None:
    """Return the fault at any place of the body, if it is one in the body."""
    if fault is None or fault.place is not in_body:
        return fault
    after = random.randrange(1, len(BODY) - _REST_BYTES)
    return replace(fault, place=partial(in_body, after=after))


async def _prepare(case: UpstreamCase, proxy: FaultProxy, world: World) -> None:
    if case.is_second:
        assert (await world.client.get("/api/v1/test/echo")).status_code == 200
        assert await world.gauge("connections_idle") == 1
    match case.reach:
        case Reach.REFUSED:
            proxy.refuse()
        case Reach.IGNORED:
            proxy.ignore()
        case Reach.KEPT_THEN_RESET:
            proxy.reset_all()
            await until(lambda: proxy.links == 0)
        case Reach.ACCEPTED:
            pass


async def _play(case: UpstreamCase, client: httpx.AsyncClient) -> None:
    status, body, is_whole = 0, b"", False
    family = "stream" if case.body_bytes else "test"
    async with client.stream(
        case.method,
        f"/api/v1/{family}/{case.behaviour}",
        content=bytes(case.body_bytes) if case.body_bytes else None,
    ) as answer:
        status = answer.status_code
        if not isinstance(case.outcome, Sight):
            await answer.aread()
            assert_problem(answer, *case.outcome)
            return
        try:
            async for part in answer.aiter_raw():
                body += part
            is_whole = True
        except httpx.RemoteProtocolError:  # what every client library makes of a cut body
            is_whole = False
    assert status == 200
    assert is_whole is (case.outcome is not Sight.CUT)
    match case.outcome:
        case Sight.WHOLE:
            assert body == BODY
        case Sight.ALTERED:
            assert (len(body), body == BODY) == (len(BODY), False)
        case Sight.CUT:
            assert len(body) < len(BODY)
            assert BODY.startswith(body)
