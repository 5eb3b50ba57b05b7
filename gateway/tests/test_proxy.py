"""Passing requests on: bodies both ways, failures, disconnects."""

import asyncio
from http import HTTPStatus

import httpx
import pytest
from gateway_support import (
    MIB,
    assert_problem,
    raw_get,
    raw_request,
    raw_service,
    run_gateway,
    until,
)
from privet_shared.servers.ports import free_port


async def test_each_service_gets_its_own_routes(gateway, services, callers):
    headers = callers.headers(callers.principal())
    for path, name in (
        ("/user/me", "auth-service"),
        ("/devices/my", "device-service"),
        ("/tickets", "ticket-service"),
        ("/media/1", "media-service"),
    ):
        response = await gateway.get(f"/api/v1{path}", headers=headers)
        assert response.json() == {"service": name}


async def test_body_query_and_content_type_pass(gateway, services):
    response = await gateway.post(
        "/api/v1/test/echo?a=1&b=%D0%B9&a=2",
        content=b'{"x":1}',
        headers={"content-type": "application/json", "idempotency-key": "k1"},
    )
    assert response.status_code == HTTPStatus.OK
    seen = services.ticket.seen[-1]
    assert (seen.method, seen.body, seen.query) == ("POST", b'{"x":1}', b"a=1&b=%D0%B9&a=2")
    assert seen.values("content-type") == ["application/json"]
    assert seen.values("idempotency-key") == ["k1"]
    assert seen.values("content-length") == ["7"]


async def test_chunked_body_passes_in_chunks(gateway, services):
    async def body():
        for part in (b"one", b"two", b"three"):
            yield part
            await asyncio.sleep(0.01)

    await gateway.post("/api/v1/test/echo", content=body())
    assert services.ticket.seen[-1].body == b"onetwothree"
    assert services.ticket.seen[-1].values("transfer-encoding") == ["chunked"]


async def test_connections_are_reused_and_answers_do_not_mix(gateway, services):
    async def one(number: int) -> None:
        response = await gateway.get("/api/v1/test/echo", params={"n": number})
        assert response.status_code == HTTPStatus.OK

    await asyncio.gather(*(one(number) for number in range(50)))
    assert len(services.ticket.seen) == 50


@pytest.mark.parametrize(
    ("behaviour", "status"), [("no-content", 204), ("not-modified", 304), ("redirect", 302)]
)
async def test_bodiless_answers_pass_as_they_are(gateway, behaviour, status):
    for _ in range(2):  # the second on the same upstream connection
        response = await gateway.get(f"/api/v1/test/{behaviour}")
        assert response.status_code == status
        assert response.content == b""
        assert "transfer-encoding" not in response.headers
    if status == HTTPStatus.FOUND:
        assert response.headers["location"] == "http://elsewhere/x"


async def test_head_is_get_without_body(gateway, services):
    response = await gateway.head("/api/v1/test/echo")
    assert response.status_code == HTTPStatus.OK
    assert response.content == b""
    assert response.headers["content-length"] == "29"
    assert services.ticket.seen[-1].method == "GET"
    origin = str(gateway.base_url)
    raw = await raw_get(origin, "/api/v1/test/echo", method="HEAD")
    assert raw.body == b""


