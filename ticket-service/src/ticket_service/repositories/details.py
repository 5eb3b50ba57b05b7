"""What the detail of a ticket shows, read for those who wait: plain rows, few statements.

What most tickets do not have (files, a report, duplicates) is asked for where it is there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from privet_shared.db.reads import Query, Reader, columns_of
from sqlalchemy import ARRAY, CompoundSelect, Uuid, and_, any_, bindparam, exists, select, union
from sqlalchemy.orm import aliased

from ticket_service.models import (
    Attachment,
    Device,
    Media,
    Rating,
    StatusChange,
    Ticket,
    User,
    WorkReport,
)
from ticket_service.models.tickets import ticket_number
from ticket_service.repositories.filing import KnownCustomer, KnownDevice


class ShownTicket(NamedTuple):
    """A ticket's own part of its detail."""

    id: UUID
    sequence: int
    user_id: UUID
    client_id: UUID | None
    device_id: UUID | None
    assignee_id: UUID | None
    title: str
    description: str | None
    status: str
    priority: str
    preferred_date: date | None
    tags: list[str]
    attachment_urls: list[str]
    completed_at: datetime | None
    reopened_count: int
    merged_into_id: UUID | None
    first_answer_due_at: datetime
    first_answered_at: datetime | None
    resolution_due_at: datetime
    created_at: datetime
    updated_at: datetime
    version: int

    @property
    def number(self) -> str:
        """The short number that people say."""
        return ticket_number(self.sequence)


class ShownRating(NamedTuple):
    """The rating of the latest completion."""

    id: UUID
    score: int
    comment: str | None
    created_at: datetime


class ShownChange(NamedTuple):
    """A line of the history."""

    from_status: str | None
    to_status: str
    changed_by: UUID
    changed_by_role: str
    comment: str | None
    changed_at: datetime


class ShownReport(NamedTuple):
    """The report of the work."""

    author_id: UUID
    summary: str
    actions: str | None
    parts: list[dict[str, Any]]
    labour_minutes: int | None
    media_ids: list[UUID]
    created_at: datetime
    updated_at: datetime
    version: int


class ShownFile(NamedTuple):
    """A file that may be fetched."""

    id: UUID
    version: int
    key: str | None
    thumbnail_key: str | None
    medium_key: str | None
    filename: str | None
    content_type: str | None
    size: int | None
    deleted: bool


class ShownAttachment(NamedTuple):
    """How a file belongs to the ticket."""

    id: UUID


class ShownReference(NamedTuple):
    """Another ticket."""

    id: UUID
    sequence: int

    @property
    def number(self) -> str:
        """The short number that people say."""
        return ticket_number(self.sequence)


@dataclass(frozen=True, slots=True)
class _Core:
    """The first row: the ticket, what it has one of, and whether it has the rest."""

    ticket: ShownTicket
    device: KnownDevice | None
    rating: ShownRating | None
    has_report: bool
    has_files: bool
    has_merged: bool

    @classmethod
    def of(cls, *columns: Any) -> "_Core":
        """Read a row."""
        has_report, has_files, has_merged, *rest = columns
        end = len(ShownTicket._fields)
        middle = end + len(KnownDevice._fields)
        device, rating = rest[end:middle], rest[middle:]
        return cls(
            ShownTicket(*rest[:end]),
            KnownDevice(*device) if device[0] is not None else None,
            ShownRating(*rating) if rating[0] is not None else None,
            has_report,
            has_files,
            has_merged,
        )


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything that a ticket's detail is made of."""

    ticket: ShownTicket
    device: KnownDevice | None
    rating: ShownRating | None
    status_history: Sequence[ShownChange]
    people: Mapping[UUID, KnownCustomer]
    files: Sequence[tuple[ShownAttachment, ShownFile]]
    report: ShownReport | None
    report_files: Sequence[ShownFile]
    merged_into: ShownReference | None
    merged_tickets: Sequence[ShownReference]


_ID = bindparam("ticket_id", type_=Uuid())
_IS_SUBJECTS = and_(Attachment.subject_id == _ID, Attachment.message_id.is_(None))


