"""Notifications as the endpoints take and give them."""

from typing import ClassVar
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import PatchModel, QueryModel, RequestModel, ResponseModel
from pydantic import StrictBool

from auth_service.domain.notifications import NotificationKind, SubjectType

UNREAD_HEADER = "X-Unread-Count"
_ON = {"email": True}


class NotificationQuery(QueryModel):
    """Which notifications to list; what is absent means 'any'."""

    unread: bool | None = None


class NotificationRead(ResponseModel):
    """Something that the caller was told, in the language chosen then."""

    example: ClassVar = {
        "id": "0199a7c2-0000-7000-8000-00000000000f",
        "kind": "ticket_status",
        "title": "Ticket T-1042: in progress",
        "body": "The ticket T-1042 is now in progress.",
        "subject_type": "ticket",
        "subject_id": "0199a7c2-0000-7000-8000-000000000003",
        "read_at": None,
        "created_at": "2030-02-01T09:00:00Z",
    }

    id: UUID
    kind: NotificationKind
    title: str
    body: str
    subject_type: SubjectType
    subject_id: UUID
    read_at: UtcDateTime | None
    created_at: UtcDateTime


class Channels(RequestModel):
    """How notifications of a kind are sent, beside the feed."""

    email: StrictBool


class PreferencesUpdate(PatchModel):
    """Changes to what is wanted."""

    example: ClassVar = {"ticket_message": {"email": False}}

    ticket_status: Channels = Channels(email=True)
    ticket_message: Channels = Channels(email=True)
    ticket_assigned: Channels = Channels(email=True)
    support_status: Channels = Channels(email=True)
    support_message: Channels = Channels(email=True)

    def wanted(self) -> dict[NotificationKind, bool]:
        """Return whether the kinds that were sent are wanted by e-mail."""
        return {NotificationKind(name): channels.email for name, channels in self.changes().items()}


class PreferencesRead(ResponseModel):
    """How notifications of each kind are sent."""

    example: ClassVar = {kind.value: _ON for kind in NotificationKind}

    ticket_status: Channels
    ticket_message: Channels
    ticket_assigned: Channels
    support_status: Channels
    support_message: Channels
