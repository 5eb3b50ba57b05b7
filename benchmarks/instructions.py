"""``make bench-instructions``: how many instructions the gateway takes for one request.

Both connections are replaced by lists, so this is the gateway alone, without the kernel and the
event loop's polling. callgrind counts, so the figure is the same on a busy machine: what a change
gives shows by a percent.
"""

import argparse
import asyncio
import gc
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from harness import make_token
from privet_shared.collector import calm_collector

CONNECTIONS = 32
"""As many as the other benchmarks have at a time."""
ROUNDS = 10
TIMED_ROUNDS = 500
_SECRET = "s" * 40
_PATH = "/api/v1/tickets/01a20ffe-c1d2-71bf-856d-e9ab5bbb8b8d"
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Wed, 25 Nov 2026 00:00:00 GMT\r\n"
    b"Content-Type: application/json\r\nContent-Length: 400\r\nConnection: keep-alive\r\n"
    b'ETag: "6743"\r\nAccept-Ranges: bytes\r\n\r\n' + b"x" * 400
)
_READY = "ready"
_TOTAL = re.compile(r"Collected : (\d+)")


class Wire:
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.write = self.written.append

    def get_extra_info(self, name: str) -> Any:
        """Tell who is at the other end."""
        return ("127.0.0.1", 50_000) if name == "peername" else None

    def is_closing(self) -> bool:
        """Tell that it is open."""
        return False

    def close(self) -> None:
        """Do nothing."""

    abort = pause_reading = resume_reading = close


def _request(token: str, number: int | None) -> bytes:
    """Return a request; with a number it is one that was never seen before."""
    varying = "" if number is None else f"X-Number: {number}\r\n"
    return (
        f"GET {_PATH} HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n"
        f"Authorization: Bearer {token}\r\n{varying}\r\n"
    ).encode()


class World:
    """A gateway between connections that are lists."""

    def __init__(self) -> None:
        # set before the settings are read, and imported where the loop runs
        os.environ.update(JWT_SECRET=_SECRET, ACCESS_LOG="false", LOG_LEVEL="ERROR")
        os.environ["RATE_LIMIT_GENERAL"] = "1000000000/minute"
        sys.path.remove(str(Path(__file__).parent))  # where ``gateway`` is a benchmark
        from gateway.application import APPLICATION  # noqa: PLC0415
        from gateway.container import Container  # noqa: PLC0415
        from gateway.proxy.connection import UpstreamConnection  # noqa: PLC0415
        from gateway.proxy.pool import UpstreamPool  # noqa: PLC0415
        from gateway.route_file import load_routes  # noqa: PLC0415
        from gateway.server.connection import ClientConnection  # noqa: PLC0415
        from gateway.settings import GatewaySettings  # noqa: PLC0415
        from uvicorn.config import Config  # noqa: PLC0415
        from uvicorn.server import ServerState  # noqa: PLC0415

        self.upstreams: list[tuple[Any, Wire]] = []
        self.clients: list[tuple[Any, Wire]] = []
        self._token = make_token(_SECRET)
        self._number = 0

        async def connect(pool: UpstreamPool) -> UpstreamConnection:
            connection = UpstreamConnection(pool._cork, b"127.0.0.1")  # noqa: SLF001
            self._join(connection, self.upstreams)
            return connection

        UpstreamPool._connect = connect  # type: ignore[method-assign]  # noqa: SLF001
        container = Container(GatewaySettings(), load_routes(), None)
        config = Config("gateway.main:create_app", log_config=None)
        for _ in range(CONNECTIONS):
            client = ClientConnection(config, ServerState(), {APPLICATION: container.application})
            self._join(client, self.clients)

    def _join(self, connection: Any, connections: list[tuple[Any, Wire]]) -> None:
        wire = Wire()
        connection.connection_made(wire)
        connections.append((connection, wire))

    def ask(self, *, varies: bool) -> None:
        """Send a request on each connection."""
        for client, _ in self.clients:
            self._number += 1
            client.data_received(_request(self._token, self._number if varies else None))

    def answer(self) -> None:
        """Answer what has come to the service."""
        for connection, wire in self.upstreams:
            if wire.written:
                wire.written.clear()
                connection.data_received(_ANSWER)

    def expect_answers(self) -> None:
        """See that each client has got nothing but answers."""
        for _, wire in self.clients:
            if not wire.written or not all(b.startswith(b"HTTP/1.1 200 OK") for b in wire.written):
                raise SystemExit(f"not an answer: {wire.written[:1]}")
            wire.written.clear()


async def _serve(rounds: int, *, varies: bool) -> NoReturn:
    """Serve ``rounds`` times as many requests as there are connections; print the seconds."""
    world = World()
    world.ask(varies=varies)
    await asyncio.sleep(0.1)
    world.answer()
    await asyncio.sleep(0.1)
    world.expect_answers()
    calm_collector()
    gc.disable()
    print(_READY, flush=True)
    sys.stdin.readline()
    started = time.process_time()
    for _ in range(rounds):
        world.ask(varies=varies)
        await asyncio.sleep(0)
        world.answer()
        await asyncio.sleep(0)
    seconds = time.process_time() - started
    world.expect_answers()
    print(seconds, flush=True)
    os._exit(0)  # what the interpreter does at its end is not to be counted


def _counted(*, varies: bool) -> float:
    """Return the instructions of one request; what comes before is not looked at."""
    with tempfile.TemporaryDirectory() as folder:
        tool = ("--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={folder}/out")
        with _serving("valgrind", *tool, rounds=ROUNDS, varies=varies) as process:
            subprocess.run(
                ["callgrind_control", "-i", "on", str(process.pid)], check=True, capture_output=True
            )
            _, log = process.communicate("\n")
    found = _TOTAL.search(log)
    if found is None:
        raise SystemExit(log)
    return int(found[1]) / ROUNDS / CONNECTIONS


def _timed(*, varies: bool) -> float:
    """Return the microseconds of processor time of one request."""
    with _serving(rounds=TIMED_ROUNDS, varies=varies) as process:
        seconds, _ = process.communicate("\n")
    return float(seconds) / TIMED_ROUNDS / CONNECTIONS * 1e6


@contextmanager
def _serving(*tool: str, rounds: int, varies: bool) -> Iterator[subprocess.Popen[str]]:
    """Run a process that is about to serve, and begins at a line of input."""
    options = ["--serve", str(rounds), *(["--vary"] if varies else [])]
    process = subprocess.Popen(
        [*tool, sys.executable, __file__, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    with process:
        if process.stdout is None or process.stdout.readline().strip() != _READY:
            raise SystemExit(process.communicate()[1])
        yield process


def main() -> None:
    """Count, or serve for somebody who counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serve", type=int, metavar="ROUNDS")
    parser.add_argument("--vary", action="store_true")
    parser.add_argument("--time", action="store_true", help="processor time, without callgrind")
    arguments = parser.parse_args()
    if arguments.serve:
        asyncio.run(_serve(arguments.serve, varies=arguments.vary))
        return
    for name, varies in (("known heads", False), ("heads vary", True)):
        if arguments.time:
            best = min(_timed(varies=varies) for _ in range(5))
            print(f"{name}: {best:.1f} µs a request")
        else:
            print(f"{name}: {_counted(varies=varies):,.0f} instructions a request", flush=True)


if __name__ == "__main__":
    main()
