"""Events of support cases, which the ticket service owns."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from pydantic import ConfigDict, Field

from privet_shared.auth.principal import Role
from privet_shared.messaging.envelope import Audience, Event


class _CaseEvent(Event):
    """What every event of a case says: which case, and whose."""

    case_id: UUID
    number: str
    user_id: UUID

    @property
    def aggregate_id(self) -> UUID:
        """Return the case."""
        return self.case_id

    @property
    def audience(self) -> Audience:
        """The case's owner and staff."""
        return Audience(user_ids=frozenset({self.user_id}), staff=True)


class CaseCreated(_CaseEvent):
    """A customer asked support for help."""

    type: ClassVar[str] = "privet.support.case.created.v1"

    subject: str
    status: str
    created_at: datetime


class CaseStatusChanged(_CaseEvent):
    """A case moved from one status to another; ``by_message`` if only because somebody wrote."""

    type: ClassVar[str] = "privet.support.case.status_changed.v1"
    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    from_status: str = Field(alias="from")
    to_status: str = Field(alias="to")
    changed_by: UUID
    changed_by_role: Role
    by_message: bool = False
    changed_at: datetime


class CaseMessageAdded(_CaseEvent):
    """Somebody wrote in a case's chat; internal notes are for staff alone."""

    type: ClassVar[str] = "privet.support.message.added.v1"

    message_id: UUID
    author_id: UUID
    author_role: Role
    internal: bool
    client_id: UUID | None = None
    media_ids: list[UUID]
    created_at: datetime

    @property
    def audience(self) -> Audience:
        """Staff, and the owner unless the note is internal."""
        users = frozenset[UUID]() if self.internal else frozenset({self.user_id})
        return Audience(user_ids=users, staff=True)
