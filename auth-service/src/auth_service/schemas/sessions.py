"""Sessions as the endpoints give them."""

from typing import ClassVar
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import ResponseModel


class SessionRead(ResponseModel):
    """One of the caller's logins."""

    example: ClassVar = {
        "id": "0199a7c2-0000-7000-8000-00000000000c",
        "user_agent": "Firefox",
        "ip": "203.0.113.7",
        "created_at": "2030-02-01T09:00:00Z",
        "last_used_at": "2030-02-01T09:00:00Z",
        "current": True,
    }

    id: UUID
    user_agent: str | None
    ip: str | None
    created_at: UtcDateTime
    last_used_at: UtcDateTime
    current: bool
