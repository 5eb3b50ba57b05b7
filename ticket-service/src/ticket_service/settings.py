"""Settings of the ticket service."""

from typing import Annotated, Literal, get_args

from privet_shared.settings import StoringServiceSettings
from pydantic import AfterValidator, Field

Hours = Annotated[float, Field(gt=0, le=24 * 365)]
Priority = Literal["low", "normal", "high", "urgent"]
SlaHours = dict[Priority, tuple[Hours, Hours]]


def _complete(hours: SlaHours) -> SlaHours:
    if missing := set(get_args(Priority)) - set(hours):
        raise ValueError(f"must have every priority; missing: {', '.join(sorted(missing))}")
    return hours


def _usual_hours() -> SlaHours:
    return {
        "urgent": (1, 8),
        "high": (4, 24),
        "normal": (8, 72),
        "low": (24, 168),
    }


class TicketSettings(StoringServiceSettings):
    """Settings of the ticket service, all from the environment.

    ``sla_hours`` gives, by priority, the hours until the first answer and until the solution.
    """

    sla_hours: Annotated[SlaHours, AfterValidator(_complete)] = Field(default_factory=_usual_hours)
