"""``privet``: the whole stack on this machine, without Docker and without root."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from typing import Annotated, Any

import typer
from asyncpg import PostgresError
from privet_shared.servers.process import ServerFailed
from rich.table import Table

from privet_local.console import console, say, step, warn
from privet_local.doctor import examine
from privet_local.home import REPOSITORY, AlreadyRunning, Home
from privet_local.parts import SERVICES, Wiring
from privet_local.production import settings_of
from privet_local.seed.accounts import DEMO_ACCOUNTS
from privet_local.seed.load import SeedRefused, load
from privet_local.stack import MigrationFailed, Stack, migrate
from privet_local.trial import run_beside_stack

STATE_SECONDS = 1.0
DOWN_SECONDS = 40.0

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)


@app.command()
def up(
    *,
    detach: Annotated[
        bool, typer.Option("--detach", help="Return once it is up; 'privet down' stops it.")
    ] = False,
    seed: Annotated[bool, typer.Option(help="Load the demo data at the first start.")] = True,
) -> None:
    """Start everything and keep it running until Ctrl-C."""
    home = Home.default()
    if detach and not home.is_running():
        _detach(home, seed=seed)
        return
    try:
        with home.lock():
            asyncio.run(_run(home, seed=seed))
    except AlreadyRunning:
        url = home.read_state().get("gateway_url", "it is still starting")
        console.print(f"It runs already: {url} ('privet status' shows the parts)")
    except (ServerFailed, MigrationFailed, PostgresError, OSError) as error:
        console.print("[red]Not started.[/]")
        console.print(str(error), markup=False)
        console.print(f"Logs: {home.logs}. 'privet doctor' checks this machine.")
        raise typer.Exit(1) from error


async def _run(home: Home, *, seed: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    stack = Stack(home, step=step, report=warn)
    starting = asyncio.create_task(_start(stack, home, seed=seed))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            await starting
            _greet(stack)
            await _tell_state(stack, home, stopping)
    finally:
        say("Stopping …")
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        await stack.stop()
        home.forget_state()
        say("Stopped; the data stays for the next 'make up'.")


async def _start(stack: Stack, home: Home, *, seed: bool) -> None:
    await stack.start()
    home.write_state(stack.describe())
    if seed and not home.seeded.exists():
        try:
            await step("Demo data", lambda: load(stack.wiring))
        except SeedRefused as error:
            warn(f"{error} ('privet seed' tries again)")


async def _tell_state(stack: Stack, home: Home, stopping: asyncio.Task[Any]) -> None:
    """Write what runs whenever that changes, until it is time to stop."""
    told: dict[str, Any] = {}
    while not stopping.done():
        state = {**stack.describe(), "ready": True}
        if state != told:
            home.write_state(state)
            told = state
        await asyncio.wait({stopping}, timeout=STATE_SECONDS)


def _greet(stack: Stack) -> None:
    url = stack.wiring.gateway_url
    say(f"\n[bold]PrivetSuperApp is up:[/] {url}")
    if stack.wiring.client_dir is None:
        say("  Web app         not built: 'make client' builds it, the next start serves it")
    say(f"  API reference   {url}/docs")
    say(f"  Caught mail     {stack.wiring.mail_page_url}")
    say(f"  Logs            {stack.home.logs}")
    if stack.home.seeded.exists():
        for account in DEMO_ACCOUNTS:
            say(f"  {account.email:<24}{account.password}")
    say("Ctrl-C stops it.\n")


def _detach(home: Home, *, seed: bool) -> None:
    home.logs.mkdir(parents=True, exist_ok=True)
    log = home.logs / "privet.log"
    home.forget_state()
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
    pid = home.holder()
    if pid is None:
        console.print("Nothing runs.")
        return
    try:
        os.kill(pid, signal.SIGTERM)
    except ProcessLookupError:  # it stopped by itself just now
        pass
    except PermissionError as error:
        console.print(f"[red]Another user runs it (pid {pid}): stop it as that user.[/]")
        raise typer.Exit(1) from error
    deadline = time.monotonic() + DOWN_SECONDS
    while home.is_running():
        if time.monotonic() > deadline:
            console.print(f"[red]It did not stop within {DOWN_SECONDS:g} s (pid {pid}).[/]")
            raise typer.Exit(1)
        time.sleep(0.1)
    console.print("Stopped.")


@app.command()
def status(
    *, as_json: Annotated[bool, typer.Option("--json", help="For programs to read.")] = False
) -> None:
    """Show what runs and where."""
    home = Home.default()
    state = home.read_state()
    if not home.is_running():
        console.print("Nothing runs: 'make up' starts it.")
        raise typer.Exit(1)
    if not state:
        console.print("It is still starting.")
        raise typer.Exit(1)
    if as_json:
        typer.echo(json.dumps(state))
        return
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
def stop(part: str) -> None:
    """Stop one part of the running stack and keep it down until 'privet start'."""
    home, found = _part(part)
    home.hold(part)
    if found["running"]:
        try:
            os.kill(found["pid"], signal.SIGTERM)
        except ProcessLookupError:  # it went by itself
            pass
        except PermissionError as error:
            home.release(part)
            console.print(f"[red]Another user runs {part} (pid {found['pid']}).[/]")
            raise typer.Exit(1) from error
    console.print(f"{part} is stopped until 'privet start {part}'.")


@app.command()
def start(part: str) -> None:
    """Start again a part that 'privet stop' stopped."""
    home, _ = _part(part)
    home.release(part)
    console.print(f"{part} starts again.")


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def run(
    context: typer.Context,
    *,
    seed: Annotated[bool, typer.Option(help="Load the demo data first.")] = True,
) -> None:
    """Run a command beside a stack of its own, and delete that stack afterwards.

    For example: privet run -- curl -f '$GATEWAY_URL/version'.
    """
    if not context.args:
        raise typer.BadParameter("name the command to run")
    try:
        code = asyncio.run(run_beside_stack(context.args, step=step, report=warn, seed=seed))
    except asyncio.CancelledError:
        raise typer.Exit(130) from None
    except (SeedRefused, ServerFailed, MigrationFailed, PostgresError, OSError) as error:
        console.print(str(error), markup=False)
        raise typer.Exit(1) from error
    raise typer.Exit(code)


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
        typer.confirm(f"Delete the data, logs and secrets in {home.path}?", abort=True)
    try:
        home.delete()
    except (AlreadyRunning, OSError) as error:
        console.print(f"[red]Not all is deleted:[/] {error or 'it runs again'}")
        raise typer.Exit(1) from error
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
    """Check this machine and the settings, and say how to mend what is wrong.

    The settings are those of the environment and of .env beside compose.yaml.
    """
    problems = 0
    for finding in examine(Home.default(), settings_of(REPOSITORY / ".env", os.environ)):
        mark = "[red]✗[/]" if finding.mend else "[green]✓[/]"
        mend = f" [bold]→ {finding.mend}[/]" if finding.mend else ""
        console.print(f"{mark} {finding.subject}: {finding.state}{mend}")
        problems += bool(finding.mend)
    raise typer.Exit(1 if problems else 0)


def _part(name: str) -> tuple[Home, dict[str, Any]]:
    home = Home.default()
    parts = home.read_state().get("parts", {})
    if not home.is_running() or not parts:
        console.print("Nothing runs: 'make up' starts it.")
        raise typer.Exit(1)
    if name not in parts:
        console.print(f"No such part; there are: {', '.join(parts)}")
        raise typer.Exit(1)
    return home, parts[name]


def _running() -> Wiring:
    home = Home.default()
    state = home.read_state()
    if not home.is_running() or "ports" not in state:
        console.print("Nothing runs: 'make up' starts it.")
        raise typer.Exit(1)
    return Wiring(home, state["ports"])
