"""What the ticket service knows of users, and the erasure of one who left."""

from typing import Any
from uuid import UUID

from privet_shared.auth.principal import STAFF_ROLES
from privet_shared.events.auth import UserBlocked, UserDeleted, UserRegistered, UserUpdated
from privet_shared.messaging.consumer import Delivery
from privet_shared.ports import Lookup

from ticket_service.errors import UnknownAssignee
from ticket_service.uow import UowFactory


class UserService:
    """Keeps the read model of users; asks the auth service for one it has not heard of yet."""

    def __init__(self, uow: UowFactory, lookup: Lookup) -> None:
        self._uow = uow
        self._lookup = lookup

    async def store(
        self, event: UserRegistered | UserUpdated | UserBlocked, delivery: Delivery
    ) -> None:
        """Take over the user's new state."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.users.store(_values(event.model_dump(mode="json")))
                await uow.commit()

    async def erase(self, event: UserDeleted, delivery: Delivery) -> None:
        """Erase the person's data; their tickets stay, without a word of theirs."""
        async with self._uow() as uow:
            if not await uow.claim(delivery):
                return
            await uow.users.store(
                {
                    "id": event.user_id,
                    "version": event.version,
                    "name": None,
                    "phone": None,
                    "address": None,
                    "status": "deleted",
                    "roles": [],
                }
            )
            tickets = await uow.tickets.anonymise(event.user_id)
            await uow.messages.anonymise(event.user_id)
            await uow.work.anonymise(tickets)
            await uow.saved_views.erase(event.user_id)
            cases = await uow.cases.anonymise(event.user_id)
            await uow.case_messages.anonymise(event.user_id)
            await uow.forget(event.user_id, *tickets, *cases)
            await uow.commit()

    async def require_staff(self, user_id: UUID) -> None:
        """Raise ``UnknownAssignee`` unless the user is an active member of staff."""
        await self._learn(user_id)
        async with self._uow() as uow:
            user = await uow.users.find(user_id)
        if user is None or user.status != "active" or not STAFF_ROLES & set(user.roles):
            raise UnknownAssignee

    async def _learn(self, user_id: UUID) -> None:
        """Ask for the user unless they are known; raises ``Unavailable``."""
        async with self._uow() as uow:
            if await uow.users.find(user_id) is not None:
                return
        found = await self._lookup.find(f"/internal/users/{user_id}")
        if found is not None:
            async with self._uow() as uow:
                await uow.users.store(_values(found))
                await uow.commit()


def _values(state: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": UUID(state["user_id"]),
        "version": state["version"],
        "name": state["name"],
        "phone": state["phone"],
        "address": state.get("address"),
        "status": state["status"],
        "roles": sorted(state["roles"]),
    }
