"""Events as Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""

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
    "privet.ticket.message.added.v1": "ticket.message_added",
    "privet.device.device.created.v1": "device.created",
    "privet.device.device.updated.v1": "device.updated",
    "privet.device.device.transferred.v1": "device.transferred",
    "privet.device.device.deleted.v1": "device.deleted",
    "privet.media.file.ready.v1": "media.ready",
}

RETRY_MILLISECONDS = 2000
HEARTBEAT = b": heartbeat\n\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """An event that somebody may see, encoded once for all of them."""

    sequence: int
    audience: Audience
    encoded: bytes


def frame_of(message: StreamMessage) -> Frame | None:
    """Return the event as clients get it, None when no client may."""
    envelope = message.envelope
    if envelope is None:
        return None
    name = EVENT_NAMES.get(envelope.type)
    if name is None or not (envelope.audience.staff or envelope.audience.user_ids):
        return None
    encoded = encode_event(name, envelope.data, sequence=message.sequence)
    return Frame(message.sequence, envelope.audience, encoded)


def encode_event(name: str, data: Any, *, sequence: int | None = None) -> bytes:
    """Return one event; without ``sequence`` it leaves the client's last event id as it is."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    identity = "" if sequence is None else f"id: {sequence}\n"
    return f"{identity}event: {name}\ndata: {text}\n\n".encode()


def encode_opening(position: int | None) -> bytes:
    """Return how a stream begins: the retry time, and the id from which a resume would go on.

    An id without data fires no event, yet the client sends it back when it reconnects.
    """
    identity = "" if position is None else f"id: {position}\n"
    return f"retry: {RETRY_MILLISECONDS}\n{identity}\n".encode()
