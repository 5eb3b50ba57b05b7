"""The instances of a service: the less busy of two at random, and those that fail left out.

Each instance has a circuit breaker. An open one is half-opened when the instance's health
endpoint answers.
"""

import asyncio
import math
import random
from collections.abc import Callable, Container, Coroutine, Hashable, Iterable, Mapping, Sequence
from types import TracebackType
from zlib import crc32

import structlog
from privet_shared.errors import AppError

from gateway.errors import NoConnectionFree, ServiceEjected, UpstreamBroken, UpstreamUnreachable
from gateway.proxy.breaker import Breaker, State, Trial
from gateway.proxy.connection import UpstreamConnection
from gateway.proxy.fetch import get
from gateway.proxy.pool import UpstreamPool

HEALTH_SECONDS = 5.0
"""How often instances that take requests are asked whether they live."""
HEALTH_ATTEMPTS = 2
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

    __slots__ = ("breaker", "origin", "pool")

    def __init__(self, origin: str, pool: UpstreamPool) -> None:
        self.origin = origin
        self.pool = pool
        self.breaker = Breaker()


class Lease:
    """A connection to an instance for one exchange; the block tells how its use ended."""

    __slots__ = ("_instance", "_service", "_trial", "connection")

    def __init__(
        self,
        service: "Service",
        instance: Instance,
        connection: UpstreamConnection,
        trial: Trial | None,
    ) -> None:
        self._service = service
        self._instance = instance
        self._trial = trial
        self.connection = connection

    def __enter__(self) -> "Lease":
        return self

    def note_answer(self) -> None:
        """Note that the instance has begun to answer, by which a trial is judged.

        How long the client takes to read the rest says nothing of the instance.
        """
        if self._trial is not None and self._instance.breaker.succeed(self._trial):
            self._service.note_closed(self._instance)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        instance = self._instance
        if error is None:
            if self._trial is not None:
                self.note_answer()
            instance.breaker.succeed()
        elif isinstance(error, _FAILURES) and not isinstance(error, StaleConnection):
            self._service.note_failure(instance, error, self._trial)
        elif not isinstance(error, AppError):
            self.connection.close()
        if self._trial is not None:
            instance.breaker.end_trial(self._trial)
        instance.pool.give_back(self.connection)


