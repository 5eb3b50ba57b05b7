"""``make bench-whole-path``: gateway and service on one core, beside a monolith on that core.

Postgres, NATS, Redis, the load and, with what time is left, the workers are on the other core.
Prints a table, and writes it with the figures to ``docs/benchmarks``.
"""

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import asyncpg
from harness import (
    LOAD_CORE,
    SERVER_CORE,
    Result,
    load,
    make_token,
    running,
    wait_until_answers,
    write_report,
)
from peers import BIN, uvicorn
from privet_local.home import Home
from privet_local.parts import DATABASE
from privet_local.stack import Stack
from privet_shared.servers.ports import free_port
from privet_shared.servers.provision import ServiceRole, provision
from rows import analyse, fill

CONNECTIONS = 16
CALLERS = 100
USERS, DEVICES, TICKETS = 1_000, 10_000, 20_000
DRAIN_SECONDS = 90
SCRIPT = Path(__file__).with_name("requests.lua")
MONOLITH = "monolith"
NEW_TICKET = {
    "title": "Не сливает воду",
    "description": "После стирки вода остаётся в барабане, ошибка E18.",
    "priority": "high",
}
QUIET = {
    "LOG_LEVEL": "WARNING",
    "ACCESS_LOG": "false",
    "RATE_LIMIT_GENERAL": "1000000000/minute",
}
_COPIES = (
    ("users", "auth.users"),
    ("devices", "devices.devices"),
    ("tickets", "tickets.tickets"),
)

TITLES = (
    "| case | ours/s | spread | monolith/s | spread | × monolith | goal "
    "| ours µs | monolith µs | × by processor time "
    "| ours p50 ms | p99 ms | monolith p50 ms | p99 ms |"
)
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a device and tickets, and their token."""

    token: str
    device_id: str

    def line(self, method: str, path: str, body: str = "") -> str:
        """Return a request as the load's script reads it."""
        return f"{method} {path} {self.token} {body}".rstrip() + "\n"


@dataclass(frozen=True, slots=True)
class Case:
    """An endpoint that is measured, and how much faster than the monolith's it is to be."""

    name: str
    request: Callable[[Caller], str]
    goal: int


CASES = (
    Case("current user", lambda caller: caller.line("GET", "/api/v1/user/me"), 3),
    Case(
        "one device",
        lambda caller: caller.line("GET", f"/api/v1/devices/{caller.device_id}"),
        3,
    ),
    Case("twenty tickets", lambda caller: caller.line("GET", "/api/v1/tickets?limit=20"), 3),
    Case(
        "create a ticket",
        lambda caller: caller.line(
            "POST", "/api/v1/tickets", json.dumps({**NEW_TICKET, "device_id": caller.device_id})
        ),
        2,
    ),
)


@dataclass(slots=True)
class Target:
    """A server under test."""

    url: str
    pids: tuple[int, ...]
    results: dict[str, Result]
    costs: dict[str, list[float]]
    """Microseconds of processor time for one request, by case."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What runs: the whole path, the monolith, and the database behind both."""

    stack: Stack
    pids: tuple[int, ...]
    monolith_url: str
    monolith_pid: int
    admin: asyncpg.Connection
    folder: Path


def pin(pid: int, core: int) -> None:
    """Keep every thread of a process on one core."""
    options = ["taskset", "--all-tasks", "--cpu-list", "--pid", str(core), str(pid)]
    subprocess.run(options, check=True, stdout=subprocess.DEVNULL)


