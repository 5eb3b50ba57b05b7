"""A stack of its own for one command, with the demo data, deleted when the command ends."""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from privet_local.home import Home
from privet_local.seed.load import load
from privet_local.stack import Stack, Step

STATE_SECONDS = 0.2
UNLIMITED = {"RATE_LIMITS_ENABLED": "false", "LOGIN_LIMITS_ENABLED": "false"}


async def run_beside_stack(
    command: Sequence[str], *, step: Step, report: Callable[[str], None], seed: bool
) -> int:
    """Return the exit status of ``command``.

    It finds the stack at ``GATEWAY_URL``, and by ``PRIVET_HOME`` with the ``privet`` commands.
    Raises ``SeedRefused``.
    """
    task = asyncio.current_task()
    if task is not None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with tempfile.TemporaryDirectory(prefix="privet-") as folder:
        home = Home(Path(folder, "home"))
        try:
            with home.lock():
                stack = Stack(
                    home,
                    ports="ephemeral",
                    env=UNLIMITED,
                    durable=False,
                    step=step,
                    report=report,
                )
                async with stack:
                    if seed:
                        await step("Demo data", lambda: load(stack.wiring))
                    return await _run(command, stack, home)
        finally:
            home.delete()


async def _run(command: Sequence[str], stack: Stack, home: Home) -> int:
    home.write_state(stack.describe())
    telling = asyncio.create_task(_tell_state(stack, home))
    child = await asyncio.create_subprocess_exec(
        *command,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
            "PRIVET_HOME": str(home.path),
            "GATEWAY_URL": stack.wiring.gateway_url,
        },
    )
    try:
        return await child.wait()
    finally:
        telling.cancel()
        with contextlib.suppress(ProcessLookupError):
            child.terminate()
        await asyncio.shield(child.wait())


async def _tell_state(stack: Stack, home: Home) -> None:
    while True:
        await asyncio.sleep(STATE_SECONDS)
        home.write_state(stack.describe())
