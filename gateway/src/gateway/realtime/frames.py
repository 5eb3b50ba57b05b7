"""Events as clients know them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from privet_shared.messaging.envelope import Audience
from privet_shared.messaging.nats import StreamMessage

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


@dataclass(frozen=True, slots=True)
class Frame:
    """An event that somebody may see; ``text`` is its JSON, made once for all of them."""

    sequence: int
    audience: Audience
    name: str
    text: str


def frame_of(message: StreamMessage) -> Frame | None:
    """Return the event as clients get it, None when no client may."""
    envelope = message.envelope
    if envelope is None:
        return None
    name = EVENT_NAMES.get(envelope.type)
    if name is None or not (envelope.audience.staff or envelope.audience.user_ids):
        return None
    return Frame(message.sequence, envelope.audience, name, compact_json(envelope.data))


def compact_json(data: Any) -> str:
    """Return ``data`` as JSON without spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