def processor_seconds(pids: tuple[int, ...]) -> float:
    """Return what these processes have used so far, the kernel's part for them included."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS


@contextlib.asynccontextmanager
async def started(folder: Path) -> AsyncIterator[Bench]:
    """Run everything, filled with data, each on its core."""
    os.sched_setaffinity(0, {LOAD_CORE})  # what is started from here inherits it
    home = Home(folder / "home")
    async with Stack(home, ports="ephemeral", env=QUIET) as stack:
        pids = []
        for name, part in stack.describe()["parts"].items():
            if name == "gateway" or name.endswith("-service"):
                pin(part["pid"], SERVER_CORE)
                pids.append(part["pid"])
            elif name.endswith("-worker"):
                os.setpriority(os.PRIO_PROCESS, part["pid"], 19)
        port = stack.wiring.ports["postgres"]
        password = (home.postgres_data / "password").read_text()
        dsn = f"postgresql://postgres:{password}@127.0.0.1:{port}"
        role = ServiceRole(role=MONOLITH, schema=MONOLITH, password=home.secret(MONOLITH))
        await provision(f"{dsn}/postgres", DATABASE, [role])
        admin = await asyncpg.connect(f"{dsn}/{DATABASE}")
        await fill(admin, users=USERS, devices=DEVICES, tickets=TICKETS)
        with _monolith(stack, role) as (url, pid):
            for table, source in _COPIES:
                await _copy(admin, table, source)
            await analyse(admin, MONOLITH)
            yield Bench(stack, tuple(pids), url, pid, admin, folder)
        await admin.close()


@contextlib.contextmanager
def _monolith(stack: Stack, role: ServiceRole) -> Iterator[tuple[str, int]]:
    port = free_port()
    address = f"127.0.0.1:{stack.wiring.ports['postgres']}/{DATABASE}"
    folder = os.fspath(Path(__file__).parent)
    _, *options = uvicorn("monolith:app", port, "--app-dir", folder)
    environment = {
        "DATABASE_URL": f"postgresql+psycopg://{role.role}:{role.password}@{address}",
        "JWT_SECRET": stack.wiring.home.secret("jwt"),
    }
    url = f"http://127.0.0.1:{port}"
    with running([str(BIN / "python"), *options], core=SERVER_CORE, **environment) as process:
        wait_until_answers(f"{url}/health", "")
        yield url, process.pid


async def _copy(admin: asyncpg.Connection, table: str, source: str) -> None:
    """Give the monolith the very rows of a service."""
    columns = await admin.fetch(
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_schema = $1 AND table_name = $2",
        *(MONOLITH, table),
    )
    names = ", ".join(row[0] for row in columns)
    await admin.execute(
        f"INSERT INTO {MONOLITH}.{table} ({names}) SELECT {names} FROM {source} ORDER BY id"  # noqa: S608
    )


async def callers(bench: Bench) -> list[Caller]:
    """Return some people who have at least twenty tickets."""
    secret = bench.stack.wiring.home.secret("jwt")
    rows = await bench.admin.fetch(
        "SELECT user_id, min(id::text) AS device_id FROM devices.devices WHERE user_id IN "
        "(SELECT user_id FROM tickets.tickets GROUP BY user_id HAVING count(*) >= 20) "
        "GROUP BY user_id ORDER BY user_id LIMIT $1",
        CALLERS,
    )
    return [Caller(make_token(secret, row["user_id"]), row["device_id"]) for row in rows]


async def events_are_published(bench: Bench) -> None:
    """Wait until the workers have nothing left to do; raises ``SystemExit``."""
    deadline = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < deadline:
        if not await bench.admin.fetchval(
            "SELECT EXISTS (SELECT FROM tickets.outbox WHERE published_at IS NULL)"
        ):
            return
        await asyncio.sleep(0.2)
    raise SystemExit("the outbox is not drained")


async def measure(
    bench: Bench, *, cases: tuple[Case, ...], seconds: int, rounds: int
) -> dict[str, Target]:
    """Measure both in turn, ``rounds`` times."""
    requests, prefixes = bench.folder / "requests", count()
    people = await callers(bench)
    targets = {
        "PrivetSuperApp": Target(bench.stack.wiring.url("gateway"), bench.pids, {}, {}),
        "monolith": Target(bench.monolith_url, (bench.monolith_pid,), {}, {}),
    }
    for number in range(rounds):
        for case in cases:
            requests.write_text("".join(map(case.request, people)))
            for name, target in targets.items():
                result = target.results.setdefault(case.name, Result())
                for duration in (1, seconds):
                    before = processor_seconds(target.pids)
                    figures = await asyncio.to_thread(
                        load,
                        *(target.url, "-s", str(SCRIPT)),
                        seconds=duration,
                        connections=CONNECTIONS,
                        REQUESTS=str(requests),
                        KEY_PREFIX=f"bench-{next(prefixes)}",
                    )
                result.add(figures)
                used = processor_seconds(target.pids) - before
                cost = used / (figures["rate"] * seconds) * 1e6
                target.costs.setdefault(case.name, []).append(cost)
                print(
                    f"round {number + 1}: {case.name}: {name}: {result.rates[-1]:.0f}/s, "
                    f"{cost:.0f} µs"
                )
                await events_are_published(bench)
    return targets


def write(targets: dict[str, Target], *, command: str) -> str:
    """Write the table and the figures, and return the table."""
    ours, monolith = targets["PrivetSuperApp"].results, targets["monolith"].results
    lines = [
        TITLES,
        "| --- |" + " ---: |" * (TITLES.count("|") - 2),
    ]
    for case in CASES:
        if case.name in ours:
            our, their = ours[case.name], monolith[case.name]
            cost, its = (min(target.costs[case.name]) for target in targets.values())
            lines.append(
                f"| {case.name} | {our.cells()} | {their.cells()} | {our.rate / their.rate:.2f} "
                f"| ≥ {case.goal} | {cost:.0f} | {its:.0f} | {its / cost:.2f} "
                f"| {our.latency_cells()} | {their.latency_cells()} |"
            )
    table = "\n".join(lines)
    if len(ours) == len(CASES):
        write_report(
            "whole_path",
            title="The whole path and a monolith",
            command=command,
            text=f"Ours: gateway and service together on one core; the monolith "
            f"(FastAPI, SQLAlchemy's ORM, psycopg; `benchmarks/monolith.py`) alone on the same "
            f"core in its turn. Postgres, NATS, Redis, the load and the workers (at the lowest "
            f"priority) are on the other. {USERS:,} users, {DEVICES:,} devices, {TICKETS:,} "
            f"tickets in the same Postgres; {CALLERS} callers in turn over {CONNECTIONS} "
            "connections; medians of interleaved rounds, processor time (gateway and services "
            "together, the kernel's for them included) of the best; no access log on either side. "
            "Our ticket comes with its history row, outbox event and idempotency record. Only the "
            "ratios mean something.",
            table=table,
            data={
                name: {
                    case: {**result.as_json(), "processor_us": target.costs[case]}
                    for case, result in target.results.items()
                }
                for name, target in targets.items()
            },
        )
    return table


async def run(arguments: argparse.Namespace) -> dict[str, Target]:
    """Start, measure and stop everything."""
    cases = tuple(case for case in CASES if arguments.only in {None, case.name})
    with tempfile.TemporaryDirectory() as name:
        async with started(Path(name)) as bench:
            return await measure(
                bench, cases=cases, seconds=arguments.seconds, rounds=arguments.rounds
            )


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=[case.name for case in CASES])
    arguments = parser.parse_args()
    if missing := [name for name in ("wrk", "taskset") if not shutil.which(name)]:
        sys.exit(f"Not installed: {', '.join(missing)}")
    targets = asyncio.run(run(arguments))
    command = f"make bench-whole-path SECONDS={arguments.seconds} ROUNDS={arguments.rounds}"
    print(write(targets, command=command))


if __name__ == "__main__":
    main()
