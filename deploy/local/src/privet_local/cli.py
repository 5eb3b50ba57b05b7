"""``privet``: the whole stack on this machine, without Docker and without root."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import Annotated

import typer
from privet_shared.servers.postgres import PostgresServer
from privet_shared.servers.process import ServerFailed
from rich.table import Table

from privet_local.console import console, step, warn
from privet_local.doctor import examine
from privet_local.home import AlreadyRunning, Home
from privet_local.parts import SERVICES, Wiring
from privet_local.seed.accounts import DEMO_ACCOUNTS
from privet_local.seed.load import SeedRefused, load
from privet_local.stack import MigrationFailed, Stack, migrate

STATE_SECONDS = 1.0
DOWN_SECONDS = 40.0

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)


@app.command()
def up(
    *,
    detach: Annotated[
        bool, typer.Option(help="Return once it is up; 'privet down' stops it.")
    ] = False,
    seed: Annotated[bool, typer.Option(help="Load the demo data at the first start.")] = True,
) -> None:
    """Start everything and keep it running until Ctrl-C."""
    home = Home.default()
    if detach:
        _detach(home, seed=seed)
        return
    try:
        with home.lock():
            asyncio.run(_run(home, seed=seed))
    except AlreadyRunning:
        url = home.read_state().get("gateway_url", "its address")
        console.print(f"It runs already: {url} ('privet status' shows the parts)")
    except (ServerFailed, MigrationFailed, SeedRefused) as error:
        console.print(f"[red]Not started.[/] {error}", markup=True)
        console.print(f"Logs: {home.logs}")
        raise typer.Exit(1) from error


async def _run(home: Home, *, seed: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    stack = Stack(home, step=step, report=warn)
    starting = asyncio.create_task(_start(stack, home, seed=seed))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if starting.done():
            await starting
            _greet(stack)
            while not stop.is_set():
                home.write_state({**stack.describe(), "ready": True})
                await asyncio.wait({stopping}, timeout=STATE_SECONDS)
    finally:
        console.print("Stopping …")
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        await stack.stop()
        (home.path / "state.json").unlink(missing_ok=True)
        console.print("Stopped; the data stays for the next 'make up'.")


async def _start(stack: Stack, home: Home, *, seed: bool) -> None:
    await stack.start()
    if seed and not home.seeded.exists():
        await step("Demo data", lambda: load(stack.wiring))


def _greet(stack: Stack) -> None:
    url = stack.wiring.gateway_url
    console.print(f"\n[bold]PrivetSuperApp is up:[/] {url}")
    console.print(f"  API reference   {url}/docs")
    console.print(f"  Logs            {stack.home.logs}")
    for account in DEMO_ACCOUNTS:
        console.print(f"  {account.email:<24}{account.password}")
    console.print("Ctrl-C stops it.\n")


def _detach(home: Home, *, seed: bool) -> None:
    if home.is_running():
        up(detach=False)
        return
    home.logs.mkdir(parents=True, exist_ok=True)
    log = home.logs / "privet.log"
    (home.path / "state.json").unlink(missing_ok=True)
    with log.open("w") as output:
        child = subprocess.Popen(
            [sys.executable, "-m", "privet_local", "up", "--seed" if seed else "--no-seed"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    while not home.read_state().get("ready"):
        if child.poll() is not None:
            console.print(log.read_text(), markup=False)
            raise typer.Exit(1)
        time.sleep(0.1)
    console.print(log.read_text(), markup=False)


@app.command()
def down() -> None:
    """Stop the running stack; its data stays."""
    home = Home.default()
    if not home.is_running():
        console.print("Nothing runs.")
        return
    pid = home.read_state().get("pid")
    if pid is None:
        console.print("It is still starting: press Ctrl-C in its terminal, or try again.")
        raise typer.Exit(1)
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + DOWN_SECONDS
    while home.is_running():
        if time.monotonic() > deadline:
            console.print(f"[red]It did not stop within {DOWN_SECONDS:g} s (pid {pid}).[/]")
            raise typer.Exit(1)
        time.sleep(0.1)
    console.print("Stopped.")


@app.command()
def status() -> None:
    """Show what runs and where."""
    home = Home.default()
    state = home.read_state()
    if not home.is_running() or not state:
        console.print("Nothing runs: 'make up' starts it.")
        raise typer.Exit(1)
    table = Table("part", "state", "port", "pid", "restarts", title=state["gateway_url"])
    for name, part in state["parts"].items():
        table.add_row(
            name,
            "[green]running[/]" if part["running"] else "[red]stopped[/]",
            str(state["ports"].get(name, "")),
            str(part["pid"] or ""),
            str(part["restarts"]),
        )
    console.print(table)


@app.command()
def logs(
    part: Annotated[str | None, typer.Argument(help="One part; all when absent.")] = None,
    *,
    follow: Annotated[bool, typer.Option("--follow", "-f")] = False,
    lines: Annotated[int, typer.Option("--lines", "-n", min=0)] = 20,
) -> None:
    """Show the parts' logs."""
    home = Home.default()
    files = sorted(home.logs.glob(f"{part or '*'}.log"))
    if not files:
        names = ", ".join(sorted(file.stem for file in home.logs.glob("*.log"))) or "none yet"
        console.print(f"No such log; there are: {names}")
        raise typer.Exit(1)
    tail = ["tail", "-n", str(lines), *(["-F"] if follow else []), *map(str, files)]
    raise typer.Exit(subprocess.run(tail, check=False).returncode)


@app.command()
def reset(*, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Delete the stack's data, logs and secrets."""
    home = Home.default()
    if home.is_running():
        console.print("It runs: 'privet down' first.")
        raise typer.Exit(1)
    if not yes:
        typer.confirm(f"Delete everything in {home.path}?", abort=True)
    postgres = PostgresServer(
        data_dir=home.data / "postgres", port=0, log_file=home.logs / "postgres.log"
    )
    for folder in (postgres.data_dir, home.path):
        shutil.rmtree(folder, ignore_errors=True)
    console.print("Deleted.")


@app.command("migrate")
def migrate_command() -> None:
    """Run every service's migrations on the running stack."""
    wiring = _running()
    try:
        for service in SERVICES:
            asyncio.run(migrate(wiring, service))
            console.print(f"[green]✓[/] {service.name}")
    except MigrationFailed as error:
        console.print(str(error), markup=False)
        raise typer.Exit(1) from error


@app.command("seed")
def seed_command() -> None:
    """Load the demo data into the running stack; what is there already stays."""
    wiring = _running()
    try:
        console.print(asyncio.run(load(wiring)))
    except SeedRefused as error:
        console.print(str(error), markup=False)
        raise typer.Exit(1) from error


@app.command()
def doctor() -> None:
    """Check this machine and the settings, and say how to mend what is wrong."""
    problems = 0
    for finding in examine(Home.default()):
        mark = "[red]✗[/]" if finding.mend else "[green]✓[/]"
        mend = f" [bold]→ {finding.mend}[/]" if finding.mend else ""
        console.print(f"{mark} {finding.subject}: {finding.state}{mend}")
        problems += bool(finding.mend)
    raise typer.Exit(1 if problems else 0)


def _running() -> Wiring:
    home = Home.default()
    state = home.read_state()
    if not home.is_running() or "ports" not in state:
        console.print("Nothing runs: 'make up' starts it.")
        raise typer.Exit(1)
    return Wiring(home, state["ports"])
