"""Events of the ticket service."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from pydantic import ConfigDict, Field

from privet_shared.auth.principal import Role
from privet_shared.messaging.envelope import Audience, Event


class _TicketEvent(Event):
    """What every ticket event says: which ticket, and whose."""

    ticket_id: UUID
    number: str
    user_id: UUID

    @property
    def aggregate_id(self) -> UUID:
        """Return the ticket."""
        return self.ticket_id

    @property
    def audience(self) -> Audience:
        """The ticket's owner and staff."""
        return Audience(user_ids=frozenset({self.user_id}), staff=True)


class TicketCreated(_TicketEvent):
    """A ticket was filed."""

    type: ClassVar[str] = "privet.ticket.ticket.created.v1"

    device_id: UUID | None
    title: str
    status: str
    media_ids: list[UUID]
    priority: str | None = None
    preferred_date: date | None = None
    tags: tuple[str, ...] = ()
    resolution_due_at: datetime | None = None
    client_id: UUID | None = None
    created_at: datetime


class TicketUpdated(_TicketEvent):
    """A ticket's own fields changed; ``changed`` names them.

    ``values`` are the new ones of those that hold no words of the customer's, and the due time.
    """

    type: ClassVar[str] = "privet.ticket.ticket.updated.v1"

    changed: list[str]
    values: dict[str, Any] = Field(default_factory=dict)
    updated_at: datetime


class TicketStatusChanged(_TicketEvent):
    """A ticket moved from one status to another.

    ``merged_into`` is the number of the ticket in favour of which a duplicate was closed.
    """

    type: ClassVar[str] = "privet.ticket.ticket.status_changed.v1"
    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    device_id: UUID | None
    from_status: str = Field(alias="from")
    to_status: str = Field(alias="to")
    changed_by: UUID
    changed_by_role: Role
    comment: str | None
    merged_into: str | None = None
    assignee_id: UUID | None = None
    resolution_due_at: datetime | None = None
    completed_at: datetime | None = None
    changed_at: datetime


class MessageAdded(_TicketEvent):
    """Somebody wrote in a ticket's chat; internal notes are for staff alone."""

    type: ClassVar[str] = "privet.ticket.message.added.v1"

    message_id: UUID
    author_id: UUID
    author_role: Role
    internal: bool
    assignee_id: UUID | None = None
    client_id: UUID | None = None
    media_ids: list[UUID]
    created_at: datetime

    @property
    def audience(self) -> Audience:
        """Staff, and the owner unless the note is internal."""
        users = frozenset[UUID]() if self.internal else frozenset({self.user_id})
        return Audience(user_ids=users, staff=True)


class TicketAssigned(_TicketEvent):
    """A ticket has another assignee, or none."""

    type: ClassVar[str] = "privet.ticket.ticket.assigned.v1"

    assignee_id: UUID | None
    assigned_by: UUID
    assigned_at: datetime


class TicketRated(_TicketEvent):
    """The customer judged a completed ticket, from 1 to 5."""

    type: ClassVar[str] = "privet.ticket.ticket.rated.v1"

    score: int
    rated_at: datetime


class TicketWorkReported(_TicketEvent):
    """The assignee wrote down, or rewrote, what was done; ``media_ids`` are all its photos."""

    type: ClassVar[str] = "privet.ticket.ticket.work_reported.v1"

    media_ids: list[UUID]
    reported_by: UUID
    reported_at: datetime


class TicketMerged(_TicketEvent):
    """A duplicate was closed in favour of the ticket ``into_id``."""

    type: ClassVar[str] = "privet.ticket.ticket.merged.v1"

    into_id: UUID
    into_number: str
    merged_by: UUID
    merged_at: datetime
