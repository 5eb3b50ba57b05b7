"""Events of the auth service."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.messaging.envelope import Audience, Event


class _UserState(Event):
    """What other services may know of a user; ``version`` grows with each change."""

    user_id: UUID
    version: int
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    locale: str = "ru"
    avatar_media_id: UUID | None = None
    status: str = "active"
    roles: frozenset[Role] = frozenset()

    @property
    def aggregate_id(self) -> UUID:
        """Return the user."""
        return self.user_id


class UserRegistered(_UserState):
    """A person signed up."""

    type: ClassVar[str] = "privet.auth.user.registered.v1"


class UserUpdated(_UserState):
    """A profile, role or status changed."""

    type: ClassVar[str] = "privet.auth.user.updated.v1"


class UserBlocked(_UserState):
    """An admin blocked the account."""

    type: ClassVar[str] = "privet.auth.user.blocked.v1"


class UserDeleted(Event):
    """The account is closed: every service erases the person's data."""

    type: ClassVar[str] = "privet.auth.user.deleted.v1"

    user_id: UUID
    version: int

    @property
    def aggregate_id(self) -> UUID:
        """Return the user."""
        return self.user_id


class SessionRevoked(Event):
    """A session ended: its access tokens are void, though they live until ``expires_at``."""

    type: ClassVar[str] = "privet.auth.session.revoked.v1"

    session_id: UUID
    user_id: UUID
    expires_at: datetime

    @property
    def aggregate_id(self) -> UUID:
        """Return the session's user, so that a user's events stay in order."""
        return self.user_id


class NotificationCreated(Event):
    """Something to tell a user; ``subject_id`` is the ticket or case that it is about."""

    type: ClassVar[str] = "privet.auth.notification.created.v1"

    notification_id: UUID
    user_id: UUID
    kind: str
    subject_type: str | None = None
    subject_id: UUID | None
    title: str
    body: str | None = None
    created_at: datetime

    @property
    def aggregate_id(self) -> UUID:
        """Return the user, so that a feed keeps its order."""
        return self.user_id

    @property
    def audience(self) -> Audience:
        """The user alone."""
        return Audience(user_ids=frozenset({self.user_id}))
