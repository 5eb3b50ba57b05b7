"""``make bench-streaming``: a large answer through the gateway and through nginx, and what it adds.

Prints a table, and writes it with the figures to ``docs/benchmarks``.
"""

import argparse
import asyncio
import secrets
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import psutil
from harness import (
    LOAD_CORE,
    SERVER_CORE,
    make_token,
    running,
    wait_until_answers,
    write_report,
)
from peers import PATH, nginx, ours
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port

MIB = 1024 * 1024
SIZE = 100 * MIB
LARGE_PATH = "/api/v1/tickets/export.csv"
SMALL_REQUESTS = 3000
OURS = "PrivetSuperApp gateway"


@dataclass(slots=True)
class Figures:
    """Of one way to the upstream: MiB/s, and milliseconds of a small request by one client."""

    throughput: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    growth_mib: list[float] = field(default_factory=list)
    """By how much the process was larger than before while the large answer went through."""


@contextmanager
def one_client(port: int) -> Iterator[HTTPConnection]:
    """Open a connection for the time of the block."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        yield connection
    finally:
        connection.close()


def fetch_large(port: int, token: str, process: psutil.Process) -> tuple[float, float]:
    """Return MiB/s of the large answer, and the growth of the process in MiB."""
    before = largest = process.memory_info().rss
    buffer = bytearray(MIB)
    with one_client(port) as connection:
        started = time.perf_counter()
        connection.request("GET", LARGE_PATH, headers={"Authorization": f"Bearer {token}"})
        answer = connection.getresponse()
        taken = 0
        while count := answer.readinto(buffer):
            taken += count
            largest = max(largest, process.memory_info().rss)
        seconds = time.perf_counter() - started
    if (answer.status, taken) != (200, SIZE):
        raise SystemExit(f"port {port}: {answer.status}, {taken} bytes")
    return SIZE / MIB / seconds, (largest - before) / MIB


def time_small(port: int, token: str) -> tuple[float, float]:
    """Return median and 99th percentile, in milliseconds, of small requests one by one."""
    headers = {"Authorization": f"Bearer {token}"}
    times = []
    with one_client(port) as connection:
        for _ in range(SMALL_REQUESTS):
            started = time.perf_counter()
            connection.request("GET", PATH, headers=headers)
            connection.getresponse().read()
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def upstream(folder: Path, port: int) -> list[str]:
    """Return the command of an nginx that has a large file and a small answer."""
    (folder / "large").write_bytes(bytes(SIZE))
    folder.chmod(0o755)  # nginx's worker is another user
    command = nginx(folder, port=port, upstream=None)
    config = Path(command[-1])
    large = f"location = {LARGE_PATH} {{ alias {folder}/large; }}"
    config.write_text(config.read_text().replace("location /", f"{large} location /"))
    return command


async def measure(rounds: int) -> dict[str, Figures]:
    """Measure each way in turn, ``rounds`` times."""
    secret, port = secrets.token_hex(32), free_port()
    token = make_token(secret)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nats = NatsServer(data_dir=folder / "nats", port=free_port(), log_file=folder / "log")
        await nats.start()
        try:
            proxy = free_port()
            gateway = ours(
                port=free_port(), upstream=port, nats=nats.url, secret=secret, metrics=free_port()
            )
            ways = {
                OURS: (gateway.command, gateway.port, gateway.environment),
                "nginx": (nginx(folder, port=proxy, upstream=port), proxy, {}),
            }
            results = {way: Figures() for way in (*ways, "direct")}
            with running(upstream(folder, port), core=LOAD_CORE) as process:
                for _ in range(rounds):
                    for way, (command, entry, environment) in ways.items():
                        with running(command, core=SERVER_CORE, **environment) as server:
                            wait_until_answers(f"http://127.0.0.1:{entry}{PATH}", token)
                            await asyncio.to_thread(
                                _one, results[way], entry, token, psutil.Process(server.pid)
                            )
                    await asyncio.to_thread(
                        _one, results["direct"], port, token, psutil.Process(process.pid)
                    )
        finally:
            await nats.stop()
    return results


def _one(figures: Figures, port: int, token: str, process: psutil.Process) -> None:
    fetch_large(port, token, process)  # buffers and code that the first answer needs
    throughput, growth = fetch_large(port, token, process)
    p50, p99 = time_small(port, token)
    figures.throughput.append(throughput)
    figures.growth_mib.append(growth)
    figures.p50.append(p50)
    figures.p99.append(p99)


def write(results: dict[str, Figures], *, command: str) -> str:
    """Write the table and the figures, and return the table."""
    middle = {
        way: {name: statistics.median(values) for name, values in asdict(figures).items()}
        for way, figures in results.items()
    }
    lines = [
        "| way | MiB/s | × nginx | growth MiB | p50 ms | p99 ms | added p50 ms | added p99 ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    direct = middle["direct"]
    for way, each in middle.items():
        # nginx's work is done by a child of the process that is looked at.
        growth = f"{each['growth_mib']:.1f}" if way == OURS else ""
        lines.append(
            f"| {way} | {each['throughput']:,.0f} "
            f"| {each['throughput'] / middle['nginx']['throughput']:.2f} "
            f"| {growth} | {each['p50']:.3f} | {each['p99']:.3f} "
            f"| {each['p50'] - direct['p50']:.3f} | {each['p99'] - direct['p99']:.3f} |"
        )
    table = "\n".join(lines)
    write_report(
        "streaming",
        title="A large answer, and one client's wait",
        command=command,
        text="100 MiB through each server on one core to one client on the other, where the "
        f"upstream (nginx) is too; then {SMALL_REQUESTS:,} small requests by one client, one "
        "after the other. Medians of interleaved rounds. Goals: growth under 2 MiB, at least half "
        "of nginx's throughput, p50 under 0.5 ms and p99 under 3 ms above the direct call.",
        table=table,
        data={way: asdict(figures) for way, figures in results.items()},
    )
    return table


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if missing := [name for name in ("nginx", "taskset") if not shutil.which(name)]:
        sys.exit(f"Not installed: {', '.join(missing)}")
    results = asyncio.run(measure(arguments.rounds))
    print(write(results, command=f"make bench-streaming ROUNDS={arguments.rounds}"))


if __name__ == "__main__":
    main()
