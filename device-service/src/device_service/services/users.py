"""What the device service knows of users, and the erasure of one who left."""

from typing import Any
from uuid import UUID

from privet_shared.events.auth import UserBlocked, UserDeleted, UserRegistered, UserUpdated
from privet_shared.events.devices import DeviceDeleted
from privet_shared.messaging.consumer import Delivery
from privet_shared.ports import Lookup

from device_service.uow import UowFactory


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
        """Delete the person's devices, with their photos and history."""
        async with self._uow() as uow:
            if not await uow.claim(delivery):
                return
            await uow.users.store(
                {
                    "id": event.user_id,
                    "version": event.version,
                    "status": "deleted",
                    "phone": None,
                }
            )
            devices = await uow.devices.list_for_update(event.user_id)
            await uow.forget(event.user_id, *(device.id for device in devices))
            for device in devices:
                await uow.devices.delete(device)
                await uow.publish(
                    DeviceDeleted(
                        device_id=device.id, user_id=device.user_id, version=device.version + 1
                    )
                )
            await uow.commit()

    async def learn(self, user_id: UUID) -> None:
        """Ask for the user unless they are known; raises ``Unavailable``."""
        async with self._uow() as uow:
            if await uow.users.find(user_id) is not None:
                return
        await self._ask(f"/internal/users/{user_id}")

    async def find_by_phone(self, phone: str) -> UUID | None:
        """Return the user who has this number (E.164); raises ``Unavailable``."""
        async with self._uow() as uow:
            if (user := await uow.users.find_by_phone(phone)) is not None:
                return user.id
        return await self._ask(f"/internal/users/by-phone/{phone}")

    async def _ask(self, path: str) -> UUID | None:
        found = await self._lookup.find(path)
        if found is None:
            return None
        values = _values(found)
        async with self._uow() as uow:
            await uow.users.store(values)
            await uow.commit()
        user_id: UUID = values["id"]
        return user_id


def _values(state: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": UUID(state["user_id"]),
        "version": state["version"],
        "status": state["status"],
        "phone": state["phone"],
    }
