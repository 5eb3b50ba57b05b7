"""In-process stand-ins for what a service asks of others."""

from typing import Any

from privet_shared.errors import Unavailable


class FakeLookup:
    """Answers lookups from a dictionary; ``down`` makes every call fail."""

    def __init__(self) -> None:
        self.objects: dict[str, dict[str, Any]] = {}
        self.calls: list[str] = []
        self.down = False

    async def find(self, path: str) -> dict[str, Any] | None:
        """Return the object registered under ``path``."""
        self.calls.append(path)
        if self.down:
            raise Unavailable
        return self.objects.get(path)
