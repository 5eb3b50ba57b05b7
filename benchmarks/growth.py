"""``make bench-growth``: what lists and searches cost as the tables grow.

The stack runs with few rows, is measured, gets more, and is measured again: one client, one request
after the other. Prints a table, and writes it with the figures to ``docs/benchmarks``.
"""

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import asyncpg
from harness import LOAD_CORE, SERVER_CORE, Result, load, make_token, write_report
from privet_local.home import Home
from privet_local.parts import DATABASE
from privet_local.stack import Stack
from privet_shared.ids import new_id
from rows import fill
from whole_path import QUIET, SCRIPT, pin

SIZES = (1_000, 100_000, 1_000_000)
DEVICES_PER_USER = 2
TICKETS_PER_DEVICE = 10
CALLERS = 50
GOAL = 1.5
API = "/api/v1"


@dataclass(frozen=True, slots=True)
class World:
    """Whom the requests of one size are sent by, and what they look for."""

    owners: list[str]
    staff: str
    serial_numbers: list[str]
    numbers: list[int]


@dataclass(frozen=True, slots=True)
class Case:
    """A list or a search; ``requests`` are (path, token)."""

    name: str
    table: str
    requests: Callable[[World], list[tuple[str, str]]]


def _by_owner(path: str) -> Callable[[World], list[tuple[str, str]]]:
    return lambda world: [(path, token) for token in world.owners]


def _by_staff(path: str) -> Callable[[World], list[tuple[str, str]]]:
    return lambda world: [(path, world.staff)]


def _search(parameter: str, text: str) -> str:
    return f"{API}/devices/search?{parameter}={quote(text)}"


CASES = (
    Case("own tickets", "tickets", _by_owner(f"{API}/tickets?limit=20")),
    Case("all tickets", "tickets", _by_staff(f"{API}/tickets?limit=20")),
    Case("tickets by status", "tickets", _by_staff(f"{API}/tickets?status=new")),
    Case("tickets by due time", "tickets", _by_staff(f"{API}/tickets?sort=due_at")),
    Case("a word of every ticket", "tickets", _by_staff(f"{API}/tickets?q={quote('сливает')}")),
    Case(
        "a word of one ticket",
        "tickets",
        lambda world: [
            (f"{API}/tickets?q={quote(f'воду {n}')}", world.staff) for n in world.numbers
        ],
    ),
    Case("own devices", "devices", _by_owner(f"{API}/devices/my")),
    Case("part of a title", "devices", _by_staff(_search("title", "иральна"))),
    Case("start of a brand", "devices", _by_staff(_search("brand", "Bo"))),
    Case(
        "part of a serial number",
        "devices",
        lambda world: [
            (_search("serial_number", n[1:]), world.staff) for n in world.serial_numbers
        ],
    ),
)


async def look_around(admin: asyncpg.Connection, secret: str) -> World:
    """Return some people and words that are there."""
    owners = await admin.fetch(
        "SELECT DISTINCT user_id FROM (SELECT user_id FROM tickets.tickets "
        "ORDER BY md5(id::text) LIMIT $1) t",
        CALLERS,
    )
    devices = await admin.fetch(
        "SELECT serial_number FROM devices.devices ORDER BY md5(id::text) LIMIT $1", CALLERS
    )
    titles = await admin.fetch(
        "SELECT title FROM tickets.tickets ORDER BY md5(id::text) LIMIT $1", CALLERS
    )
    return World(
        owners=[make_token(secret, row[0]) for row in owners],
        staff=make_token(secret, new_id(), "admin"),
        serial_numbers=[row[0] for row in devices],
        numbers=[int(row[0].rpartition(" ")[2]) for row in titles],
    )


