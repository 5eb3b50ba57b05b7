"""``make bench-fan-out``: what event streams cost the gateway, and how soon an event arrives.

Prints a table, and writes it with the figures to ``docs/benchmarks``.
"""

import argparse
import asyncio
import json
import os
import resource
import secrets
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import uvloop
from event_clients import EventClient, open_clients, staff_token, status_change
from harness import DOCS, LOAD_CORE, SERVER_CORE, running, wait_until_answers
from peers import ours
from privet_shared.messaging.nats import EventBus
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port

KIB = 1024
CHANGES_TO_ALL = 10
BUSY_CLIENTS = 50
CHANGES_PER_SECOND = 100
SETTLE_SECONDS = 2.0
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Round:
    """What one gateway process did: memory in KiB, times in seconds unless they say otherwise."""

    open_seconds: float
    idle_kib: float
    used_kib: float
    """The same after ``CHANGES_TO_ALL`` events to everyone."""
    to_all_seconds: list[float]
    to_all_cpu_seconds: float
    """The gateway's own, for one event to everyone."""
    p50_ms: float
    p99_ms: float
    worst_ms: float
    cpu: float
    """The share of its core that the gateway used at ``CHANGES_PER_SECOND``."""


class Arrivals:
    """Who has which change, and since when."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._sent: dict[int, float] = {}
        self._awaited = 0
        self._latest = 0.0
        self._all_here = asyncio.Event()

    def receive(self, number: int, at: float) -> None:
        """Note that a client has the change."""
        self.seconds.append(at - self._sent[number])
        self._latest = at
        self._awaited -= 1
        if self._awaited == 0:
            self._all_here.set()

    async def publish(self, bus: EventBus, number: int, *, clients: int) -> None:
        """Publish a change that so many clients are to get."""
        self._awaited += clients
        self._all_here.clear()
        envelope = status_change(number)
        self._sent[number] = time.perf_counter()
        await bus.publish(envelope)

    async def wait(self, number: int) -> float:
        """Wait until everybody has everything; return the seconds since ``number`` was sent."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self._all_here.wait()
        return self._latest - self._sent[number]


def memory_kib(pid: int) -> int:
    """Return the memory that is the process's alone or its share of what it shares."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise SystemExit("this kernel has no smaps_rollup")


def cpu_seconds(pid: int) -> float:
    """Return the processor time that the process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(nats: NatsServer, *, clients: int, seconds: int) -> Round:
    """Measure one gateway process."""
    secret = secrets.token_hex(32)
    gateway = ours(
        port=free_port(), upstream=free_port(), nats=nats.url, secret=secret, metrics=free_port()
    )
    tokens = [staff_token(secret) for _ in range(clients)]
    bus = EventBus(nats.url, name="benchmark")
    await bus.connect()
    try:
        with running(gateway.command, core=SERVER_CORE, **gateway.environment) as process:
            url = f"http://127.0.0.1:{gateway.port}/health/live"
            await asyncio.to_thread(wait_until_answers, url, tokens[0])
            await _to_all(bus, gateway.port, tokens[:1], process.pid)  # so that all code is there
            return Round(
                **await _to_all(bus, gateway.port, tokens, process.pid),
                **await _at_rate(
                    bus, gateway.port, tokens[:BUSY_CLIENTS], process.pid, seconds=seconds
                ),
            )
    finally:
        await bus.close()


async def _to_all(bus: EventBus, port: int, tokens: list[str], pid: int) -> dict:
    """Open idle streams, then send events to all of them, one after the other."""
    arrivals = Arrivals()
    before = memory_kib(pid)
    started = time.perf_counter()
    clients = await open_clients(port, tokens, arrivals.receive)
    opened = time.perf_counter() - started
    await asyncio.sleep(SETTLE_SECONDS)
    idle = memory_kib(pid)
    used_before = cpu_seconds(pid)
    to_all = []
    for number in range(CHANGES_TO_ALL):
        await arrivals.publish(bus, number, clients=len(clients))
        to_all.append(await arrivals.wait(number))
    used = cpu_seconds(pid) - used_before
    after = memory_kib(pid)
    await _leave(clients)
    return {
        "open_seconds": opened,
        "idle_kib": (idle - before) / len(clients),
        "used_kib": (after - before) / len(clients),
        "to_all_seconds": to_all,
        "to_all_cpu_seconds": used / CHANGES_TO_ALL,
    }


