"""The service behind proxies, and what each test states of its fault."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from socketserver import BaseServer

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fault_proxy import FaultProxy, fault_proxy
from fault_row import Row
from fault_service import Source
from gateway_support import serve
from scenario_rows import SCENARIOS


@pytest.fixture(scope="session", autouse=True)
def quick_metrics_stop() -> Iterator[None]:
    """Have the metrics' server look often whether it is to stop: each test has one of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseServer.serve_forever, "__defaults__", (0.02,))
        yield


@pytest.fixture(scope="session")
async def running_source() -> AsyncIterator[tuple[Source, str]]:
    source = Source("source")
    # a service that closed by itself would end what only the gateway is to end
    async with serve(source, keep_alive_seconds=300) as origin:
        yield source, origin


@pytest.fixture
def source(running_source: tuple[Source, str]) -> Source:
    running_source[0].forget()
    return running_source[0]


@pytest.fixture
async def proxy(running_source: tuple[Source, str], source: Source) -> AsyncIterator[FaultProxy]:
    """Run a proxy in front of the service."""
    async with fault_proxy(running_source[1]) as proxy:
        yield proxy


@pytest.fixture
def row(request: pytest.FixtureRequest) -> Row:
    """Return what is stated of the fault that the test plays."""
    return SCENARIOS[request.node.originalname]
