"""A service that answers before it has read the body must not lend its connection to the next."""

import asyncio
from urllib.parse import urlsplit

from gateway_support import raw_get, raw_service, run_gateway


class EarlyAnswerer:
    """Answers at a request's head; what follows the declared body is the next request."""

    def __init__(self) -> None:
        self.targets: list[str] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                self.targets.append(" ".join(head.split(" ")[:2]))
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
                await writer.drain()
                for line in head.lower().split("\r\n"):
                    if line.startswith("content-length:"):
                        await reader.readexactly(int(line.partition(":")[2]))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


async def test_connection_that_owes_body_bytes_is_never_used_again(quiet_nats, services):
    service = EarlyAnswerer()
    server = await asyncio.start_server(service, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    urls = {**services.urls, "ticket_service_url": f"http://127.0.0.1:{port}"}
    async with server, run_gateway(nats_url=quiet_nats, **urls) as gateway:
        address = urlsplit(str(gateway.base_url))
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        writer.write(
            b"POST /api/v1/stream/x HTTP/1.1\r\nHost: x\r\nContent-Length: 300\r\n\r\n" + b"Z"
        )
        await asyncio.sleep(0.2)
        writer.write(b"Z")
        assert b"200" in await asyncio.wait_for(reader.readline(), 5)
        await asyncio.sleep(0.2)

        smuggled = b"Z" * 298 + b"GET /internal/secret HTTP/1.1\r\nHost: x\r\nX: "
        for content in (smuggled, b"x"):
            answer = await asyncio.wait_for(gateway.post("/api/v1/test/y", content=content), 5)
            assert answer.status_code == 200
        writer.close()
    assert service.targets == ["POST /api/v1/stream/x", *["POST /api/v1/test/y"] * 2]


async def test_connection_header_cannot_take_the_token_away(gateway, services, callers):
    headers = {**callers.headers(callers.principal()), "Connection": "authorization, x-mine"}
    await gateway.get("/api/v1/test/echo", headers={**headers, "X-Mine": "1"})
    seen = services.ticket.seen[-1]
    assert seen.values("authorization") == [headers["Authorization"]]
    assert seen.values("x-mine") == []


async def test_two_hosts_are_refused(gateway):
    answer = await raw_get(str(gateway.base_url), "/", "Host: a", "Host: b")
    assert answer.status == 400


async def test_an_early_answer_does_not_wait_for_the_rest_of_the_body(quiet_options):
    """A client that waits for the answer before it sends on is not left waiting."""
    refused = b"HTTP/1.1 413 Content Too Large\r\ncontent-length: 2\r\n\r\nno"
    async with (
        raw_service(refused) as (origin, _),
        run_gateway(**{**quiet_options, "ticket_service_url": origin}) as gateway,
    ):
        url = gateway.base_url
        reader, writer = await asyncio.open_connection(url.host, url.port)
        head = b"POST /api/v1/stream/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\npart"
        writer.write(head)
        async with asyncio.timeout(5):
            answer = await reader.readuntil(b"\r\n\r\nno")
        writer.close()
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in answer
