"""``make bench``: our gateway and its peers, one core each, in turn, in one run.

Prints a table, and writes it with the figures to ``docs/benchmarks``.
"""

import argparse
import asyncio
import json
import re
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
from peers import PATH, Peer, nginx, ours, peers
from privet_shared.ids import new_id
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port
from processes import DOCS, LOAD_CORE, SERVER_CORE, running, wait_until_answers

CONNECTIONS = 32
_FIGURES = {
    "rate": re.compile(r"Requests/sec:\s+([\d.]+)"),
    "p50": re.compile(r"50%\s+([\d.]+)(us|ms|s)"),
    "p99": re.compile(r"99%\s+([\d.]+)(us|ms|s)"),
    "errors": re.compile(r"Non-2xx or 3xx responses: (\d+)"),
}
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(slots=True)
class Result:
    """What was measured of one server: requests a second, latencies in milliseconds."""

    rates: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)


def make_token(secret: str) -> str:
    """Return a token as the auth service signs it."""
    now = datetime.now(UTC)
    return jwt.encode(
        {
            "sub": str(new_id()),
            "typ": "access",
            "sid": str(new_id()),
            "jti": str(new_id()),
            "iat": now,
            "exp": now + timedelta(hours=1),
            "roles": ["customer"],
        },
        secret,
        "HS256",
    )


def refuses_strangers(url: str) -> bool:
    """Tell whether a request without a token is refused."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return False
    except urllib.error.HTTPError as error:
        return error.code == 401


def load(url: str, token: str, *, seconds: int) -> dict[str, float]:
    """Load the server from the other core and return what wrk says."""
    command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{CONNECTIONS}"]
    options = [f"-d{seconds}s", "--latency", "-H", f"Authorization: Bearer {token}", url]
    said = subprocess.run(command + options, check=True, capture_output=True, text=True).stdout
    figures = {}
    for name, pattern in _FIGURES.items():
        found = pattern.search(said)
        if found:
            unit = found[2] if name in {"p50", "p99"} else None
            figures[name] = float(found[1]) * (_MILLISECONDS[unit] if unit else 1)
    if figures.get("errors"):
        raise SystemExit(f"{url} refused requests:\n{said}")
    return figures


async def measure(*, seconds: int, rounds: int) -> dict[str, tuple[Peer, Result]]:
    """Measure everybody in turn, ``rounds`` times."""
    secret, upstream = secrets.token_hex(32), free_port()
    token = make_token(secret)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nats = NatsServer(data_dir=folder / "nats", port=free_port(), log_file=folder / "log")
        await nats.start()
        try:
            everybody = [
                ours(
                    port=free_port(),
                    upstream=upstream,
                    nats=nats.url,
                    secret=secret,
                    metrics=free_port(),
                ),
                *peers(folder, free_port, upstream=upstream, secret=secret),
            ]
            results = {peer.name: (peer, Result()) for peer in everybody}
            with running(nginx(folder, port=upstream, upstream=None), core=LOAD_CORE):
                for number in range(rounds):
                    for peer, result in results.values():
                        await asyncio.to_thread(_one, peer, result, token, seconds)
                        print(f"round {number + 1}: {peer.name}: {result.rates[-1]:.0f}/s")
        finally:
            await nats.stop()
    return results


def _one(peer: Peer, result: Result, token: str, seconds: int) -> None:
    url = f"http://127.0.0.1:{peer.port}{PATH}"
    with running(peer.command, core=SERVER_CORE, **peer.environment):
        wait_until_answers(url, token)
        if refuses_strangers(url) is not peer.verifies:
            raise SystemExit(f"{peer.name} does not treat strangers as it should")
        load(url, token, seconds=2)
        figures = load(url, token, seconds=seconds)
    result.rates.append(figures["rate"])
    result.p50.append(figures["p50"])
    result.p99.append(figures["p99"])


def write(results: dict[str, tuple[Peer, Result]], *, command: str) -> str:
    """Write the table and the figures, and return the table."""
    envoy = statistics.median(results["Envoy with jwt_authn"][1].rates)
    lines = [
        "| server | token checked | requests/s | spread | × Envoy | p50 ms | p99 ms |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, (peer, result) in results.items():
        rate = statistics.median(result.rates)
        spread = (max(result.rates) - min(result.rates)) / rate
        lines.append(
            f"| {name} | {'yes' if peer.verifies else 'no'} | {rate:,.0f} | {spread:.0%} "
            f"| {rate / envoy:.2f} | {statistics.median(result.p50):.2f} "
            f"| {statistics.median(result.p99):.2f} |"
        )
    table = "\n".join(lines)
    DOCS.mkdir(parents=True, exist_ok=True)
    today = datetime.now(UTC).date().isoformat()
    (DOCS / "gateway.md").write_text(
        f"# The gateway and its peers\n\n`{command}`, {today}. A GET of 400 bytes through each "
        f"server on one core, {CONNECTIONS} connections from the other core, where the upstream "
        "(nginx) runs too; medians of interleaved rounds. Ours checks tokens, routes, limits "
        "rates, and keeps metrics; the others are at their defaults without an access log. Only "
        f"the ratios mean something.\n\n{table}\n"
    )
    figures = {
        name: {"verifies": peer.verifies, "rates": r.rates, "p50_ms": r.p50, "p99_ms": r.p99}
        for name, (peer, r) in results.items()
    }
    document = {"command": command, "date": today, "figures": figures}
    (DOCS / "gateway.json").write_text(json.dumps(document, indent=2) + "\n")
    return table


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if missing := [name for name in ("nginx", "wrk", "taskset") if not shutil.which(name)]:
        sys.exit(f"Not installed: {', '.join(missing)}")
    results = asyncio.run(measure(seconds=arguments.seconds, rounds=arguments.rounds))
    command = f"make bench SECONDS={arguments.seconds} ROUNDS={arguments.rounds}"
    print(write(results, command=command))


if __name__ == "__main__":
    main()
