"""One change of many tickets, each by itself."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.db.idempotency import Answer, Once
from privet_shared.errors import AppError

from ticket_service.domain.sla import SlaTargets
from ticket_service.errors import TicketNotFound, TooManyTags
from ticket_service.models import Ticket
from ticket_service.schemas.bulk import BulkChange
from ticket_service.schemas.tickets import MAX_TAGS
from ticket_service.services.changes import edit, move
from ticket_service.services.users import UserService
from ticket_service.uow import UowFactory


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """What became of one ticket; ``error`` says why nothing did."""

    ticket_id: UUID
    error: AppError | None = None


class BulkService:
    """Changes tickets by the same rules as one by one; each in a transaction of its own."""

    def __init__(self, uow: UowFactory, *, users: UserService, targets: SlaTargets) -> None:
        self._uow = uow
        self._users = users
        self._targets = targets

    async def change(
        self, data: BulkChange, *, actor: Principal, once: Once[list[BulkOutcome]]
    ) -> Answer:
        """Change each ticket or say why not, in the order asked.

        Raises ``UnknownAssignee`` or an idempotency error. The key is not held meanwhile: of two
        at once, the rows' locks let each change happen once, and the first answer is kept.
        """
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
        if data.assignee_id is not None:
            await self._users.require_staff(data.assignee_id)
        outcomes = [await self._change_one(ticket_id, data, actor) for ticket_id in data.ids]
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            return await uow.finish(once, outcomes)

    async def _change_one(self, ticket_id: UUID, data: BulkChange, actor: Principal) -> BulkOutcome:
        try:
            async with self._uow() as uow:
                ticket = await uow.tickets.find_for_update(ticket_id, visible_to=None)
                if ticket is None:
                    raise TicketNotFound
                if changes := _changes(ticket, data):
                    await edit(uow, ticket, changes, actor=actor, targets=self._targets)
                if data.status is not None:
                    await move(
                        *(uow, ticket, data.status),
                        comment=data.comment,
                        actor=actor,
                        targets=self._targets,
                    )
                await uow.commit()
        except AppError as error:
            return BulkOutcome(ticket_id, error)
        return BulkOutcome(ticket_id)


def _changes(ticket: Ticket, data: BulkChange) -> dict[str, Any]:
    """Return the ticket's new values; raises ``TooManyTags``."""
    changes = data.model_dump(include={"assignee_id", "priority"}, exclude_unset=True)
    if data.add_tags or data.remove_tags:
        kept = [tag for tag in ticket.tags if tag not in data.remove_tags]
        changes["tags"] = list(dict.fromkeys([*kept, *data.add_tags]))
        if len(changes["tags"]) > MAX_TAGS:
            raise TooManyTags
    return changes
