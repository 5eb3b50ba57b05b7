"""Real servers and raw clients for the gateway's tests."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn
from gateway.main import PROTOCOL, create_app
from gateway.route_file import ROUTES
from gateway.routes import Auth, Limit, Route, Timeout, Upstream
from gateway.settings import GatewaySettings
from privet_shared.testing.plugin import TEST_JWT_SECRET

MIB = 1024 * 1024

TEST_ROUTES = (
    *ROUTES,
    *(
        Route(method, "/api/v1/test/{behaviour}", Upstream.TICKET, Auth.PUBLIC, Limit.NONE)
        for method in ("GET", "POST", "PUT", "DELETE")
    ),
    *(
        Route(
            method,
            "/api/v1/stream/{behaviour}",
            Upstream.TICKET,
            Auth.PUBLIC,
            Limit.NONE,
            Timeout.STREAM,
            body_limit=1024 * MIB,
        )
        for method in ("GET", "POST")
    ),
)


class Server(uvicorn.Server):
    """uvicorn that leaves the test run's signal handlers alone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serve(
    app: Any,
    *,
    http: str = "auto",
    keep_alive_seconds: int = 5,
    host: str = "127.0.0.1",
    port: int = 0,
) -> AsyncIterator[str]:
    """Serve ``app`` on a free port unless one is given, and yield its origin."""
    # asyncio turns Nagle's delay off only for sockets that say that they are TCP
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(256)
    server = Server(
        uvicorn.Config(
            app,
            http=http,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            lifespan="auto",
            timeout_graceful_shutdown=1,
            timeout_keep_alive=keep_alive_seconds,
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        if task.done():
            task.result()
            raise RuntimeError("the server did not start")
        await asyncio.sleep(0.01)
    try:
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listener.close()


@dataclass
class Seen:
    """A request as the service got it."""

    method: str
    raw_path: bytes
    query: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes = b""

    def values(self, name: str) -> list[str]:
        return [value.decode() for key, value in self.headers if key == name.encode()]


@dataclass
class FakeService:
    """An upstream that remembers what it got; the last path segment says how it behaves."""

    name: str
    seen: list[Seen] = field(default_factory=list)
    sent_bytes: int = 0
    taken_bytes: int = 0
    disconnects: int = 0
    document: dict[str, Any] = field(default_factory=dict)
    hangs: bool = False
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    def forget(self) -> None:
        self.seen.clear()
        self.sent_bytes = self.taken_bytes = self.disconnects = 0
        self.document = {}
        self.hangs = False
        self.go_on.clear()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        path = scope["path"]
        if path == "/health/ready":
            await self.answer(send, b'{"status":"ok"}')
            return
        if path == "/openapi.json":
            if self.hangs:
                await self.go_on.wait()
            await self.answer(send, json.dumps(self.document).encode())
            return
        self.seen.append(
            Seen(scope["method"], scope["raw_path"], scope["query_string"], scope["headers"])
        )
        behaviour = path.rpartition("/")[2].replace("-", "_")
        handler = getattr(self, f"do_{behaviour}", self.do_echo)
        await handler(receive, send)

    async def answer(
        self, send: Any, body: bytes = b"", status: int = 200, headers: Any = ()
    ) -> None:
        framing = [] if status in {204, 304} else [(b"content-length", b"%d" % len(body))]
        await send(
            {"type": "http.response.start", "status": status, "headers": [*framing, *headers]}
        )
        await send({"type": "http.response.body", "body": body})

    async def read(self, receive: Any) -> bytes:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            self.taken_bytes += len(message.get("body", b""))
            if not message.get("more_body"):
                return body

    async def do_echo(self, receive: Any, send: Any) -> None:
        self.seen[-1].body = await self.read(receive)
        answer = json.dumps({"service": self.name}).encode()
        await self.answer(send, answer, headers=[(b"content-type", b"application/json")])

    async def do_headers(self, _receive: Any, send: Any) -> None:
        await self.answer(
            send,
            b"x",
            headers=[
                (b"connection", b"keep-alive, x-hop"),
                (b"keep-alive", b"timeout=5"),
                (b"x-hop", b"1"),
                (b"x-end-to-end", b"1"),
                (b"server", b"secret/1.0"),
                (b"x-request-id", b"forged-by-service"),
                (b"access-control-allow-origin", b"*"),
                (b"etag", b'"v1"'),
                (b"x-next-cursor", b"abc"),
            ],
        )

    async def do_cacheable(self, _receive: Any, send: Any) -> None:
        headers = [(b"cache-control", b"public, max-age=60"), (b"x-content-type-options", b"x")]
        await self.answer(send, b"{}", headers=headers)

    async def do_no_content(self, _receive: Any, send: Any) -> None:
        await self.answer(send, status=204)

    async def do_not_modified(self, _receive: Any, send: Any) -> None:
        await self.answer(send, status=304, headers=[(b"etag", b'"v1"')])

    async def do_redirect(self, _receive: Any, send: Any) -> None:
        await self.answer(send, status=302, headers=[(b"location", b"http://elsewhere/x")])

    async def do_download(self, receive: Any, send: Any) -> None:
        await self.stream(receive, send, 256)

    async def do_hundred(self, receive: Any, send: Any) -> None:
        await self.stream(receive, send, 100)

    async def stream(self, _receive: Any, send: Any, mebibytes: int) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(mebibytes * 16):
            await send({"type": "http.response.body", "body": bytes(MIB // 16), "more_body": True})
            self.sent_bytes += MIB // 16
        await send({"type": "http.response.body", "body": b""})

    async def do_upload(self, receive: Any, send: Any) -> None:
        await self.go_on.wait()
        while True:
            message = await receive()
            self.taken_bytes += len(message.get("body", b""))
            if not message.get("more_body"):
                break
        await self.answer(send, str(self.taken_bytes).encode())

    async def do_drip(self, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"first", "more_body": True})
        await self.until_disconnect(receive)

    async def do_slow(self, receive: Any, _send: Any) -> None:
        await self.until_disconnect(receive)

    async def until_disconnect(self, receive: Any) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.disconnects += 1

    async def do_cut(self, _receive: Any, send: Any) -> None:
        start = {"type": "http.response.start", "status": 200}
        await send({**start, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b"part", "more_body": True})
        # returning now makes uvicorn close the connection in the middle of the body


@contextlib.asynccontextmanager
async def raw_service(answer: bytes | None) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Serve one socket answer of exact bytes; None closes at once. Yields origin and requests."""
    requests: list[bytes] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            requests.append(head)
            if answer is not None:
                writer.write(answer)
                await writer.drain()
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", requests
    finally:
        server.close()
        await server.wait_closed()


def gateway_settings(**overrides: Any) -> GatewaySettings:
    return GatewaySettings(
        **{"env": "test", "log_level": "WARNING", "jwt_secret": TEST_JWT_SECRET, **overrides}
    )


@contextlib.asynccontextmanager
async def run_gateway(
    routes: Iterable[Route] | None = TEST_ROUTES, **overrides: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """Run a gateway and yield a client of it; without routes it reads its file."""
    app = create_app(gateway_settings(**overrides), routes)
    async with (
        serve(app, http=PROTOCOL) as origin,
        httpx.AsyncClient(base_url=origin, timeout=20) as client,
    ):
        client.app = app
        yield client


@dataclass(frozen=True)
class RawAnswer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


async def raw_request(origin: str, request: bytes) -> RawAnswer:
    """Send exact bytes and read the answer until the server closes."""
    url = httpx.URL(origin)
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(request)
    async with asyncio.timeout(10):
        answer = await reader.read()
    writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    status_line, *lines = head.decode("latin-1").split("\r\n")
    headers = []
    for line in lines:
        name, _, value = line.partition(": ")
        headers.append((name, value))
    return RawAnswer(int(status_line.split()[1]), headers, body)


async def raw_get(origin: str, target: str, *headers: str, method: str = "GET") -> RawAnswer:
    lines = [f"{method} {target} HTTP/1.1", "Host: api.example", "Connection: close", *headers]
    return await raw_request(origin, "\r\n".join([*lines, "", ""]).encode("latin-1"))


async def until(condition: Any, *, seconds: float = 5) -> None:
    """Wait until ``condition()`` holds."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


def assert_problem(response: httpx.Response, status: int, code: str) -> None:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    document = response.json()
    assert document["status"] == status
    assert document["code"] == code
    assert document["title"]
    assert document["detail"]
    assert document["request_id"] == response.headers["x-request-id"]
