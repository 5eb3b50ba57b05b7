"""``make bench-services``: the processor time that a service takes for one request, and where.

One process, a real Postgres, the server's own HTTP protocol with a list in place of the socket:
what the kernel and the gateway take is not counted, and neither is waiting, so a busy machine
changes little. ``--profile`` prints the functions, ``--monolith`` measures what they are beside.
"""

import argparse
import asyncio
import cProfile
import gc
import importlib
import json
import os
import pstats
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from typing import Any

import asyncpg
import uvloop
from harness import make_token
from privet_shared.collector import calm_collector
from privet_shared.servers.ports import free_port
from privet_shared.servers.postgres import PostgresServer
from privet_shared.servers.provision import ServiceRole, provision
from privet_shared.testing.database import Migrations
from rows import analyse, fill
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from uvicorn.config import Config
from uvicorn.server import ServerState

ROOT = Path(__file__).parents[1]
SECRET = "s" * 40
DATABASE = "costs"
PASSWORD = "costs"  # noqa: S105
CONNECTIONS = 16
BATCH = 160
CALLERS = 100
SERVICES = {"auth": "auth", "device": "devices", "ticket": "tickets"}
_COPIES = {"users": "auth.users", "devices": "devices.devices", "tickets": "tickets.tickets"}
NEW_TICKET = {
    "title": "Не сливает воду",
    "description": "После стирки вода остаётся в барабане, ошибка E18.",
    "priority": "high",
}


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a device and a ticket, and their token."""

    token: str
    device_id: str
    ticket_id: str


@dataclass(frozen=True, slots=True)
class Case:
    """A request and the service that answers it."""

    name: str
    service: str
    method: str
    path: str


CASES = (
    Case("current user", "auth", "GET", "/api/v1/user/me"),
    Case("one device", "device", "GET", "/api/v1/devices/{device_id}"),
    Case("twenty tickets", "ticket", "GET", "/api/v1/tickets?limit=20"),
    Case("create a ticket", "ticket", "POST", "/api/v1/tickets"),
    Case("one ticket", "ticket", "GET", "/api/v1/tickets/{ticket_id}"),
    Case("messages", "ticket", "GET", "/api/v1/tickets/{ticket_id}/messages"),
    Case("notifications", "auth", "GET", "/api/v1/notifications"),
)
PROFILED = 10
HARNESS = "harness"
PARTS = {
    "service_costs.py": HARNESS,
    "tasks.py:gather": HARNESS,
    "asyncio/locks.py": HARNESS,
    "http/server.py": "protocol and task",
    "/uvicorn/": "protocol and task",
    "/cork.py": "protocol and task",
    "/asyncpg/": "driver and system calls",
    "db/reads.py": "statement's arguments and connection",
    "/sqlalchemy/": "statement's arguments and connection",
    "db/writes.py": "filing: rows, event, key",
    "messaging/": "filing: rows, event, key",
    "idempotency": "filing: rows, event, key",
    "/auth/": "token and caller",
    "http/security.py": "token and caller",
    "fastapi/security": "token and caller",
    "http/plans.py": "plan: steps, parameters, body",
    "dependencies.py": "plan: steps, parameters, body",
    "_compat/v2.py": "plan: steps, parameters, body",
    "type_adapter.py": "plan: steps, parameters, body",
    "http/conditional.py": "plan: steps, parameters, body",
    "http/dispatch.py": "dispatch, middleware, context",
    "http/middleware.py": "dispatch, middleware, context",
    "/context.py": "dispatch, middleware, context",
    "contextlib.py": "dispatch, middleware, context",
    "/fastapi/": "dispatch, middleware, context",
    "/starlette/": "dispatch, middleware, context",
    "_service/": "the service's own code and its answer",
    "/pydantic/": "the service's own code and its answer",
    "/json.py": "the service's own code and its answer",
    "http/rows.py": "the service's own code and its answer",
    "privet_shared/conditional.py": "the service's own code and its answer",
    "timestamps.py": "the service's own code and its answer",
}
"""Which part of a request's work a file, or a function in it, does; the first that fits."""
_numbers = count()


