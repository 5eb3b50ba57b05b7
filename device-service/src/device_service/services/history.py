"""Entries of a device's history, and the list of them."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.db.pagination import Page, PageRequest

from device_service.domain.policies import Author, managed_by
from device_service.errors import DeviceNotFound
from device_service.models import Change
from device_service.uow import UowFactory

Value = str | UUID | date | None


class HistoryService:
    """What happened to a device."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def list(self, device_id: UUID, page: PageRequest, *, actor: Principal) -> Page[Change]:
        """Return a page of the device's history, newest first; raises ``DeviceNotFound``."""
        async with self._uow() as uow:
            if await uow.devices.find(device_id, owner_id=managed_by(actor)) is None:
                raise DeviceNotFound
            return await uow.history.list(device_id, page)


def entries(
    device_id: UUID, fields: Mapping[str, tuple[Value, Value]], *, author: Author, at: datetime
) -> list[Change]:
    """Return one entry for each field, which went from its first value to its second."""
    return [
        Change(
            device_id=device_id,
            field=name,
            old_value=None if old is None else str(old),
            new_value=None if new is None else str(new),
            changed_by=author.user_id,
            changed_by_role=author.role,
            address=author.address,
            changed_at=at,
        )
        for name, (old, new) in fields.items()
    ]
