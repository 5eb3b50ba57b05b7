"""Which events a client wants, of those that it may see."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from privet_shared.errors import Unprocessable

from gateway.realtime.frames import Frame, Topic

TOPICS = "topics"
OBJECTS: Mapping[str, Topic] = {
    "ticket_id": Topic.TICKETS,
    "case_id": Topic.SUPPORT,
    "device_id": Topic.DEVICES,
    "media_id": Topic.MEDIA,
}
"""The parameters that name objects, and the topics that these belong to."""
MAX_OBJECTS = 100
MAX_MESSAGE_CHARACTERS = 8192
_NOTHING: frozenset[str] = frozenset()


class UnknownTopic(Unprocessable):
    """A topic that no event has."""

    code = "events.unknown_topic"
    message = f"There is no such topic: the topics are {', '.join(Topic)}."


class BadFilter(Unprocessable):
    """The filter cannot be understood."""

    code = "events.bad_filter"
    message = "The filter cannot be understood."


class BadMessage(Unprocessable):
    """A client said something on its WebSocket that means nothing."""

    code = "events.bad_message"
    message = 'The only message that is understood is {"event": "filter", "data": {…}}.'


@dataclass(frozen=True, slots=True)
class EventFilter:
    """The wanted topics, each as a whole (None) or narrowed to some objects; None wants all.

    An object narrows its topic, and is enough to want that topic.
    """

    topics: Mapping[Topic, frozenset[str] | None] | None = None

    @classmethod
    def parse(cls, parameters: Mapping[str, Iterable[str]]) -> "EventFilter":
        """Read ``topics`` and the parameters of ``OBJECTS``; values may hold several, by commas.

        Raises ``UnknownTopic`` and ``BadFilter``.
        """
        if TOPICS not in parameters and not OBJECTS.keys() & parameters.keys():
            return EVERYTHING
        topics: dict[Topic, frozenset[str] | None] = {}
        for name in _values(parameters, TOPICS):
            try:
                topics[Topic(name)] = None
            except ValueError as error:
                raise UnknownTopic from error
        count = 0
        for parameter, topic in OBJECTS.items():
            if objects := frozenset(_ids(parameters, parameter)):
                topics[topic] = objects
                count += len(objects)
        if count > MAX_OBJECTS:
            raise BadFilter(f"A filter names {MAX_OBJECTS} objects at most.")
        return cls(topics)

    def wants(self, frame: Frame) -> bool:
        """Whether the event passes."""
        if self.topics is None:
            return True
        objects = self.topics.get(frame.topic, _NOTHING)
        return objects is None or not objects.isdisjoint(frame.objects)

    def as_json(self) -> dict[str, list[str]]:
        """Return the filter in the form in which it is given."""
        topics = dict.fromkeys(Topic) if self.topics is None else self.topics
        narrowed = {name: sorted(topics.get(topic) or ()) for name, topic in OBJECTS.items()}
        return {
            TOPICS: sorted(topics),
            **{name: objects for name, objects in narrowed.items() if objects},
        }


EVERYTHING = EventFilter()


def filter_of_message(text: str) -> EventFilter:
    """Return what a client asks for by ``{"event": "filter", "data": {"topics": [...], …}}``.

    Raises ``BadMessage``, ``BadFilter`` or ``UnknownTopic``.
    """
    if len(text) > MAX_MESSAGE_CHARACTERS:
        raise BadMessage(f"A message has {MAX_MESSAGE_CHARACTERS} characters at most.")
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadMessage from error
    if not isinstance(message, dict) or message.get("event") != "filter":
        raise BadMessage
    data = message.get("data", {})
    if not isinstance(data, dict) or data.keys() - OBJECTS.keys() - {TOPICS}:
        raise BadFilter(f"A filter has the fields {TOPICS}, {', '.join(OBJECTS)}.")
    return EventFilter.parse({name: _texts(value) for name, value in data.items()})


def _values(parameters: Mapping[str, Iterable[str]], name: str) -> list[str]:
    """Return the values of one parameter; raises ``BadFilter`` when it is there without any."""
    texts = parameters.get(name)
    if texts is None:
        return []
    values = [value for text in texts for part in text.split(",") if (value := part.strip())]
    if not values:
        raise BadFilter(f"{name} is there, but names nothing.")
    return values


def _ids(parameters: Mapping[str, Iterable[str]], name: str) -> Iterable[str]:
    for value in _values(parameters, name):
        try:
            yield str(UUID(value))
        except ValueError as error:
            raise BadFilter(f"{name} is not a UUID.") from error


def _texts(value: Any) -> list[str]:
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise BadFilter
    return texts