def request_of(case: Case, caller: Caller) -> bytes:
    """Return a request as the gateway sends it."""
    body = b""
    number = next(_numbers)
    path = case.path.format(device_id=caller.device_id, ticket_id=caller.ticket_id)
    lines = [
        f"{case.method} {path} HTTP/1.1",
        "host: 127.0.0.1:8001",
        f"authorization: Bearer {caller.token}",
        "x-forwarded-host: 127.0.0.1:8000",
        "via: 1.1 privet",
        "x-forwarded-for: 127.0.0.1",
        "x-forwarded-proto: http",
        f"x-request-id: 0199a7c2-0000-7000-8000-{number:012x}",
        f"traceparent: 00-{number + 1:032x}-00f067aa0ba902b7-01",
    ]
    if case.method == "POST":
        body = json.dumps({**NEW_TICKET, "device_id": caller.device_id}).encode()
        lines += [
            f"idempotency-key: costs-{os.getpid()}-{number}",
            "content-type: application/json",
            f"content-length: {len(body)}",
        ]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Wire:
    """A transport that keeps what is written, and tells when something is."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.answered = asyncio.Event()

    def write(self, data: bytes) -> None:
        """Keep it; an answer is whole when its body is here."""
        self.written.append(data)
        whole = b"".join(self.written)
        head, end, body = whole.partition(b"\r\n\r\n")
        if end:
            length = next(
                int(line.partition(b":")[2])
                for line in head.lower().split(b"\r\n")
                if line.startswith(b"content-length:")
            )
            if len(body) >= length:
                self.answered.set()

    def get_extra_info(self, name: str) -> Any:
        """Tell who is at the other end."""
        return ("127.0.0.1", 50_000) if name in {"peername", "sockname"} else None

    def is_closing(self) -> bool:
        """Tell that it is open."""
        return False

    def close(self) -> None:
        """Do nothing."""

    abort = pause_reading = resume_reading = close


class Driver:
    """Some connections to one application, which get a request each as soon as they may."""

    def __init__(self, app: Any, http: str) -> None:
        config = Config(app, http=http, log_config=None, access_log=False, proxy_headers=False)
        config.load()
        state = ServerState()
        self.wires: list[tuple[Any, Wire]] = []
        for _ in range(CONNECTIONS):
            protocol: Any = config.http_protocol_class(config, state, {})  # type: ignore[call-arg]
            wire = Wire()
            protocol.connection_made(wire)
            self.wires.append((protocol, wire))

    async def run(self, requests: list[bytes]) -> None:
        """Have all requests answered; raises ``SystemExit`` at anything but success."""
        left = iter(requests)

        async def serve(protocol: Any, wire: Wire) -> None:
            for request in left:
                wire.answered.clear()
                wire.written.clear()
                protocol.data_received(request)
                await wire.answered.wait()
                if not wire.written[0].startswith(b"HTTP/1.1 20"):
                    raise SystemExit(f"not an answer: {b''.join(wire.written)!r}")

        await asyncio.gather(*(serve(*pair) for pair in self.wires))


@asynccontextmanager
async def database(folder: Path) -> AsyncIterator[tuple[PostgresServer, asyncpg.Connection]]:
    """Run Postgres with every service's tables, filled."""
    server = PostgresServer(
        data_dir=folder / "data", port=free_port(), log_file=folder / "log", durable=True
    )
    await server.start()
    try:
        roles = [
            ServiceRole(role=f"{name}_service", password=PASSWORD, schema=schema)
            for name, schema in SERVICES.items()
        ]
        roles.append(ServiceRole(role="monolith", password=PASSWORD, schema="monolith"))
        await provision(server.admin_dsn, DATABASE, roles)
        for name in SERVICES:
            engine = create_async_engine(url_of(server, f"{name}_service"), poolclass=NullPool)
            await Migrations(ROOT / f"{name}-service", engine).upgrade()
            await engine.dispose()
        admin = await asyncpg.connect(f"{server.admin_dsn.rpartition('/')[0]}/{DATABASE}")
        await fill(admin, users=1_000, devices=10_000, tickets=20_000)
        yield server, admin
        await admin.close()
    finally:
        await server.stop()


def url_of(server: PostgresServer, role: str, driver: str = "asyncpg") -> str:
    """Return the URL of a role's database."""
    return f"postgresql+{driver}://{role}:{PASSWORD}@127.0.0.1:{server.port}/{DATABASE}"


async def callers(admin: asyncpg.Connection) -> list[Caller]:
    """Return people who have at least twenty tickets."""
    rows = await admin.fetch(
        "SELECT user_id, min(device_id::text) AS device_id, min(id::text) AS ticket_id "
        "FROM tickets.tickets GROUP BY user_id HAVING count(*) >= 20 ORDER BY user_id LIMIT $1",
        CALLERS,
    )
    return [
        Caller(make_token(SECRET, row["user_id"]), row["device_id"], row["ticket_id"])
        for row in rows
    ]


