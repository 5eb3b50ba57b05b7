"""``make bench-half-load``: what the gateway adds to an answer at half of its peak load.

Prints a table, and writes it with the figures to ``docs/benchmarks``.
"""

import argparse
import asyncio
import json
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from harness import (
    LOAD_CORE,
    SERVER_CORE,
    load,
    make_token,
    running,
    wait_until_answers,
    write_report,
)
from open_loop import CONNECTIONS
from peers import PATH, nginx, ours
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port

OURS = "PrivetSuperApp gateway"
_GENERATOR = Path(__file__).with_name("open_loop.py")


@dataclass(slots=True)
class Figures:
    """Of one way to the upstream, by round: milliseconds, and requests a second."""

    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)


def constant_load(url: str, token: str, *, rate: float, seconds: int) -> dict[str, float]:
    """Load a server at a constant rate and return what the generator says."""
    said = subprocess.run(
        [
            *("taskset", "-c", str(LOAD_CORE), sys.executable, str(_GENERATOR), url),
            *("--token", token, "--rate", str(rate), "--seconds", str(seconds)),
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    figures: dict[str, float] = json.loads(said)
    if figures["rate"] < 0.95 * rate:
        raise SystemExit(f"{url}: {figures['rate']:.0f} of {rate:.0f} requests a second")
    return figures


async def measure(*, seconds: int, rounds: int) -> tuple[dict[str, Figures], list[float]]:
    """Measure each way in turn; return the figures, and our peak of each round."""
    secret, upstream = secrets.token_hex(32), free_port()
    token = make_token(secret)
    peaks: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nats = NatsServer(data_dir=folder / "nats", port=free_port(), log_file=folder / "log")
        await nats.start()
        try:
            proxy = free_port()
            gateway = ours(
                port=free_port(),
                upstream=upstream,
                nats=nats.url,
                secret=secret,
                metrics=free_port(),
            )
            ways = {
                OURS: (gateway.command, gateway.port, gateway.environment),
                "nginx": (nginx(folder, port=proxy, upstream=upstream), proxy, {}),
            }
            results = {way: Figures() for way in (*ways, "direct")}
            with running(nginx(folder, port=upstream, upstream=None), core=LOAD_CORE):
                for _ in range(rounds):
                    for way, (command, port, environment) in ways.items():
                        url = f"http://127.0.0.1:{port}{PATH}"
                        with running(command, core=SERVER_CORE, **environment):
                            wait_until_answers(url, token)
                            if way == OURS:
                                peaks.append(await asyncio.to_thread(_peak, url, token, seconds))
                            _add(results[way], url, token, peaks[-1] / 2, seconds)
                    url = f"http://127.0.0.1:{upstream}{PATH}"
                    _add(results["direct"], url, token, peaks[-1] / 2, seconds)
        finally:
            await nats.stop()
    return results, peaks


def _peak(url: str, token: str, seconds: int) -> float:
    bearer = ("-H", f"Authorization: Bearer {token}")
    load(url, *bearer, seconds=2, connections=CONNECTIONS)
    return load(url, *bearer, seconds=seconds, connections=CONNECTIONS)["rate"]


def _add(figures: Figures, url: str, token: str, rate: float, seconds: int) -> None:
    found = constant_load(url, token, rate=rate, seconds=seconds)
    figures.p50.append(found["p50"])
    figures.p99.append(found["p99"])
    figures.rate.append(found["rate"])


def write(results: dict[str, Figures], peaks: list[float], *, command: str) -> str:
    """Write the table and the figures, and return the table."""
    middle = {
        way: {name: statistics.median(values) for name, values in asdict(figures).items()}
        for way, figures in results.items()
    }
    direct = middle["direct"]
    lines = [
        "| way | requests/s | p50 ms | p99 ms | added p50 ms | added p99 ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {way} | {each['rate']:,.0f} | {each['p50']:.3f} | {each['p99']:.3f} "
            f"| {each['p50'] - direct['p50']:.3f} | {each['p99'] - direct['p99']:.3f} |"
            for way, each in middle.items()
        ),
    ]
    table = "\n".join(lines)
    write_report(
        "half_load",
        title="What the gateway adds at half of its peak load",
        command=command,
        text=f"The peak of the gateway on one core, {CONNECTIONS} connections, is measured first "
        f"({statistics.median(peaks):,.0f} requests a second); then half as many come at a "
        "constant rate from the other core, where the upstream (nginx) is too. A wait counts from "
        "when its request was due (benchmarks/open_loop.py). Medians of interleaved rounds. "
        "Goals: p50 under 0.5 ms and p99 under 3 ms above the direct call.",
        table=table,
        data={"peaks": peaks, **{way: asdict(figures) for way, figures in results.items()}},
    )
    return table


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if missing := [name for name in ("nginx", "taskset", "wrk") if not shutil.which(name)]:
        sys.exit(f"Not installed: {', '.join(missing)}")
    results, peaks = asyncio.run(measure(seconds=given.seconds, rounds=given.rounds))
    command = f"make bench-half-load SECONDS={given.seconds} ROUNDS={given.rounds}"
    print(write(results, peaks, command=command))


if __name__ == "__main__":
    main()