def _core_query(*, is_own: bool) -> Query[_Core]:
    rated = and_(Rating.ticket_id == Ticket.id, Rating.round == Ticket.reopened_count)
    duplicate = aliased(Ticket)
    statement = (
        select(
            exists().where(WorkReport.ticket_id == _ID),
            exists().where(_IS_SUBJECTS),
            exists().where(duplicate.merged_into_id == _ID),
            *columns_of(Ticket, ShownTicket),
            *columns_of(Device, KnownDevice),
            *columns_of(Rating, ShownRating),
        )
        .select_from(Ticket)
        .outerjoin(Device, Device.id == Ticket.device_id)
        .outerjoin(Rating, rated)
        .where(Ticket.id == _ID)
    )
    if is_own:
        statement = statement.where(Ticket.user_id == bindparam("visible_to", type_=Uuid()))
    return Query(statement, _Core.of)


def _people_query() -> Query[KnownCustomer]:
    concerned: CompoundSelect[Any] = union(
        select(Ticket.user_id).where(Ticket.id == _ID),
        select(Ticket.assignee_id).where(Ticket.id == _ID),
        select(StatusChange.changed_by).where(StatusChange.ticket_id == _ID),
        select(WorkReport.author_id).where(WorkReport.ticket_id == _ID),
    )
    return Query(
        select(*columns_of(User, KnownCustomer)).where(User.id.in_(concerned)), KnownCustomer
    )


def _attached(*columns: Any) -> tuple[ShownAttachment, ShownFile]:
    return ShownAttachment(columns[0]), ShownFile(*columns[1:])


_ANYONES, _OWN = _core_query(is_own=False), _core_query(is_own=True)
_PEOPLE = _people_query()
_HISTORY = Query(
    select(*columns_of(StatusChange, ShownChange))
    .where(StatusChange.ticket_id == _ID)
    .order_by(StatusChange.id),
    ShownChange,
)
_FILES = Query(
    select(Attachment.id, *columns_of(Media, ShownFile))
    .join(Media, Media.id == Attachment.media_id)
    .where(Media.deleted.is_(False), _IS_SUBJECTS)
    .order_by(Attachment.id),
    _attached,
)
_REPORT = Query(
    select(*columns_of(WorkReport, ShownReport)).where(WorkReport.ticket_id == _ID), ShownReport
)
_REPORT_FILES = Query(
    select(*columns_of(Media, ShownFile))
    .where(Media.id == any_(bindparam("media_ids", type_=ARRAY(Uuid()))), Media.deleted.is_(False))
    .order_by(Media.id),
    ShownFile,
)
_REFERENCE = Query(
    select(*columns_of(Ticket, ShownReference)).where(Ticket.id == _ID), ShownReference
)
_MERGED = Query(
    select(*columns_of(Ticket, ShownReference))
    .where(Ticket.merged_into_id == _ID)
    .order_by(Ticket.id),
    ShownReference,
)


class DetailReads:
    """Reads the details of tickets."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def find(self, ticket_id: UUID, *, visible_to: UUID | None) -> Detail | None:
        """Return the ticket, None when it does not exist or belongs to another."""
        reader = self._reader
        if visible_to is None:
            core = await reader.first(_ANYONES, ticket_id=ticket_id)
        else:
            core = await reader.first(_OWN, ticket_id=ticket_id, visible_to=visible_to)
        if core is None:
            return None
        people = await reader.all(_PEOPLE, ticket_id=ticket_id)
        report, merged_into = None, None
        if core.has_report:
            report = await reader.first(_REPORT, ticket_id=ticket_id)
        if (into := core.ticket.merged_into_id) is not None:
            merged_into = await reader.first(_REFERENCE, ticket_id=into)
        photos = report.media_ids if report is not None else []
        return Detail(
            core.ticket,
            core.device,
            core.rating,
            status_history=await reader.all(_HISTORY, ticket_id=ticket_id),
            people={person.id: person for person in people},
            files=await reader.all(_FILES, ticket_id=ticket_id) if core.has_files else [],
            report=report,
            report_files=await reader.all(_REPORT_FILES, media_ids=photos) if photos else [],
            merged_into=merged_into,
            merged_tickets=(
                await reader.all(_MERGED, ticket_id=ticket_id) if core.has_merged else []
            ),
        )
