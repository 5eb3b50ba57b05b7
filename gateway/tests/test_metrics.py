"""What Prometheus reads, on a port that is not the public one."""

import httpx
import pytest
from gateway_support import run_gateway, until
from privet_shared.servers.ports import free_port
from prometheus_client.parser import text_string_to_metric_families


@pytest.fixture
async def scrape(quiet_options):
    """Run a gateway; gives a client of it, and a function that reads its figures."""
    port = free_port()

    async def scrape():
        async with httpx.AsyncClient() as prometheus:
            text = (await prometheus.get(f"http://127.0.0.1:{port}/metrics")).text
        return {
            (sample.name.removeprefix("privet_gateway_"), *sorted(sample.labels.values())): (
                sample.value
            )
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    async with run_gateway(**quiet_options, metrics_port=port) as gateway:
        yield gateway, scrape


async def test_requests_are_counted_by_template(scrape):
    gateway, figures = scrape
    for name in ("one", "two"):
        assert (await gateway.get(f"/api/v1/test/{name}")).is_success
    assert (await gateway.get("/nothing/here")).status_code == 404
    assert (await gateway.get("/api/v1/tickets")).status_code == 401
    found = await figures()
    route, service = "/api/v1/test/{behaviour}", "ticket-service"
    assert found["requests_total", *sorted(("200", "GET", route, service))] == 2
    assert found["request_seconds_count", *sorted(("GET", route, service))] == 2
    assert found["requests_total", "404", "unknown", "unknown", "unknown"] == 1
    assert found["requests_total", *sorted(("401", "GET", "/api/v1/tickets", service))] == 1
    assert not [key for key in found if "one" in str(key)]
    assert found["connections_idle", service] == 1
    assert found["connections_in_use", service] == 0


async def test_failures_have_a_reason(quiet_options):
    port = free_port()
    gone = {**quiet_options, "ticket_service_url": f"http://127.0.0.1:{free_port()}"}
    async with run_gateway(**gone, metrics_port=port) as gateway, httpx.AsyncClient() as client:
        assert (await gateway.get("/api/v1/test/x")).status_code == 503
        text = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
    assert 'failures_total{reason="UpstreamUnreachable",upstream="ticket-service"} 1.0' in text


async def test_the_public_port_has_no_metrics(scrape):
    gateway, _ = scrape
    assert (await gateway.get("/metrics")).status_code == 404


async def test_the_port_is_free_again(quiet_options):
    port = free_port()
    for _ in range(2):
        async with run_gateway(**quiet_options, metrics_port=port) as gateway:
            assert (await gateway.get("/health/live")).is_success
            await until(lambda: gateway.app.hub is not None)
