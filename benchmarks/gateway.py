"""``make bench``: our gateway and its peers, one core each, in turn, in one run.

Prints a table, and writes it with the figures to ``docs/benchmarks``.
"""

import argparse
import asyncio
import secrets
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from chart import write_chart
from harness import (
    LOAD_CORE,
    SERVER_CORE,
    Result,
    load,
    make_token,
    refuses_strangers,
    running,
    wait_until_answers,
    write_report,
)
from peers import PATH, Peer, nginx, ours, peers
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port

CONNECTIONS = 32
OURS = "PrivetSuperApp gateway"
VARYING = ("-s", str(Path(__file__).with_name("varying.lua")))
"""No two requests with the same head: ours need not parse one that it has seen lately."""


async def measure(*, seconds: int, rounds: int) -> dict[str, tuple[Peer, Result]]:
    """Measure everybody in turn, ``rounds`` times."""
    secret, upstream = secrets.token_hex(32), free_port()
    token = make_token(secret)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nats = NatsServer(data_dir=folder / "nats", port=free_port(), log_file=folder / "log")
        await nats.start()
        try:
            gateway = ours(
                port=free_port(),
                upstream=upstream,
                nats=nats.url,
                secret=secret,
                metrics=free_port(),
            )
            everybody = [
                gateway,
                replace(gateway, name=f"{gateway.name}, heads vary", load_options=VARYING),
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
        bearer = ("-H", f"Authorization: Bearer {token}")
        options = (*bearer, *peer.load_options)
        load(url, *options, seconds=2, connections=CONNECTIONS)
        result.add(load(url, *options, seconds=seconds, connections=CONNECTIONS))


def write(results: dict[str, tuple[Peer, Result]], *, command: str) -> str:
    """Write the table and the figures, and return the table."""
    envoy = results["Envoy with jwt_authn"][1].rate
    lines = [
        "| server | token checked | requests/s | spread | × Envoy | p50 ms | p99 ms |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, (peer, result) in results.items():
        lines.append(
            f"| {name} | {'yes' if peer.verifies else 'no'} | {result.cells()} "
            f"| {result.rate / envoy:.2f} | {result.latency_cells()} |"
        )
    table = "\n".join(lines)
    write_report(
        "gateway",
        title="The gateway and its peers",
        command=command,
        text=f"A GET of 400 bytes through each server on one core, {CONNECTIONS} connections from "
        "the other core, where the upstream (nginx) runs too; medians of interleaved rounds. Ours "
        "checks tokens, routes, limits rates, and keeps metrics; the others are at their defaults "
        "without an access log. Where heads vary no two requests are the same, so that none is "
        "recognised. Only the ratios mean something.",
        table=table,
        data={n: {"verifies": peer.verifies, **r.as_json()} for n, (peer, r) in results.items()},
    )
    write_chart(ours=OURS)
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
