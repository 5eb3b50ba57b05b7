"""How the command line shows progress: a line per step, what it gave and how long it took."""

import contextlib
import time
from collections.abc import Awaitable, Callable

from rich.console import Console
from rich.markup import escape

console = Console(highlight=False, soft_wrap=True)


async def step(title: str, run: Callable[[], Awaitable[str]]) -> None:
    """Run a step and print its line; a failed one is named before its error goes on."""
    started = time.monotonic()
    try:
        with console.status(f"{title} …"):
            outcome = await run()
    except Exception:
        console.print(f"[red]✗[/] {escape(title)}")
        raise
    seconds = time.monotonic() - started
    console.print(f"[green]✓[/] {escape(title)} [dim]{escape(outcome)} ({seconds:.1f} s)[/]")


def warn(message: str) -> None:
    """Print something that people should notice."""
    say(f"[yellow]![/] {escape(message)}")


def say(line: str) -> None:
    """Print a line; a terminal that is gone must not stop what runs, or its stopping."""
    with contextlib.suppress(OSError):
        console.print(line)