@asynccontextmanager
async def application(name: str, server: PostgresServer, admin: Any) -> AsyncIterator[Any]:
    """Make a service's application, or the monolith's."""
    os.environ.update({"JWT_SECRET": SECRET, "LOG_LEVEL": "WARNING", "ACCESS_LOG": "false"})
    os.environ.update({"S3_ENDPOINT_URL": "http://127.0.0.1:9", "S3_SECRET_ACCESS_KEY": "s" * 20})
    os.environ["DATA_KEY"] = "d" * 40
    if name == "monolith":
        os.environ["DATABASE_URL"] = url_of(server, "monolith", "psycopg")
        app = importlib.import_module("monolith").app
    else:
        os.environ["DATABASE_URL"] = url_of(server, f"{name}_service")
        app = importlib.import_module(f"{name}_service.main").create_app()
    async with app.router.lifespan_context(app):
        if name == "monolith":
            for table, source in _COPIES.items():
                await _copy(admin, table, source)
            await analyse(admin, name)
        yield app


async def _copy(admin: asyncpg.Connection, table: str, source: str) -> None:
    columns = await admin.fetch(
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_schema = 'monolith' AND table_name = $1",
        table,
    )
    names = ", ".join(row[0] for row in columns)
    await admin.execute(
        f"INSERT INTO monolith.{table} ({names}) SELECT {names} FROM {source} ORDER BY id"  # noqa: S608
    )


async def measure(arguments: argparse.Namespace) -> None:
    """Measure each case."""
    with tempfile.TemporaryDirectory() as name:
        async with database(Path(name)) as (server, admin):
            people = await callers(admin)
            for case in CASES:
                if arguments.only not in {None, case.name}:
                    continue
                where = "monolith" if arguments.monolith else case.service
                async with application(where, server, admin) as app:
                    driver = Driver(app, arguments.http)
                    await _measure_one(case, driver, cycle(people), arguments)


async def _measure_one(
    case: Case, driver: Driver, people: Iterator[Caller], arguments: argparse.Namespace
) -> None:
    def batch() -> list[bytes]:
        return [request_of(case, next(people)) for _ in range(BATCH)]

    for _ in range(5):
        await driver.run(batch())
    calm_collector()
    gc.disable()
    costs = []
    for _ in range(arguments.batches):
        requests = batch()
        started = time.process_time()
        await driver.run(requests)
        costs.append((time.process_time() - started) / BATCH * 1e6)
        await asyncio.sleep(0.01)
    costs.sort()
    print(f"{case.name}: {costs[0]:.0f} µs, median {costs[len(costs) // 2]:.0f} µs", flush=True)
    if arguments.profile:
        await _profile(case, driver, batch, arguments.profile)
    gc.enable()


async def _profile(
    case: Case, driver: Driver, batch: Callable[[], list[bytes]], functions: int
) -> None:
    profile = cProfile.Profile()
    for _ in range(PROFILED):
        requests = batch()
        profile.enable()
        await driver.run(requests)
        profile.disable()
    figures = pstats.Stats(profile, stream=sys.stdout)
    rows: Any = figures.stats  # type: ignore[attr-defined]
    calls = sum(row[1] for row in rows.values()) / BATCH / PROFILED
    print(f"{case.name}: {calls:.0f} calls of functions a request")
    shares: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers_of) in rows.items():
        if file != "~":
            shares[_part(file, name)] += own
        for (caller, _, by), (_, _, through, _) in callers_of.items():
            if file == "~":  # what is built in counts for whoever calls it
                shares[_part(caller, by)] += through
    del shares[HARNESS]
    whole = sum(shares.values())
    for part, seconds in shares.most_common():
        print(f"{case.name}: {part}: {seconds / whole:.0%}")
    figures.sort_stats("tottime").print_stats(functions)


def _part(file: str, name: str) -> str:
    """Return which part of a request's work a function does."""
    return next((part for mark, part in PARTS.items() if mark in f"{file}:{name}"), "other")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[case.name for case in CASES])
    parser.add_argument("--http", default="httptools")
    parser.add_argument("--batches", type=int, default=40)
    parser.add_argument("--profile", type=int, default=0, metavar="FUNCTIONS")
    parser.add_argument("--monolith", action="store_true")
    arguments = parser.parse_args()
    uvloop.run(measure(arguments))


if __name__ == "__main__":
    main()
