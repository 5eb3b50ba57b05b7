"""Sessions as the endpoints give them."""

from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import ResponseModel


class SessionRead(ResponseModel):
    """One of the caller's logins."""

    id: UUID
    user_agent: str | None
    ip: str | None
    created_at: UtcDateTime
    last_used_at: UtcDateTime
    current: bool
