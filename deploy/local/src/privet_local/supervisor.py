"""Keeps processes running: one that dies is named and started again, later each time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from privet_shared.servers.process import ServerProcess

FIRST_DELAY_SECONDS = 0.2
MAX_DELAY_SECONDS = 15.0
STABLE_SECONDS = 30.0
POLL_SECONDS = 0.1

Report = Callable[[str], None]


@dataclass(slots=True)
class Part:
    """A supervised process and how to start it."""

    process: ServerProcess
    start: Callable[[], Awaitable[None]]
    restarts: int = 0
    started_at: float = field(default_factory=time.monotonic)
    failures: int = 0
    starting: bool = True

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        child = self.process.process
        return child is not None and child.poll() is None


class Supervisor:
    """Starts parts, restarts those that die unless they are held, stops them in reverse order."""

    def __init__(
        self, report: Report, *, is_held: Callable[[str], bool] = lambda _name: False
    ) -> None:
        self._report = report
        self._is_held = is_held
        self._watching: asyncio.Task[None] | None = None
        self._restarts: set[asyncio.Task[None]] = set()
        self.parts: dict[str, Part] = {}

    async def start(self, process: ServerProcess, start: Callable[[], Awaitable[None]]) -> None:
        """Start a part and keep it running from now on; one that does not start is not retried."""
        part = self.parts[process.name] = Part(process, start)
        await start()
        part.starting = False
        if self._watching is None:
            self._watching = asyncio.create_task(self._watch())

    async def until_restarted(self, name: str, *, after: int, timeout: float = 60) -> None:
        """Wait until a part was started again more than ``after`` times in all."""
        async with asyncio.timeout(timeout):
            while self.parts[name].restarts <= after:  # noqa: ASYNC110  # for tests alone
                await asyncio.sleep(POLL_SECONDS)

    async def stop(self) -> None:
        """Stop every part, the last started first; those of one kind together."""
        tasks = [task for task in (self._watching, *self._restarts) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        services = [part for part in self.parts.values() if isinstance(part.process, AppProcess)]
        servers = [part for part in self.parts.values() if part not in services]
        for group in (services, servers):
            await asyncio.gather(*(part.process.stop() for part in group))

    async def _watch(self) -> None:
        while True:
            for part in self.parts.values():
                if not part.starting and not part.is_running:
                    part.starting = True
                    task = asyncio.create_task(self._restart(part))
                    self._restarts.add(task)
                    task.add_done_callback(self._restarts.discard)
            await asyncio.sleep(POLL_SECONDS)

    async def _restart(self, part: Part) -> None:
        child = part.process.process
        how = f"exit status {child.returncode}" if child else "did not start"
        if time.monotonic() - part.started_at > STABLE_SECONDS:
            part.failures = 0
        if await self._until_released(part.process.name):
            part.failures, how = 0, "it was held"
        while True:
            delay = min(FIRST_DELAY_SECONDS * 2**part.failures, MAX_DELAY_SECONDS)
            part.failures += 1
            self._report(f"{part.process.name} stopped ({how}); starting it again in {delay:g} s")
            await asyncio.sleep(delay)
            try:
                await part.start()
            except Exception as error:  # whatever it is, the part must not stay down for it
                how = (str(error) or type(error).__name__).splitlines()[0].removesuffix(":")
                continue
            part.started_at = time.monotonic()
            part.restarts += 1
            part.starting = False
            self._report(f"{part.process.name} runs again")
            return

    async def _until_released(self, name: str) -> bool:
        """Wait while a part is held; return whether it was."""
        if not self._is_held(name):
            return False
        self._report(f"{name} is stopped and held")
        while self._is_held(name):  # noqa: ASYNC110  # another process releases it
            await asyncio.sleep(POLL_SECONDS)
        return True


class AppProcess(ServerProcess):
    """One of our own processes."""