async def test_continue_is_answered_before_the_body(gateway, services):
    url = gateway.base_url
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(
        b"POST /api/v1/test/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
        b"Expect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    writer.write(b"hi")
    assert (await reader.read()).startswith(b"HTTP/1.1 200")
    writer.close()
    assert services.ticket.seen[-1].values("expect") == []


async def test_download_waits_for_a_slow_client(gateway, services):
    url = gateway.base_url
    async with gateway.stream("GET", "/api/v1/stream/download") as response:
        last = -1
        while services.ticket.sent_bytes != last:
            last = services.ticket.sent_bytes
            await asyncio.sleep(0.2)
        assert 0 < last < 64 * MIB, "the service must not be able to send all of 256 MiB"
        total = 0
        async for chunk in response.aiter_raw():
            total += len(chunk)
    assert total == 256 * MIB, url


async def test_upload_waits_for_a_slow_service(gateway, services):
    offered = 0

    async def body():
        nonlocal offered
        for _ in range(128 * 16):
            yield bytes(MIB // 16)
            offered += MIB // 16

    sending = asyncio.create_task(gateway.post("/api/v1/stream/upload", content=body()))
    last = -1
    while offered != last or not offered:
        last = offered
        await asyncio.sleep(0.2)
    assert last < 64 * MIB, "the client must not be able to send all of 128 MiB"
    services.ticket.go_on.set()
    response = await sending
    assert response.text == str(128 * MIB)


@pytest.mark.parametrize("behaviour", ["slow", "drip"])
async def test_a_client_that_goes_away_stops_the_service(gateway, services, behaviour):
    with pytest.raises(httpx.ReadTimeout):
        await gateway.get(f"/api/v1/stream/{behaviour}", timeout=0.3)
    await until(lambda: services.ticket.disconnects == 1, seconds=3)


async def test_body_over_the_limit_is_refused_by_its_length(gateway, services):
    response = await gateway.post("/api/v1/test/echo", content=bytes(MIB + 1))
    assert_problem(response, 413, "request.too_large")
    assert services.requests() == 0
    assert (await gateway.post("/api/v1/test/echo", content=bytes(MIB))).status_code == 200


async def test_body_over_the_limit_is_refused_while_it_streams(gateway, services):
    async def body():
        for _ in range(32):
            yield bytes(64 * 1024)

    response = await gateway.post("/api/v1/test/echo", content=body())
    assert_problem(response, 413, "request.too_large")


async def test_ten_megabytes_get_an_answer_and_the_gateway_stays_well(gateway):
    response = await gateway.post("/api/v1/auth/login", content=bytes(10 * MIB))
    assert_problem(response, 413, "request.too_large")
    assert (await gateway.get("/api/v1/test/echo")).status_code == 200


async def test_service_down_is_503_and_names_no_host(quiet_nats, services):
    port = free_port()
    urls = {**services.urls, "ticket_service_url": f"http://127.0.0.1:{port}"}
    async with run_gateway(nats_url=quiet_nats, **urls) as gateway:
        for method in ("GET", "POST"):
            response = await gateway.request(method, "/api/v1/test/echo")
            assert_problem(response, 503, "service.unavailable")
            assert response.headers["retry-after"] == "1"
            assert str(port) not in response.text


async def test_slow_service_is_504_and_is_let_go(quiet_nats, services):
    async with run_gateway(
        nats_url=quiet_nats, upstream_first_byte_seconds=0.2, **services.urls
    ) as gateway:
        assert_problem(await gateway.get("/api/v1/test/slow"), 504, "gateway.timeout")
        await until(lambda: services.ticket.disconnects == 1)


async def test_total_time_ends_a_body_that_drips(quiet_nats, services):
    async with run_gateway(
        nats_url=quiet_nats, upstream_total_seconds=0.3, **services.urls
    ) as gateway:
        with pytest.raises(httpx.RemoteProtocolError):
            await gateway.get("/api/v1/test/drip")
        await until(lambda: services.ticket.disconnects == 1)


async def test_a_service_that_stops_taking_a_body_is_504(quiet_nats, services):
    async def body():
        for _ in range(128 * 16):
            yield bytes(MIB // 16)

    async with run_gateway(
        nats_url=quiet_nats, upstream_idle_seconds=0.3, **services.urls
    ) as gateway:
        answer = await gateway.post("/api/v1/stream/upload", content=body())
        assert_problem(answer, 504, "gateway.timeout")


async def test_a_client_that_stops_sending_is_408(quiet_nats, services):
    async with run_gateway(
        nats_url=quiet_nats, upstream_idle_seconds=0.2, **services.urls
    ) as gateway:
        answer = await raw_request(
            str(gateway.base_url),
            b"POST /api/v1/test/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"
            b"Connection: close\r\n\r\nhalf",
        )
        assert answer.status == 408
        assert b"request.too_slow" in answer.body


async def test_an_answer_cut_short_is_not_passed_as_whole(gateway):
    with pytest.raises(httpx.RemoteProtocolError):
        await gateway.get("/api/v1/test/cut")
    assert (await gateway.get("/api/v1/test/echo")).status_code == 200


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"",
        b"this is not HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    ],
    ids=["close", "empty", "garbage", "two lengths", "upgrade", "huge head"],
)
async def test_a_broken_answer_is_502(quiet_nats, services, answer):
    async with raw_service(answer) as (origin, requests):
        urls = {**services.urls, "ticket_service_url": origin}
        async with run_gateway(nats_url=quiet_nats, **urls) as gateway:
            response = await gateway.post("/api/v1/test/echo")
            assert_problem(response, 502, "gateway.bad_upstream")
            assert len(requests) == 1, "a POST is never sent twice"


async def test_informational_answers_are_skipped(quiet_nats, services):
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    raw = hints + b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    async with raw_service(raw) as (origin, _):
        urls = {**services.urls, "ticket_service_url": origin}
        async with run_gateway(nats_url=quiet_nats, **urls) as gateway:
            response = await gateway.get("/api/v1/test/echo")
            assert (response.status_code, response.text) == (200, "ok")
            assert "link" not in response.headers


async def test_a_body_that_ends_with_the_connection_passes(quiet_nats, services):
    async with raw_service(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end") as (
        origin,
        _,
    ):
        urls = {**services.urls, "ticket_service_url": origin}
        async with run_gateway(nats_url=quiet_nats, **urls) as gateway:
            assert (await gateway.get("/api/v1/test/echo")).text == "until the end"


async def test_a_kept_connection_that_was_closed_is_replaced_for_get(quiet_nats, services):
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"  # keep-alive by default, yet closed
    async with raw_service(answer) as (origin, requests):
        urls = {**services.urls, "ticket_service_url": origin}
        async with run_gateway(nats_url=quiet_nats, **urls) as gateway:
            for _ in range(5):
                assert (await gateway.get("/api/v1/test/echo")).text == "ok"
            assert len(requests) == 5
