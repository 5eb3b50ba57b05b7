"""A server as a child process that never outlives its owner."""

import asyncio
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_POLL_SECONDS = 0.05
_SHOWN_LOG_BYTES = 2000
# Loaded now: between fork and exec nothing may be loaded, another thread may hold the lock.
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class ServerFailed(RuntimeError):
    """The server did not start, or not in time; the message ends with its log."""


def _die_with_owner(owner_pid: int, death_signal: int) -> None:
    """Have the kernel send ``death_signal`` when the thread that started this process ends."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, death_signal)
        if os.getppid() != owner_pid:  # it ended before it was asked
            os._exit(1)


class ServerProcess:
    """Starts, watches and stops one server.

    It is to be started from a thread that lives as long as the server should, such as the one
    that runs the event loop: on Linux it is told to stop when that thread ends, however it ends.
    """

    def __init__(self, name: str, *, log_file: Path, stop_signal: int = signal.SIGTERM) -> None:
        self.name = name
        self.log_file = log_file
        self.process: subprocess.Popen[bytes] | None = None
        self._stop_signal = stop_signal
        self._log_start = 0

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
            self._log_start = log.tell()
            self.process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
                cwd="/",
                process_group=0,
                preexec_fn=partial(  # noqa: PLW1509  # two system calls, safe after fork
                    _die_with_owner, os.getpid(), self._stop_signal
                ),
                user=owner[0] if owner else None,
                group=owner[1] if owner else None,
                extra_groups=[] if owner else None,
            )

    async def wait_ready(self, is_ready: Callable[[], bool], *, timeout: float = 20) -> None:
        """Wait until ``is_ready``; one that takes too long is killed.

        Raises ``ServerFailed`` with what the server wrote since it was started.
        """
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            ready = await asyncio.to_thread(is_ready)
            if self.process is None or self.process.poll() is not None:
                raise ServerFailed(f"{self.name} exited:\n{self._last_words()}")
            if ready:
                return
            if asyncio.get_running_loop().time() > deadline:
                await self.kill()
                raise ServerFailed(
                    f"{self.name} was not ready within {timeout:g} s:\n{self._last_words()}"
                )
            await asyncio.sleep(_POLL_SECONDS)

    def _last_words(self) -> str:
        with self.log_file.open("rb") as log:
            end = log.seek(0, os.SEEK_END)
            log.seek(max(self._log_start, end - _SHOWN_LOG_BYTES))
            return log.read().decode(errors="replace")

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
