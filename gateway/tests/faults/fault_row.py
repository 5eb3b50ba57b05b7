"""What a fault comes to: a line of the table in docs/faults.md, which the tests keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

FAILURES = "upstream_failures_total"
RETRIES = "upstream_retries_total"
CLIENTS = "client_failures_total"
REDIS = "redis_failures_total"
COUNTERS = frozenset({FAILURES, RETRIES, CLIENTS, REDIS})

Figures = Mapping[tuple[str, str], float]
"""Counters by name and by the label that is not the service's."""


class Bound(Enum):
    """Which setting ends the wait; the tests make it short and all others longer than themselves.

    The value is the setting's name; None is no wait at all.
    """

    NONE = None
    CONNECT = "upstream_connect_seconds"
    FIRST_BYTE = "upstream_first_byte_seconds"
    IDLE = "upstream_idle_seconds"
    TOTAL = "upstream_total_seconds"


@dataclass(frozen=True)
class Row:
    """A fault, what the client sees of it, what ends it, and what is counted (nothing else is)."""

    fault: str
    sees: str
    counted: Figures = field(default_factory=dict)
    bound: Bound = Bound.NONE

    @property
    def line(self) -> str:
        """The line of the table."""
        ended_by = "no timeout" if self.bound is Bound.NONE else f"`{self.bound.value.upper()}`"
        counted = ", ".join(
            f"`{name}" + (f'{{reason="{label}"}}' if label else "") + f"` {count:g}"
            if name != REDIS
            else f'`{name}{{use="{label}"}}` {count:g}'
            for (name, label), count in self.counted.items()
        )
        return f"| {self.fault} | {self.sees} | {ended_by} | {counted or 'nothing'} |"


def failed(reason: str, *, retries: int = 0, times: int = 1) -> Figures:
    """Return what is counted when a service did not answer properly."""
    counted = {(FAILURES, reason): float(times)} if times else {}
    return {**counted, (RETRIES, ""): float(retries)} if retries else counted
