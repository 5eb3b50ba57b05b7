"""How long each step of an upstream exchange may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: the first byte of the answer, a pause within a body, and the whole exchange."""

    first_byte: float
    idle: float
    total: float | None
