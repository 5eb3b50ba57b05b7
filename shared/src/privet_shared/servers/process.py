"""A server as a child process that never outlives its owner."""

import asyncio
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_POLL_SECONDS = 0.05


class ServerFailed(RuntimeError):
    """The server did not start, or not in time; the message ends with its log."""


def _die_with_owner() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class ServerProcess:
    """Starts, watches and stops one server."""

    def __init__(self, name: str, *, log_file: Path, stop_signal: int = signal.SIGTERM) -> None:
        self.name = name
        self.log_file = log_file
        self.process: subprocess.Popen[bytes] | None = None
        self._stop_signal = stop_signal

    @property
    def pid(self) -> int:
        """The running process's id; raises ``ServerFailed`` when it does not run."""
        if self.process is None or self.process.poll() is not None:
            raise ServerFailed(f"{self.name} does not run")
        return self.process.pid

    def spawn(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str] | None = None,
        owner: tuple[int, int] | None = None,
    ) -> None:
        """Start ``command`` in a process group of its own, as ``owner`` (uid, gid) if given."""
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
                cwd="/",
                process_group=0,
                preexec_fn=_die_with_owner,  # noqa: PLW1509  # one prctl call, safe after fork
                user=owner[0] if owner else None,
                group=owner[1] if owner else None,
                extra_groups=[] if owner else None,
            )

    async def wait_ready(self, is_ready: Callable[[], bool], *, timeout: float = 20) -> None:
        """Wait until ``is_ready``; raises ``ServerFailed`` when it dies or takes too long."""
        deadline = asyncio.get_running_loop().time() + timeout
        while not await asyncio.to_thread(is_ready):
            exited = self.process is None or self.process.poll() is not None
            if exited or asyncio.get_running_loop().time() > deadline:
                tail = self.log_file.read_text(errors="replace")[-2000:]
                state = "exited" if exited else "did not become ready"
                raise ServerFailed(f"{self.name} {state}:\n{tail}")
            await asyncio.sleep(_POLL_SECONDS)

    async def stop(self, *, timeout: float = 10) -> None:
        """Ask the server to stop, and kill it when it does not in time."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(self._stop_signal)
        try:
            await asyncio.to_thread(self.process.wait, timeout)
        except subprocess.TimeoutExpired:
            await self.kill()

    async def kill(self) -> None:
        """Kill the server at once (SIGKILL), as a crash would."""
        if self.process is not None:
            self.process.kill()
            await asyncio.to_thread(self.process.wait)
