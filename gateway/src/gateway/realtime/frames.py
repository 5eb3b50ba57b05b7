"""Events as clients know them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from privet_shared.messaging.envelope import Audience
from privet_shared.messaging.nats import StreamMessage


class Topic(StrEnum):
    """What an event is about, as clients choose among events."""

    TICKETS = "tickets"
    SUPPORT = "support"
    NOTIFICATIONS = "notifications"
    DEVICES = "devices"
    MEDIA = "media"


# What clients may see, by the names they know. An event that is not here stays inside.
EVENT_NAMES: Mapping[str, str] = {
    "privet.ticket.ticket.created.v1": "ticket.created",
    "privet.ticket.ticket.updated.v1": "ticket.updated",
    "privet.ticket.ticket.assigned.v1": "ticket.assigned",
    "privet.ticket.ticket.rated.v1": "ticket.rated",
    "privet.ticket.ticket.status_changed.v1": "ticket.status_changed",
    "privet.ticket.ticket.work_reported.v1": "ticket.work_reported",
    "privet.ticket.ticket.merged.v1": "ticket.merged",
    "privet.ticket.message.added.v1": "ticket.message_added",
    "privet.support.case.created.v1": "support.created",
    "privet.support.case.status_changed.v1": "support.status_changed",
    "privet.support.message.added.v1": "support.message_added",
    "privet.auth.notification.created.v1": "notification.created",
    "privet.device.device.created.v1": "device.created",
    "privet.device.device.updated.v1": "device.updated",
    "privet.device.device.transferred.v1": "device.transferred",
    "privet.device.device.deleted.v1": "device.deleted",
    "privet.media.file.ready.v1": "media.ready",
    "privet.media.file.processed.v1": "media.processed",
    "privet.media.file.deleted.v1": "media.deleted",
}


# By the first part of a name: the topic, and the fields that name the objects it is about.
_ABOUT: Mapping[str, tuple[Topic, tuple[str, ...]]] = {
    "ticket": (Topic.TICKETS, ("ticket_id", "into_id")),
    "support": (Topic.SUPPORT, ("case_id",)),
    "notification": (Topic.NOTIFICATIONS, ()),
    "device": (Topic.DEVICES, ("device_id",)),
    "media": (Topic.MEDIA, ("media_id",)),
}


@dataclass(slots=True, eq=False)
class Frame:
    """An event that somebody may see; what goes over the wire is made once for all of them.

    ``objects`` are the ids of what it is about, ``text`` is its data as JSON.
    """

    sequence: int
    audience: Audience
    name: str
    topic: Topic
    objects: frozenset[str]
    text: str
    _event: bytes | None = None
    _message: str | None = None

    def as_event(self) -> bytes:
        """Return it as a Server-Sent Event."""
        if self._event is None:
            text = f"id: {self.sequence}\nevent: {self.name}\ndata: {self.text}\n\n"
            self._event = text.encode()
        return self._event

    def as_message(self) -> str:
        """Return it as a message on a WebSocket."""
        if self._message is None:
            start = f'{{"id":"{self.sequence}","event":"{self.name}"'
            self._message = f'{start},"data":{self.text}}}'
        return self._message


def frame_of(message: StreamMessage) -> Frame | None:
    """Return the event as clients get it, None when no client may."""
    envelope = message.envelope
    if envelope is None:
        return None
    name = EVENT_NAMES.get(envelope.type)
    if name is None or not (envelope.audience.staff or envelope.audience.user_ids):
        return None
    topic, fields = _ABOUT[name.partition(".")[0]]
    data = envelope.data
    return Frame(
        message.sequence,
        envelope.audience,
        name,
        topic,
        frozenset(str(data[field]) for field in fields if data.get(field)),
        compact_json(data),
    )


def compact_json(data: Any) -> str:
    """Return ``data`` as JSON without spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
