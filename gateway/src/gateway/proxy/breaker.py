"""When an instance is asked, when it is left in peace, and when it is tried again.

The three states of a circuit breaker: closed takes everything, open nothing, half-open a few
requests at a time, whose answers decide (docs/adr/0016-instances-and-retries.md).
"""

import time
from dataclasses import dataclass
from enum import IntEnum

MAX_FAILURES = 5
"""So many in a row open it."""
FAILURES_OF_SHARE = 10
MAX_SHARE = 0.5
SHARE_SECONDS = 10.0
"""So many open it if they are that share of the requests of so many seconds."""
TRIALS = 3
"""So many requests at a time try a half-open one; so many good answers close it."""
TRIAL_SECONDS = 5.0
"""A trial of which nothing is known after so long makes room for another one."""
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0


class State(IntEnum):
    """What passes; the numbers are those of the metric."""

    CLOSED = 0
    HALF_OPEN = 1
    OPEN = 2


_CLOSED, _HALF_OPEN, _OPEN = State


@dataclass(slots=True, eq=False)
class Trial:
    """A request that tries a half-open instance."""

    period: int
    """How many times the instance had been half-opened when it began."""
    began_at: float
    is_good: bool = False


class Breaker:
    """Decides by the outcomes of requests; somebody else waits out ``pause`` and looks again."""

    __slots__ = (
        "_answered",
        "_failed",
        "_good_trials",
        "_in_a_row",
        "_openings",
        "_period",
        "_since",
        "_trials",
        "state",
    )

    def __init__(self) -> None:
        self.state = _CLOSED
        self._in_a_row = 0
        self._since = 0.0
        """When the requests began of which a share may fail."""
        self._answered = 0
        self._failed = 0
        self._trials: list[Trial] = []
        """Those that were not judged yet, in the order in which they began."""
        self._period = 0
        self._good_trials = 0
        self._openings = 0
        """How often in a row it opened without a whole answer between."""

    @property
    def takes(self) -> bool:
        """Whether a request may pass just now."""
        if self.state is not _HALF_OPEN:
            return self.state is _CLOSED
        if len(self._trials) < TRIALS:
            return True
        return time.monotonic() - self._trials[0].began_at > TRIAL_SECONDS

    @property
    def pause(self) -> float:
        """Seconds to leave it in peace once it is open: more each time that a trial fails."""
        exponent = max(self._openings - 1, 0)
        return float(min(FIRST_PAUSE_SECONDS * 2**exponent, LONGEST_PAUSE_SECONDS))

    def begin(self) -> Trial | None:
        """Note that a request passes; return its trial if it is one, to be told of with it."""
        if self.state is _CLOSED:
            return None
        trial = Trial(self._period, time.monotonic())
        if len(self._trials) >= TRIALS:
            del self._trials[0]
        self._trials.append(trial)
        return trial

    def end_trial(self, trial: Trial) -> None:
        """Note that no more is to be learned of a trial: another one may begin."""
        if trial in self._trials:
            self._trials.remove(trial)

    def succeed(self, trial: Trial | None = None) -> bool:
        """Note a whole answer, or that a trial is being answered; whether it closes."""
        if trial is None:
            self._in_a_row = 0
            self._answered += 1
            return False
        self.end_trial(trial)
        if self.state is not _HALF_OPEN or trial.period != self._period or trial.is_good:
            return False
        trial.is_good = True
        self._good_trials += 1
        if self._good_trials < TRIALS:
            return False
        self.state = _CLOSED
        self._in_a_row = self._answered = self._failed = 0
        return True

    def fail(self, trial: Trial | None = None) -> bool:
        """Note a failure; whether it opens. What began before it opened says nothing new."""
        if trial is not None:
            self.end_trial(trial)
            if trial.period != self._period:
                return False
        if self.state is _HALF_OPEN:
            return trial is not None and self._open()
        if self.state is _OPEN:
            return False
        if self._answered:
            self._openings = 0
        self._in_a_row += 1
        return (self._in_a_row >= MAX_FAILURES or self._is_share_used_up()) and self._open()

    def trip(self) -> bool:
        """Open it for a reason other than a request; whether it was closed."""
        return self.state is _CLOSED and self._open()

    def half_open(self) -> None:
        """Let a few try."""
        self.state = _HALF_OPEN
        self._period += 1
        self._good_trials = 0
        self._trials.clear()

    def _open(self) -> bool:
        self.state = _OPEN
        self._openings += 1
        return True

    def _is_share_used_up(self) -> bool:
        now = time.monotonic()
        if now - self._since > SHARE_SECONDS:
            self._since = now
            self._answered = self._failed = 0
        self._failed += 1
        return self._failed >= max(FAILURES_OF_SHARE, MAX_SHARE * (self._failed + self._answered))
