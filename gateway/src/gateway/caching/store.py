"""Kept answers, bounded in bytes, and what makes them stale."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gateway.head import RawHeaders

MAX_BYTES = 16 * 1024 * 1024
OVERHEAD_BYTES = 1024
"""What an answer takes beside its body, roughly."""

_RESOURCE_PARTS = 4

Key = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A whole answer; ``stored_at`` and ``fresh_until`` are monotonic seconds."""

    status: int
    headers: RawHeaders
    body: bytes
    etag: bytes
    stored_at: float
    fresh_until: float

    @property
    def size(self) -> int:
        """How many bytes it takes, roughly."""
        return len(self.body) + OVERHEAD_BYTES


class AnswerStore:
    """The answers kept by one process; the least recently used go when there are too many bytes."""

    def __init__(self, *, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._answers: OrderedDict[Key, KeptAnswer] = OrderedDict()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: Key) -> KeptAnswer | None:
        """Return a fresh answer."""
        found = self._answers.get(key)
        if found is None:
            return None
        if found.fresh_until <= time.monotonic():
            self._drop(key)
            return None
        self._answers.move_to_end(key)
        return found

    def put(self, key: Key, answer: KeptAnswer) -> None:
        """Keep an answer."""
        self._drop(key)
        self._answers[key] = answer
        self.bytes += answer.size
        while self.bytes > self._max_bytes:
            self._drop(next(iter(self._answers)))

    def forget(self, is_stale: Callable[[Key], bool]) -> None:
        """Drop the answers whose keys are stale."""
        for key in [key for key in self._answers if is_stale(key)]:
            self._drop(key)

    def clear(self) -> None:
        """Drop everything."""
        self._answers.clear()
        self.bytes = 0

    def _drop(self, key: Key) -> None:
        found = self._answers.pop(key, None)
        if found is not None:
            self.bytes -= found.size


def make_key(
    template: str, path: bytes, query: bytes, first: Mapping[bytes, bytes], vary: tuple[bytes, ...]
) -> Key:
    """Return what tells answers apart; links in them name the host that was asked."""
    values = (first.get(name, b"") for name in (b"host", *vary))
    return (template.encode(), path, query, *values)


def is_of(template: bytes, object_id: bytes | None, key: Key) -> bool:
    """Whether a key is of the route, and of the object if one is named."""
    return key[0] == template and (object_id is None or object_id in key[1].split(b"/"))


def is_beside(path: bytes, key: Key) -> bool:
    """Whether a key is of the same resource: ``/api/v1/faq`` and all below it."""
    return key[1].split(b"/")[:_RESOURCE_PARTS] == path.split(b"/")[:_RESOURCE_PARTS]
