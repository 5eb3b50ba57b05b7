"""What services need of the world outside, as protocols, so that rules import no HTTP client."""

from typing import Any, Protocol


class Lookup(Protocol):
    """Reads one object of another service."""

    async def find(self, path: str) -> dict[str, Any] | None:
        """Return the object at ``path``, None when there is none; raises ``Unavailable``."""
        ...
