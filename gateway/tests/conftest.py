"""Fixtures: four services behind a gateway, all real servers on free ports."""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

# This folder's parent has the package's name: pytest makes a namespace of it, which hides the
# package until it is taken away.
if getattr(sys.modules.get("gateway"), "__file__", None) is None:
    sys.modules.pop("gateway", None)
sys.path.insert(0, str(Path(__file__).parent))

from gateway.realtime.frames import frame_of
from gateway.realtime.hub import Hub
from gateway_sse import claims_of, envelope_of
from gateway_support import FakeService, run_gateway, serve
from privet_shared.messaging.nats import EventBus, StreamMessage
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port


@dataclass
class Services:
    """The fake services and the settings that point at them."""

    auth: FakeService
    device: FakeService
    ticket: FakeService
    media: FakeService
    urls: dict[str, str]

    def all(self) -> list[FakeService]:
        return [self.auth, self.device, self.ticket, self.media]

    def requests(self) -> int:
        return sum(len(service.seen) for service in self.all())


@pytest.fixture(scope="session")
async def running_services() -> AsyncIterator[Services]:
    names = ("auth", "device", "ticket", "media")
    fakes = [FakeService(f"{name}-service") for name in names]
    async with AsyncExitStack() as stack:
        urls = {
            f"{name}_service_url": await stack.enter_async_context(serve(fake))
            for name, fake in zip(names, fakes, strict=True)
        }
        yield Services(*fakes, urls)


@pytest.fixture
def services(running_services: Services) -> Services:
    for fake in running_services.all():
        fake.forget()
    return running_services


@pytest.fixture(scope="session")
async def quiet_nats(server_home: Callable[[str], Path]) -> AsyncIterator[str]:
    """Run a NATS whose streams no test empties."""
    home = server_home("quiet-nats")
    server = NatsServer(data_dir=home / "data", port=free_port(), log_file=home / "log")
    await server.start()
    yield server.url
    await server.stop()


@pytest.fixture(scope="session")
async def running_gateway(
    running_services: Services, quiet_nats: str
) -> AsyncIterator[httpx.AsyncClient]:
    async with run_gateway(nats_url=quiet_nats, **running_services.urls) as client:
        yield client


@pytest.fixture
def gateway(running_gateway: httpx.AsyncClient, services: Services) -> httpx.AsyncClient:
    return running_gateway


@pytest.fixture
def gateway_options(running_services, services):
    return {**services.urls, "events_heartbeat_seconds": 0.3}


@pytest.fixture
def quiet_options(gateway_options, quiet_nats):
    """The same, with a NATS that answers, so that the gateway need not wait for one."""
    return {**gateway_options, "nats_url": quiet_nats}


@pytest.fixture
async def live(bus: EventBus, nats_server, gateway_options) -> AsyncIterator[httpx.AsyncClient]:
    async with run_gateway(nats_url=nats_server.url, **gateway_options) as gateway:
        yield gateway


@pytest.fixture
def hub_client(callers):
    """A hub, a live client of it, and the means to publish events without NATS."""
    hub = Hub(history=100, queue_size=100)
    subscriber = hub.subscribe(claims_of(callers.principal()))
    hub.go_live(subscriber)

    def publish(event) -> None:
        sequence = hub.position + 1
        hub.publish(sequence, frame_of(StreamMessage(sequence, envelope_of(event))))

    return hub, subscriber, publish
