"""A device's history as the endpoint gives it."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import ResponseModel
from pydantic import ConfigDict, Field

from device_service.domain.policies import ANONYMOUS


class ChangeRole(StrEnum):
    """In what role somebody made a change; ``anonymous`` is a write without a token."""

    CUSTOMER = Role.CUSTOMER
    TECHNICIAN = Role.TECHNICIAN
    SUPPORT = Role.SUPPORT
    ADMIN = Role.ADMIN
    ANONYMOUS = ANONYMOUS


class ChangeRead(ResponseModel):
    """One field that changed; a registration starts from null.

    ``photos`` goes from null to a photo's id, and back. ``ip`` is the masked address of an
    anonymous write, null otherwise.
    """

    example: ClassVar = {
        "id": "0199a7c2-0000-7000-8000-00000000000a",
        "field": "title",
        "from": "Машина",
        "to": "Стиральная машина",
        "by": None,
        "by_role": "anonymous",
        "ip": "203.0.113.0/24",
        "at": "2030-02-01T09:00:00Z",
    }

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    id: UUID
    field: str
    old_value: str | None = Field(alias="from")
    new_value: str | None = Field(alias="to")
    changed_by: UUID | None = Field(alias="by")
    changed_by_role: ChangeRole = Field(alias="by_role")
    address: str | None = Field(alias="ip")
    changed_at: UtcDateTime = Field(alias="at")
