"""The services' protocol answers whatever comes on the wire as uvicorn's own does."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

import pytest
from privet_shared.http import server
from privet_shared.http.server import ServiceConnection
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import Server

LARGE = 300_000
HEAD = b" HTTP/1.1\r\nHost: x\r\n"


async def application(scope, receive, send):  # noqa: PLR0912, PLR0915  # a table
    """Answer as the path says."""

    async def start(*headers, status=200):
        await send({"type": "http.response.start", "status": status, "headers": headers})

    async def body(data, *, more=False):
        await send({"type": "http.response.body", "body": data, "more_body": more})

    match scope["path"]:
        case "/echo":
            data = b""
            while True:
                message = await receive()
                data += message.get("body", b"")
                if not message.get("more_body"):
                    break
            await start((b"content-length", b"%d" % len(data)))
            await body(data)
        case "/chunks":
            await start((b"content-type", b"text/plain"))
            for part in (b"one", b"", b"two"):
                await body(part, more=True)
            await body(b"")
        case "/parts":
            await start((b"Content-Type", b"text/plain"), (b"content-length", b"6"))
            await body(b"one", more=True)
            await body(b"two")
        case "/empty":
            await start(status=204)
            await body(b"")
        case "/unchanged":
            await start((b"etag", b'"1"'), status=304)
            await body(b"")
        case "/closes":
            await start((b"connection", b"close"), (b"content-length", b"0"))
            await body(b"")
        case "/short":
            await start((b"content-length", b"3"))
            await body(b"ab")
        case "/long":
            await start((b"content-length", b"1"))
            await body(b"ab")
        case "/split":
            await start((b"x-a", b"1\r\nx-b: 2"), (b"content-length", b"0"))
            await body(b"")
        case "/fails":
            raise ValueError
        case "/fails-late":
            await start()
            await body(b"begun", more=True)
            raise ValueError
        case "/silent":
            return
        case "/gone":
            await receive()
            scope["state"]["seen"].append((await receive())["type"])
        case "/scope":
            names = ("method", "path", "raw_path", "query_string", "http_version", "scheme")
            data = repr([scope[name] for name in names] + [scope["headers"]]).encode()
            await start((b"content-length", b"%d" % len(data)))
            await body(data)


@contextlib.asynccontextmanager
async def serving(protocol, seen=(), **options) -> AsyncIterator[tuple[Server, int]]:
    config = Config(application, http=protocol, lifespan="off", log_config=None, **options)
    config.load()
    running = Server(config)
    loop = asyncio.get_running_loop()
    state = {"seen": seen}
    socket = await loop.create_server(
        lambda: protocol(config=config, server_state=running.server_state, app_state=state),
        "127.0.0.1",
    )
    async with socket:
        yield running, socket.sockets[0].getsockname()[1]


async def exchange(protocol, *parts: bytes, until: bytes = b"") -> bytes:
    """Return all that comes until the server closes, or falls silent after ``until``."""
    async with serving(protocol) as (_, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.02)
        received = b""
        with contextlib.suppress(TimeoutError, ConnectionError):
            while data := await asyncio.wait_for(reader.read(65536), 0.3 if until else 3):
                received += data
        writer.close()
        assert until in received
        return received


def get(path: bytes, *lines: bytes, method: bytes = b"GET") -> bytes:
    return method + b" " + path + HEAD + b"".join(b"%b\r\n" % line for line in lines) + b"\r\n"


CLOSE = b"Connection: close"
CASES: dict[str, tuple[bytes, ...]] = {
    "plain": (get(b"/scope?a=b%20c&d", b"X-Twice: 1", b"x-twice: 2", CLOSE),),
    "escaped path": (get(b"/s%63ope", CLOSE),),
    "one after the other": (get(b"/scope"), get(b"/parts", CLOSE)),
    "pipelined": (get(b"/chunks") + get(b"/scope") + get(b"/parts", CLOSE),),
    "head": (get(b"/parts", CLOSE, method=b"HEAD"),),
    "head of chunks": (get(b"/chunks", CLOSE, method=b"HEAD"),),
    "no content": (get(b"/empty") + get(b"/scope", CLOSE),),
    "not modified": (get(b"/unchanged") + get(b"/scope", CLOSE),),
    "old version": (b"GET /parts HTTP/1.0\r\n\r\n",),
    "application closes": (get(b"/closes"),),
    "body": (get(b"/echo", b"Content-Length: 3", CLOSE, method=b"POST") + b"abc",),
    "body in parts": (get(b"/echo", b"Content-Length: 6", CLOSE, method=b"POST"), b"abc", b"def"),
    "chunked body": (
        get(b"/echo", b"Transfer-Encoding: chunked", CLOSE, method=b"POST"),
        b"3\r\nabc\r\n",
        b"0\r\n\r\n",
    ),
    "large body": (
        get(b"/echo", b"Content-Length: %d" % LARGE, CLOSE, method=b"POST"),
        b"x" * LARGE,
    ),
    "expects to go on": (
        get(b"/echo", b"Content-Length: 3", b"Expect: 100-continue", CLOSE, method=b"POST"),
        b"abc",
    ),
    "failure": (get(b"/fails"),),
    "late failure": (get(b"/fails-late"),),
    "no answer": (get(b"/silent"),),
    "not HTTP": (b"nonsense\r\n\r\n",),
    "head in parts": (b"GET /scope HT", b"TP/1.1\r\nHo", b"st: x\r\nConnection: close\r\n\r\n"),
}


def without_date(answer: bytes) -> bytes:
    lines = answer.split(b"\r\n")
    return b"\r\n".join(sorted(line for line in lines if not line.startswith(b"date: ")))


@pytest.mark.parametrize("name", CASES)
async def test_what_it_answers_is_what_uvicorn_answers(name):
    ours = await exchange(ServiceConnection, *CASES[name])
    assert without_date(ours) == without_date(await exchange(HttpToolsProtocol, *CASES[name]))


async def test_a_head_goes_out_with_the_body_in_one_write(monkeypatch):
    written: list[bytes] = []
    made: Callable[..., None] = ServiceConnection.connection_made

    def connection_made(self, transport):
        class Watched:
            def write(self, data):
                written.append(data)
                transport.write(data)

            def __getattr__(self, name):
                return getattr(transport, name)

        made(self, Watched())

    monkeypatch.setattr(server.ServiceConnection, "connection_made", connection_made)
    await exchange(ServiceConnection, get(b"/scope"), get(b"/scope", CLOSE))
    assert [data.count(b"HTTP/1.1 200 OK") for data in written] == [1, 1]


@pytest.mark.parametrize("path", [b"/short", b"/long"])
async def test_a_body_of_another_length_is_not_taken_for_the_whole(path):
    assert await exchange(ServiceConnection, get(path)) == b""


async def test_no_header_is_split():
    answer = await exchange(ServiceConnection, get(b"/split"))
    assert b"x-b" not in answer


@pytest.mark.parametrize(
    ("request_bytes", "idle", "is_closed"),
    [
        (b"", 61, True),
        (get(b"/parts"), 61, True),
        (get(b"/parts"), 30, False),
        (get(b"/echo", b"Content-Length: 3", method=b"POST"), 61, False),
    ],
    ids=["silent", "answered long ago", "answered lately", "under way"],
)
async def test_an_idle_connection_is_closed_and_a_busy_one_is_not(request_bytes, idle, is_closed):
    async with serving(ServiceConnection, timeout_keep_alive=60) as (running, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request_bytes)
        if b"/parts" in request_bytes:
            await reader.readuntil(b"onetwo")
        while not any(
            connection.cycle or not request_bytes for connection in running.server_state.connections
        ):
            await asyncio.sleep(0.01)
        [connection] = running.server_state.connections
        connection._idle_since -= idle
        connection._look_at_idleness()
        assert connection.transport.is_closing() is is_closed
        writer.close()


async def test_an_application_hears_that_the_client_has_gone():
    seen: list[str] = []
    async with serving(ServiceConnection, seen) as (running, port):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(get(b"/gone"))
        await asyncio.sleep(0.1)
        assert len(running.server_state.tasks) == 1
        writer.close()
        await asyncio.sleep(0.1)
    assert seen == ["http.disconnect"]
    assert not running.server_state.tasks
    assert not running.server_state.connections


async def test_a_request_under_way_is_answered_when_the_server_stops():
    async with serving(ServiceConnection) as (running, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(get(b"/echo", b"Content-Length: 3", method=b"POST"))
        await asyncio.sleep(0.1)
        for connection in list(running.server_state.connections):
            connection.shutdown()
        writer.write(b"abc")
        answer = await asyncio.wait_for(reader.read(), 5)
        assert answer.endswith(b"abc")
        assert b"connection: close" in answer
        writer.close()
