"""Staff as those see them who give out the work."""

from typing import ClassVar
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.text import ResponseModel


class AssigneeRead(ResponseModel):
    """A member of staff whom tickets can be given to, and how many open ones they have."""

    example: ClassVar = {
        "id": "0199a7c2-0000-7000-8000-000000000001",
        "name": "Пётр",
        "roles": ["technician"],
        "open_tickets": 3,
    }

    id: UUID
    name: str | None
    roles: list[Role]
    open_tickets: int
