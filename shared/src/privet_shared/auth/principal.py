"""The authenticated caller."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a person may be; every one is a customer, staff have one of the rest too."""

    CUSTOMER = "customer"
    TECHNICIAN = "technician"
    SUPPORT = "support"
    ADMIN = "admin"


STAFF_ROLES = frozenset({Role.TECHNICIAN, Role.SUPPORT, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Principal:
    """A verified caller: the user, their session and their roles."""

    user_id: UUID
    session_id: UUID
    roles: frozenset[Role]

    @property
    def is_staff(self) -> bool:
        """Whether the caller works the queue."""
        return bool(self.roles & STAFF_ROLES)

    @property
    def acting_role(self) -> Role:
        """The role shown beside what the caller does: the highest one held."""
        for role in (Role.ADMIN, Role.SUPPORT, Role.TECHNICIAN):
            if role in self.roles:
                return role
        return Role.CUSTOMER
