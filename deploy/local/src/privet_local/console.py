"""How the command line shows progress: a line per step, what it gave and how long it took."""

import time
from collections.abc import Awaitable, Callable

from rich.console import Console
from rich.markup import escape

console = Console(highlight=False)


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
    console.print(f"[yellow]![/] {escape(message)}")
