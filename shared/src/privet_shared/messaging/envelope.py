"""The envelope of every event: CloudEvents 1.0 in JSON (https://github.com/cloudevents/spec)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, field_serializer, field_validator


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may see an event in a realtime stream; by default nobody."""

    user_ids: frozenset[UUID] = frozenset()
    staff: bool = False

    @classmethod
    def parse(cls, text: str) -> "Audience":
        """Read the envelope's ``audience`` extension, such as ``user:<uuid>,staff``."""
        parts = [part for part in text.split(",") if part]
        return cls(
            user_ids=frozenset(
                UUID(part.removeprefix("user:")) for part in parts if part.startswith("user:")
            ),
            staff="staff" in parts,
        )

    def __str__(self) -> str:
        users = sorted(f"user:{user_id}" for user_id in self.user_ids)
        return ",".join([*users, "staff"] if self.staff else users)


class Event(BaseModel):
    """The data of an event; subclasses are past-tense facts and name their CloudEvents type."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: ClassVar[str]

    @property
    def aggregate_id(self) -> UUID:
        """The object whose events keep their order."""
        raise NotImplementedError

    @property
    def audience(self) -> Audience:
        """Who may see this event in a realtime stream."""
        return Audience()


class Envelope(BaseModel):
    """A CloudEvent; ``type`` is also the NATS subject and ``id`` the ``Nats-Msg-Id``."""

    model_config = ConfigDict(frozen=True)

    specversion: Literal["1.0"] = "1.0"
    id: UUID
    source: str
    type: str
    time: datetime
    subject: str
    datacontenttype: Literal["application/json"] = "application/json"
    data: dict[str, Any]
    traceparent: str | None = None
    requestid: str | None = None
    audience: Audience = Audience()

    @field_validator("audience", mode="before")
    @classmethod
    def _parse_audience(cls, value: object) -> object:
        return Audience.parse(value) if isinstance(value, str) else value

    @field_serializer("audience")
    def _dump_audience(self, value: Audience) -> str:
        return str(value)
