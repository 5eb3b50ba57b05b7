"""Everything that is held about one person here, for their export."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from device_service.models import Change, Device
from device_service.uow import UowFactory


@dataclass(frozen=True, slots=True)
class PersonalRecords:
    """What a person owns and what they changed."""

    devices: Sequence[Device]
    changes: Sequence[Change]


class RecordService:
    """Gathers personal records."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def get(self, user_id: UUID) -> PersonalRecords:
        """Return what is held about the person; nothing for an unknown one."""
        async with self._uow() as uow:
            return PersonalRecords(
                devices=await uow.devices.list_owned(user_id),
                changes=await uow.history.list_by(user_id),
            )
