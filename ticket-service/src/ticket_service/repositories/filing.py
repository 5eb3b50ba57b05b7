"""What filing a ticket takes of the database, and what it gives: plain rows, no objects of the ORM.

A new ticket is never read back or changed by the request that files it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from privet_shared.db.reads import Query, columns_of
from sqlalchemy import Uuid, bindparam, func, select

from ticket_service.domain.statuses import TicketPriority, TicketStatus
from ticket_service.models import Device, User
from ticket_service.models.tickets import NUMBERS, ticket_number


class NewTicket(NamedTuple):
    """A ticket that is about to be filed."""

    id: UUID
    sequence: int
    user_id: UUID
    client_id: UUID | None
    client_digest: bytes | None
    device_id: UUID | None
    title: str
    description: str | None
    priority: TicketPriority
    preferred_date: date | None
    attachment_urls: list[str]
    first_answer_due_at: datetime
    resolution_due_at: datetime
    sla_started_at: datetime
    created_at: datetime
    updated_at: datetime
    status: TicketStatus = TicketStatus.NEW
    tags: Sequence[str] = ()
    reopened_count: int = 0
    version: int = 1
    assignee_id: UUID | None = None
    completed_at: datetime | None = None
    first_answered_at: datetime | None = None

    @property
    def number(self) -> str:
        """The short number that people say."""
        return ticket_number(self.sequence)


class NewStatusChange(NamedTuple):
    """A new ticket's first line of history."""

    id: UUID
    ticket_id: UUID
    to_status: TicketStatus
    changed_by: UUID
    changed_by_role: str
    changed_at: datetime
    from_status: TicketStatus | None = None
    comment: str | None = None


class NewAttachment(NamedTuple):
    """A file of a new ticket."""

    id: UUID
    subject_id: UUID
    media_id: UUID
    created_at: datetime


class KnownCustomer(NamedTuple):
    """The person who files a ticket, as far as events have told of them."""

    id: UUID
    version: int
    name: str | None
    phone: str | None
    address: str | None


class KnownDevice(NamedTuple):
    """The device of a new ticket."""

    id: UUID
    version: int
    title: str | None
    brand: str | None
    model: str | None
    serial_number: str | None
    deleted: bool


@dataclass(frozen=True, slots=True)
class FilingFacts:
    """What a new ticket needs of the database: its number, and what is known of the rest."""

    sequence: int
    customer: KnownCustomer | None
    device: KnownDevice | None

    @classmethod
    def of(cls, sequence: int, *columns: Any) -> "FilingFacts":
        """Read a row."""
        size = len(KnownCustomer._fields)
        customer, device = columns[:size], columns[size:]
        return cls(
            sequence,
            KnownCustomer(*customer) if customer[0] is not None else None,
            KnownDevice(*device) if device[0] is not None else None,
        )


def _facts_query() -> Query[FilingFacts]:
    number = select(func.nextval(NUMBERS).label("sequence")).subquery()
    statement = select(
        number.c.sequence, *columns_of(User, KnownCustomer), *columns_of(Device, KnownDevice)
    ).select_from(
        number.outerjoin(User, User.id == bindparam("user_id", type_=Uuid())).outerjoin(
            Device, Device.id == bindparam("device_id", type_=Uuid())
        )
    )
    return Query(statement, FilingFacts.of)


FACTS = _facts_query()
"""Draws a number, and tells what is known of the customer and the device."""
