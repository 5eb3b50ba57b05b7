"""Who may read and write devices, and under what name a write is remembered."""

from dataclasses import dataclass
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.errors import Unauthorized

from device_service.errors import ForeignOwner

ANONYMOUS = "anonymous"
MAX_PHOTOS = 10
CLOSED_TICKETS = frozenset({"completed", "rejected"})


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever makes a change: a caller with a token, or somebody unknown at an address."""

    principal: Principal | None
    masked_address: str

    @property
    def user_id(self) -> UUID | None:
        """The person, when known."""
        return self.principal.user_id if self.principal else None

    @property
    def role(self) -> str:
        """The role shown beside the change."""
        return self.principal.acting_role.value if self.principal else ANONYMOUS

    @property
    def address(self) -> str | None:
        """The masked address, kept only where it is all that is known."""
        return None if self.principal else self.masked_address


@dataclass(frozen=True, slots=True)
class AccessPolicy:
    """The agreed public access to devices, and what is left of it where it is turned off."""

    public_read: bool
    public_write: bool

    def require_read(self, actor: Principal | None) -> None:
        """Raise ``Unauthorized`` when reading takes a token and there is none."""
        if actor is None and not self.public_read:
            raise Unauthorized

    def require_create(self, actor: Principal | None, *, owner_id: UUID) -> None:
        """Raise ``Unauthorized`` or ``ForeignOwner`` unless the registration is allowed."""
        if self.public_write:
            return
        if actor is None:
            raise Unauthorized
        if not actor.is_staff and actor.user_id != owner_id:
            raise ForeignOwner

    def editable_by(self, actor: Principal | None) -> UUID | None:
        """Return whose devices ``actor`` may edit, None for everyone's; raises ``Unauthorized``."""
        if self.public_write:
            return None
        if actor is None:
            raise Unauthorized
        return managed_by(actor)


def managed_by(actor: Principal) -> UUID | None:
    """Return whose devices ``actor`` manages: their own, or, for staff, everyone's (None)."""
    return None if actor.is_staff else actor.user_id


def is_summary_shown(actor: Principal | None, *, owner_id: UUID, is_named: bool) -> bool:
    """Whether a search shows ``actor`` the summary of somebody's device.

    Who names a device, as a label does, sees it; serial numbers are not to be leafed through.
    """
    return is_named or (actor is not None and (actor.is_staff or actor.user_id == owner_id))


def may_attach(actor: Principal, *, owner_id: UUID, content_type: str | None) -> bool:
    """Whether ``actor`` may use this file as a photo."""
    is_image = (content_type or "").startswith("image/")
    return is_image and (actor.is_staff or actor.user_id == owner_id)