class Service:
    """Lends connections to the instances of one service."""

    def __init__(
        self,
        name: str,
        pools: Iterable[tuple[str, UpstreamPool]],
        *,
        on_opened: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self._instances = [Instance(origin, pool) for origin, pool in pools]
        self._are_all_closed = True
        self._probes: set[asyncio.Task[None]] = set()
        self._next_probe = 0.0
        """When the next instance that is left out is looked at, by the loop's clock."""
        self._on_opened = on_opened

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
        """How many instances take requests, if only a few of them."""
        return sum(each.breaker.state is not State.OPEN for each in self._instances)

    @property
    def state(self) -> State:
        """What requests to the service meet: the state of the instance that takes the most."""
        return min(each.breaker.state for each in self._instances)

    def pick(self) -> Instance:
        """Return the less busy of two instances; raises ``ServiceEjected`` when there is none."""
        able: Sequence[Instance] = self._instances
        if not self._are_all_closed:
            able = self._able()
            if not able:
                raise self._ejected()
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
        if connection is None:
            return None
        return Lease(self, instance, connection, instance.breaker.begin())

    async def lend(self, *, fresh: bool = False) -> "Lease":
        """Lend a connection to an instance; ``fresh`` asks for one that was never used.

        Where one instance cannot be reached the others are asked, each once: nothing has been sent
        yet. Raises ``UpstreamUnreachable`` or ``ServiceEjected``.
        """
        instance = self.pick()
        asked = [instance]
        while True:
            try:
                return await self._lend(instance, fresh=fresh)
            except UpstreamUnreachable:
                others = [each for each in self._able() if each not in asked]
                if not others:
                    raise
            instance = min(others, key=lambda each: each.pool.in_use)
            asked.append(instance)

    async def _lend(self, instance: Instance, *, fresh: bool) -> "Lease":
        trial = instance.breaker.begin()
        try:
            connection = await instance.pool.take(fresh=fresh)
        except BaseException as error:
            if isinstance(error, UpstreamUnreachable) and not isinstance(error, NoConnectionFree):
                self.note_failure(instance, error, trial)
            if trial is not None:
                instance.breaker.end_trial(trial)
            raise
        return Lease(self, instance, connection, trial)

    def replace(
        self,
        instances: Mapping[str, Callable[[], UpstreamPool]],
        *,
        untried: Container[str] = (),
    ) -> None:
        """Have these instances from now on; one that was there before is kept as it is.

        Those ``untried`` are left out until their health endpoint answers. What is lent of one
        that goes is used to its end.
        """
        before = {instance.origin: instance for instance in self._instances}
        self._instances = []
        for origin, make_pool in instances.items():
            instance = before.pop(origin, None)
            if instance is None:
                instance = Instance(origin, make_pool())
                if origin in untried:
                    instance.breaker.state = State.OPEN
                    self.look_after(self._probe(instance, 0))
            self._instances.append(instance)
        self._are_all_closed = self._find_all_closed()
        for gone in before.values():
            gone.pool.close()

    async def check_health(self) -> None:
        """Leave out instances that do not live before requests find out, for ever.

        One is only left out while another one takes requests: to be slow is better than nothing.
        """
        while True:
            await asyncio.sleep(HEALTH_SECONDS)
            able = [each for each in self._instances if each.breaker.state is State.CLOSED]
            if len(able) > 1:
                await asyncio.gather(*map(self._check, able))

    async def _check(self, instance: Instance) -> None:
        for _ in range(HEALTH_ATTEMPTS):
            if instance.pool.is_full or await _lives(instance.pool):
                return
        others = [each for each in self._instances if each is not instance]
        is_needed = all(each.breaker.state is not State.CLOSED for each in others)
        if instance in self._instances and not is_needed and instance.breaker.trip():
            self._note_opened(instance, reason="health")

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
        return [each for each in self._instances if each.breaker.takes]

    def _ejected(self) -> ServiceEjected:
        """Return the refusal, which says when it is worth asking again."""
        seconds = self._next_probe - asyncio.get_running_loop().time()
        return ServiceEjected(seconds=max(1, math.ceil(seconds)))

    def note_failure(self, instance: Instance, error: BaseException, trial: Trial | None) -> None:
        """Count a failure; one too many leaves the instance out."""
        if instance.breaker.fail(trial):
            self._note_opened(instance, reason=type(error).__name__)

    def _note_opened(self, instance: Instance, *, reason: str) -> None:
        self._are_all_closed = False
        self._on_opened()
        pause = instance.breaker.pause
        log.warning(
            "upstream.ejected",
            upstream=self.name,
            origin=instance.origin,
            reason=reason,
            seconds=pause,
        )
        self._next_probe = asyncio.get_running_loop().time() + pause
        self.look_after(self._probe(instance, pause))

    def note_closed(self, instance: Instance) -> None:
        """Note that an instance takes everything again."""
        log.info("upstream.restored", upstream=self.name, origin=instance.origin)
        self._are_all_closed = self._find_all_closed()

    def _find_all_closed(self) -> bool:
        return all(each.breaker.state is State.CLOSED for each in self._instances)

    async def _probe(self, instance: Instance, pause: float) -> None:
        """Ask whether the instance lives until it does, then let a few requests try."""
        while True:
            await asyncio.sleep(pause)
            if instance not in self._instances:
                return
            if await _lives(instance.pool):
                break
            pause = PROBE_SECONDS
        instance.breaker.half_open()
        log.info("upstream.tried", upstream=self.name, origin=instance.origin)


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