async def _at_rate(
    bus: EventBus, port: int, tokens: list[str], pid: int, *, seconds: int
) -> dict[str, float]:
    """Send a steady stream of changes to a few clients."""
    arrivals = Arrivals()
    clients = await open_clients(port, tokens, arrivals.receive)
    used_before = cpu_seconds(pid)
    started = time.perf_counter()
    count = seconds * CHANGES_PER_SECOND
    async with asyncio.TaskGroup() as publishing:
        for number in range(count):
            due = started + number / CHANGES_PER_SECOND
            await asyncio.sleep(max(due - time.perf_counter(), 0))
            publishing.create_task(arrivals.publish(bus, number, clients=len(clients)))
    await arrivals.wait(count - 1)
    elapsed = time.perf_counter() - started
    used = cpu_seconds(pid) - used_before
    await _leave(clients)
    if len(arrivals.seconds) != count * len(clients):
        raise SystemExit("some client has lost or doubled an event")
    percentiles = statistics.quantiles(arrivals.seconds, n=100)
    return {
        "p50_ms": percentiles[49] * 1000,
        "p99_ms": percentiles[98] * 1000,
        "worst_ms": max(arrivals.seconds) * 1000,
        "cpu": used / elapsed,
    }


async def _leave(clients: list[EventClient]) -> None:
    for client in clients:
        client.close()
    await asyncio.sleep(SETTLE_SECONDS)


async def measure_rounds(*, rounds: int, clients: int, seconds: int) -> list[Round]:
    """Measure as many gateway processes, one after the other."""
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nats = NatsServer(data_dir=folder / "nats", port=free_port(), log_file=folder / "log")
        await nats.start()
        try:
            for number in range(rounds):
                results.append(await measure(nats, clients=clients, seconds=seconds))
                print(f"round {number + 1}: {results[-1]}")
        finally:
            await nats.stop()
    return results


def write(results: list[Round], *, clients: int, command: str) -> str:
    """Write the table and the figures, and return the table."""

    def median(name: str) -> float:
        return statistics.median(getattr(each, name) for each in results)

    to_all = [seconds for each in results for seconds in each.to_all_seconds]
    rows = [
        (f"memory of an idle client, of {clients:,}", f"{median('idle_kib'):.1f} KiB", "40 KiB"),
        ("the same after ten events to all", f"{median('used_kib'):.1f} KiB", ""),
        ("opening all of them", f"{median('open_seconds'):.1f} s", ""),
        ("publish to the last client, median", f"{statistics.median(to_all) * 1000:.0f} ms", ""),
        ("publish to the last client, worst", f"{max(to_all) * 1000:.0f} ms", "1 s"),
        ("processor for one event to all", f"{median('to_all_cpu_seconds') * 1000:.0f} ms", ""),
        ("publish to client, p50", f"{median('p50_ms'):.1f} ms", "20 ms"),
        ("publish to client, p99", f"{median('p99_ms'):.1f} ms", "100 ms"),
        ("publish to client, worst", f"{max(each.worst_ms for each in results):.0f} ms", ""),
        ("the gateway's share of its core", f"{median('cpu'):.0%}", ""),
    ]
    lines = ["| what | figure | goal |", "| --- | ---: | ---: |"]
    lines += [f"| {what} | {figure} | {goal} |" for what, figure, goal in rows]
    table = "\n".join(lines)
    DOCS.mkdir(parents=True, exist_ok=True)
    today = datetime.now(UTC).date().isoformat()
    (DOCS / "fan_out.md").write_text(
        f"# Event streams\n\n`{command}`, {today}. One gateway process on one core; its "
        f"clients, the publisher and NATS (which syncs events to disk) share the other. Medians "
        f"of {len(results)} processes. First {clients:,} members of staff with one SSE stream "
        f"each, and {CHANGES_TO_ALL} status changes, which all of them see; then {BUSY_CLIENTS} "
        f"of them at {CHANGES_PER_SECOND} changes/s. Times are from before the event is published "
        "until a client has it; memory is the process's (Pss), without the kernel's buffers."
        f"\n\n{table}\n"
    )
    figures = [asdict(each) for each in results]
    document = {"command": command, "date": today, "clients": clients, "rounds": figures}
    (DOCS / "fan_out.json").write_text(json.dumps(document, indent=2) + "\n")
    return table


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=5000)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if not shutil.which("taskset"):
        sys.exit("Not installed: taskset")
    files = arguments.clients + 1000
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most < files:
        sys.exit(f"{files} open files are needed, the limit is {most}: raise it (ulimit -Hn)")
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, most))  # the gateway inherits it
    os.sched_setaffinity(0, {LOAD_CORE})
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        results = runner.run(
            measure_rounds(
                rounds=arguments.rounds, clients=arguments.clients, seconds=arguments.seconds
            )
        )
    command = f"make bench-fan-out ROUNDS={arguments.rounds}"
    print(write(results, clients=arguments.clients, command=command))


if __name__ == "__main__":
    main()
