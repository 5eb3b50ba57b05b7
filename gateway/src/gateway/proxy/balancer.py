"""The instances of a service: the less busy of two at random, and those that fail left out.

An instance is left out after ``MAX_FAILURES`` failures in a row (passive outlier detection, which
for a single instance is a circuit breaker), and let in again when its health endpoint answers.
"""

import asyncio
import random
from collections.abc import Callable, Coroutine, Hashable, Iterable, Mapping, Sequence
from types import TracebackType
from zlib import crc32

import structlog
from privet_shared.errors import AppError

from gateway.errors import NoConnectionFree, ServiceEjected, UpstreamBroken, UpstreamUnreachable
from gateway.proxy.connection import UpstreamConnection
from gateway.proxy.fetch import get
from gateway.proxy.pool import UpstreamPool

MAX_FAILURES = 5
FIRST_PROBE_SECONDS = 1.0
PROBE_SECONDS = 0.5
PROBE_TIMEOUT_SECONDS = 1.0
LIVE_PATH = "/health/live"
_OK = 200
_FAILURES = (UpstreamBroken, TimeoutError)

log = structlog.get_logger(__name__)


class StaleConnection(UpstreamBroken):
    """A kept connection was closed before the service saw the request: nobody's failure."""


class Instance:
    """One address of a service."""

    __slots__ = ("failures", "is_ejected", "origin", "pool")

    def __init__(self, origin: str, pool: UpstreamPool) -> None:
        self.origin = origin
        self.pool = pool
        self.failures = 0
        self.is_ejected = False


class Lease:
    """A connection to an instance for one exchange; the block tells how its use ended."""

    __slots__ = ("_instance", "_service", "connection")

    def __init__(
        self, service: "Service", instance: Instance, connection: UpstreamConnection
    ) -> None:
        self._service = service
        self._instance = instance
        self.connection = connection

    def __enter__(self) -> UpstreamConnection:
        return self.connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        instance = self._instance
        if error is None:
            instance.failures = 0
        elif isinstance(error, _FAILURES) and not isinstance(error, StaleConnection):
            self._service.note_failure(instance, error)
        elif not isinstance(error, AppError):
            self.connection.close()
        instance.pool.give_back(self.connection)


class Service:
    """Lends connections to the instances of one service."""

    def __init__(self, name: str, pools: Iterable[tuple[str, UpstreamPool]]) -> None:
        self.name = name
        self._instances = [Instance(origin, pool) for origin, pool in pools]
        self._probes: set[asyncio.Task[None]] = set()

    @property
    def in_use(self) -> int:
        """How many connections are lent."""
        return sum(instance.pool.in_use for instance in self._instances)

    @property
    def idle(self) -> int:
        """How many connections are kept for the next requests."""
        return sum(instance.pool.idle for instance in self._instances)

    @property
    def available(self) -> int:
        """How many instances take requests."""
        return sum(not instance.is_ejected for instance in self._instances)

    def pick(self) -> Instance:
        """Return the less busy of two instances; raises ``ServiceEjected`` when there is none."""
        able = self._able()
        if not able:
            raise ServiceEjected
        if len(able) == 1:
            return able[0]
        one, other = random.sample(able, 2)
        return one if one.pool.in_use <= other.pool.in_use else other

    def lend_idle(self) -> "Lease | None":
        """Lend a connection that an instance has kept, None when there is none at hand.

        Raises ``ServiceEjected``.
        """
        instance = self.pick()
        connection = instance.pool.take_idle()
        return None if connection is None else Lease(self, instance, connection)

    async def lend(self, *, fresh: bool = False) -> "Lease":
        """Lend a connection to an instance; ``fresh`` asks for one that was never used.

        Where one instance cannot be reached another is asked: nothing has been sent yet. Raises
        ``UpstreamUnreachable`` or ``ServiceEjected``.
        """
        instance = self.pick()
        try:
            connection = await instance.pool.take(fresh=fresh)
        except UpstreamUnreachable as error:
            if not isinstance(error, NoConnectionFree):
                self.note_failure(instance, error)
            others = [each for each in self._able() if each is not instance]
            if not others:
                raise
            instance = min(others, key=lambda each: each.pool.in_use)
            connection = await instance.pool.take(fresh=fresh)
        return Lease(self, instance, connection)

    def replace(self, instances: Mapping[str, Callable[[], UpstreamPool]]) -> None:
        """Have these instances from now on; one that was there before is kept as it is.

        What is lent of one that goes is used to its end.
        """
        before = {instance.origin: instance for instance in self._instances}
        self._instances = [
            before.pop(origin) if origin in before else Instance(origin, make_pool())
            for origin, make_pool in instances.items()
        ]
        for gone in before.values():
            gone.pool.close()

    def look_after(self, work: Coroutine[None, None, None]) -> None:
        """Run ``work`` until it ends or the service is closed."""
        task = asyncio.create_task(work)
        self._probes.add(task)
        task.add_done_callback(self._probes.discard)

    def close(self) -> None:
        """Drop every idle connection, and stop looking after instances that are left out."""
        for probe in self._probes:
            probe.cancel()
        for instance in self._instances:
            instance.pool.close()

    def _able(self) -> Sequence[Instance]:
        return [each for each in self._instances if not each.is_ejected]

    def note_failure(self, instance: Instance, error: BaseException) -> None:
        """Count a failure in a row; the last one that is allowed leaves the instance out."""
        instance.failures += 1
        if instance.failures < MAX_FAILURES or instance.is_ejected:
            return
        instance.is_ejected = True
        log.warning(
            "upstream.ejected",
            upstream=self.name,
            origin=instance.origin,
            reason=type(error).__name__,
        )
        self.look_after(self._probe(instance))

    async def _probe(self, instance: Instance) -> None:
        """Ask whether the instance lives until it does, then let it in again."""
        pause = FIRST_PROBE_SECONDS
        while True:
            await asyncio.sleep(pause)
            if instance not in self._instances:
                return
            if await _lives(instance.pool):
                break
            pause = PROBE_SECONDS
        instance.failures = 0
        instance.is_ejected = False
        log.info("upstream.restored", upstream=self.name, origin=instance.origin)


class CanaryService:
    """A new version of a service, which gets the same share of its callers each time."""

    def __init__(self, service: Service, *, percent: float) -> None:
        self.service = service
        self._percent = percent

    def choose(self, usual: Service, caller: Hashable) -> Service:
        """Return the service that answers ``caller``."""
        place = crc32(str(caller).encode()) % 10_000
        return self.service if place < self._percent * 100 else usual


class RetryBudget:
    """Keeps retries to a share of the requests under way, so that they make no outage worse."""

    SHARE = 0.2
    LEAST = 3

    def __init__(self) -> None:
        self.active = 0
        self._retries = 0

    def begin(self) -> bool:
        """Take one retry out of the budget; false when it is used up."""
        if self._retries >= max(self.LEAST, self.SHARE * self.active):
            return False
        self._retries += 1
        return True

    def end(self) -> None:
        """Give a retry back."""
        self._retries -= 1


async def _lives(pool: UpstreamPool) -> bool:
    try:
        async with asyncio.timeout(PROBE_TIMEOUT_SECONDS):
            connection = await pool.take(fresh=True)
            try:
                status, _ = await get(connection, LIVE_PATH)
            finally:
                pool.give_back(connection)
    except (UpstreamUnreachable, UpstreamBroken, TimeoutError):
        return False
    return status == _OK
