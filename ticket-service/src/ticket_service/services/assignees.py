"""Whom tickets can be given to."""

from collections.abc import Sequence
from dataclasses import dataclass

from ticket_service.models import User
from ticket_service.uow import UowFactory

MAX_ASSIGNEES = 500


@dataclass(frozen=True, slots=True)
class Assignee:
    """A member of staff, and how many open tickets they have."""

    user: User
    open_tickets: int


class AssigneeService:
    """Lists staff for whoever gives out the work."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def list(self) -> Sequence[Assignee]:
        """Return every active member of staff, by name, at most ``MAX_ASSIGNEES``."""
        async with self._uow() as uow:
            staff = await uow.users.list_staff(limit=MAX_ASSIGNEES)
            opened = await uow.tickets.count_open_of([user.id for user in staff])
            return [Assignee(user, opened.get(user.id, 0)) for user in staff]
