"""Servers under test, each on a core of its own."""

import contextlib
import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs" / "benchmarks"
SERVER_CORE, LOAD_CORE = 0, 1
START_SECONDS = 20


@contextlib.contextmanager
def running(command: list[str], *, core: int, **environment: str) -> Iterator[subprocess.Popen]:
    """Run a server on one core for the time of the block."""
    process = subprocess.Popen(
        ["taskset", "-c", str(core), *command],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_answers(url: str, token: str) -> None:
    """Wait for a 200; raises ``SystemExit`` when none comes."""
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(request, timeout=1) as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")