async def measure(sizes: tuple[int, ...], *, seconds: int, rounds: int) -> dict[str, list[Result]]:
    """Measure every case at every size."""
    os.sched_setaffinity(0, {LOAD_CORE})  # what is started from here inherits it
    results: dict[str, list[Result]] = {case.name: [] for case in CASES}
    with tempfile.TemporaryDirectory() as name:
        home = Home(Path(name) / "home")
        async with Stack(home, ports="ephemeral", env=QUIET, durable=False) as stack:
            for part, state in stack.describe()["parts"].items():
                if part == "gateway" or part.endswith("-service"):
                    pin(state["pid"], SERVER_CORE)
            password = (home.postgres_data / "password").read_text()
            port = stack.wiring.ports["postgres"]
            admin = await asyncpg.connect(
                f"postgresql://postgres:{password}@127.0.0.1:{port}/{DATABASE}"
            )
            filled = {"tickets": 0, "devices": 0}
            for size in sizes:
                await _grow(admin, filled, size)
                world = await look_around(admin, home.secret("jwt"))
                url = stack.wiring.url("gateway")
                requests = Path(name) / "requests"
                for case in CASES:
                    lines = [f"GET {path} {token}\n" for path, token in case.requests(world)]
                    requests.write_text("".join(lines))
                    result = Result()
                    for number in range(rounds + 1):
                        figures = await asyncio.to_thread(
                            load,
                            *(url, "-s", str(SCRIPT)),
                            seconds=seconds if number else 1,
                            connections=1,
                            REQUESTS=str(requests),
                        )
                        if number:  # the first warms up
                            result.add(figures)
                    results[case.name].append(result)
                    print(f"{size:,}: {case.name}: p50 {min(result.p50):.2f} ms", flush=True)
            await admin.close()
    return results


async def _grow(admin: asyncpg.Connection, filled: dict[str, int], size: int) -> None:
    """Fill both tables up to ``size``: devices that have no tickets, then those that have."""
    tickets = size - filled["tickets"]
    devices = tickets // TICKETS_PER_DEVICE
    await fill(admin, users=max(1, devices // DEVICES_PER_USER), devices=devices, tickets=tickets)
    more = size - filled["devices"] - devices
    await fill(admin, users=max(1, more // DEVICES_PER_USER), devices=more, tickets=0)
    filled.update(tickets=size, devices=size)


def write(results: dict[str, list[Result]], sizes: tuple[int, ...], *, command: str) -> str:
    """Write the table and the figures, and return the table."""
    columns = " | ".join(f"{size:,}" for size in sizes)
    lines = [
        f"| case | {columns} | largest ÷ smallest | goal |",
        "| --- |" + " ---: |" * (len(sizes) + 2),
    ]
    for case in CASES:
        medians = [min(result.p50) for result in results[case.name]]
        figures = " | ".join(f"{median:.2f}" for median in medians)
        lines.append(f"| {case.name} | {figures} | {medians[-1] / medians[0]:.2f} | ≤ {GOAL} |")
    table = "\n".join(lines)
    if len(sizes) > 1:
        write_report(
            "growth",
            title="Lists and searches as tables grow",
            command=command,
            text="The median wait in ms of one client through the gateway, the best of the rounds, "
            "with so many tickets and so many devices; each person has as many as another at "
            "every size. Gateway and services on one core, Postgres and the client on the other. "
            "Only the ratios mean something.",
            table=table,
            data={
                name: dict(zip(map(str, sizes), (row.as_json() for row in rows), strict=True))
                for name, rows in results.items()
            },
        )
    return table


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    arguments = parser.parse_args()
    if missing := [name for name in ("wrk", "taskset") if not shutil.which(name)]:
        sys.exit(f"Not installed: {', '.join(missing)}")
    sizes = tuple(size for size in SIZES if size <= arguments.largest)
    results = asyncio.run(measure(sizes, seconds=arguments.seconds, rounds=arguments.rounds))
    command = (
        f"benchmarks/growth.py --seconds {arguments.seconds} --rounds {arguments.rounds} "
        f"--largest {arguments.largest}"
    )
    print(write(results, sizes, command=command))


if __name__ == "__main__":
    main()
