"""The life of a ticket: filing, reading, editing and moving it through its statuses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition, make_etag
from privet_shared.db.idempotency import Answer, Once
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.events.tickets import TicketCreated, TicketStatusChanged, TicketUpdated

from ticket_service.domain.policies import allowed_transitions
from ticket_service.domain.statuses import CLOSED, TRANSITIONS, TicketStatus
from ticket_service.errors import (
    InvalidTransition,
    StaffFieldForbidden,
    TicketClosed,
    TicketNotFound,
    TransitionForbidden,
)
from ticket_service.models import Device, StatusChange, Ticket, User
from ticket_service.repositories.messages import AttachedFile
from ticket_service.schemas.tickets import (
    StatusUpdate,
    TicketCreate,
    TicketQuery,
    TicketUpdate,
)
from ticket_service.services.devices import DeviceService
from ticket_service.services.media import MediaService
from ticket_service.services.users import UserService
from ticket_service.uow import TicketUnitOfWork, UowFactory

_STAFF_FIELDS = frozenset({"priority", "tags", "assignee_id"})


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket with everything that its detail shows to one caller."""

    ticket: Ticket
    customer: User | None
    assignee: User | None
    device: Device | None
    files: Sequence[AttachedFile]
    status_history: Sequence[StatusChange]
    allowed_transitions: list[TicketStatus]

    @property
    def etag(self) -> str:
        """Changes with anything that the detail shows."""
        related = (self.customer, self.assignee, self.device)
        return make_etag(
            self.ticket.id,
            self.ticket.version,
            *(row.version if row else 0 for row in related),
            *(media.id for _, media in self.files),
            *self.allowed_transitions,
        )


class TicketService:
    """What callers do with tickets."""

    def __init__(
        self, uow: UowFactory, *, users: UserService, devices: DeviceService, media: MediaService
    ) -> None:
        self._uow = uow
        self._users = users
        self._devices = devices
        self._media = media

    async def create(
        self, data: TicketCreate, *, actor: Principal, once: Once[TicketView]
    ) -> Answer:
        """File a ticket for the caller.

        Raises ``UnknownDevice``, ``UnknownMedia``, or an idempotency error.
        """
        if data.device_id is not None:
            await self._devices.require(data.device_id)
        await self._media.require(data.media_ids, actor=actor)
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            ticket = Ticket(user_id=actor.user_id, **data.model_dump(exclude={"media_ids"}))
            await uow.tickets.add(ticket)
            await uow.messages.attach(data.media_ids, ticket_id=ticket.id)
            await uow.tickets.add_status_change(
                StatusChange(
                    ticket_id=ticket.id,
                    to_status=ticket.status,
                    changed_by=actor.user_id,
                    changed_by_role=actor.acting_role,
                )
            )
            await uow.publish(
                TicketCreated(
                    ticket_id=ticket.id,
                    number=ticket.number,
                    user_id=ticket.user_id,
                    device_id=ticket.device_id,
                    title=ticket.title,
                    status=ticket.status,
                    media_ids=data.media_ids,
                    created_at=ticket.created_at,
                )
            )
            return await uow.finish(once, await self._view(uow, ticket, actor))

    async def list(
        self, query: TicketQuery, page: PageRequest, *, actor: Principal
    ) -> Page[Ticket]:
        """Return a page of the tickets that ``actor`` may see, newest first."""
        async with self._uow() as uow:
            return await uow.tickets.list(
                page,
                visible_to=visible_to(actor),
                statuses=query.status,
                device_id=query.device_id,
                user_id=query.user_id,
                assignee_id=query.assignee_id,
            )

    async def get(self, ticket_id: UUID, *, actor: Principal) -> TicketView:
        """Return the ticket; raises ``TicketNotFound``."""
        async with self._uow() as uow:
            ticket = await uow.tickets.find(ticket_id, visible_to=visible_to(actor))
            if ticket is None:
                raise TicketNotFound
            return await self._view(uow, ticket, actor)

    async def update(
        self, ticket_id: UUID, data: TicketUpdate, *, actor: Principal, precondition: Precondition
    ) -> TicketView:
        """Edit the ticket's own fields.

        Raises ``TicketNotFound``, ``TicketClosed``, ``StaffFieldForbidden``, ``UnknownAssignee``
        or ``PreconditionFailed``.
        """
        changes = data.changes()
        if not actor.is_staff and not _STAFF_FIELDS.isdisjoint(changes):
            raise StaffFieldForbidden
        if (assignee_id := changes.get("assignee_id")) is not None:
            await self._users.require_staff(assignee_id)
        async with self._uow() as uow:
            ticket = await self._lock(uow, ticket_id, actor, precondition)
            if ticket.status in CLOSED:
                raise TicketClosed
            if changed := _apply(ticket, changes):
                ticket.updated_at = utc_now()
                await uow.publish(
                    TicketUpdated(
                        ticket_id=ticket.id,
                        number=ticket.number,
                        user_id=ticket.user_id,
                        changed=changed,
                        updated_at=ticket.updated_at,
                    )
                )
            view = await self._view(uow, ticket, actor)
            await uow.commit()
            return view

    async def change_status(
        self, ticket_id: UUID, data: StatusUpdate, *, actor: Principal, precondition: Precondition
    ) -> TicketView:
        """Move the ticket: one history row and one event, in the same transaction.

        Raises ``TicketNotFound``, ``InvalidTransition``, ``TransitionForbidden`` or
        ``PreconditionFailed``.
        """
        async with self._uow() as uow:
            ticket = await self._lock(uow, ticket_id, actor, precondition)
            now = utc_now()
            _require_transition(ticket, data.status, actor)
            change = StatusChange(
                ticket_id=ticket.id,
                from_status=ticket.status,
                to_status=data.status,
                changed_by=actor.user_id,
                changed_by_role=actor.acting_role,
                comment=data.comment,
                changed_at=now,
            )
            ticket.status = data.status
            ticket.completed_at = now if data.status is TicketStatus.COMPLETED else None
            ticket.updated_at = now
            await uow.tickets.add_status_change(change)
            await uow.publish(
                TicketStatusChanged(
                    ticket_id=ticket.id,
                    number=ticket.number,
                    user_id=ticket.user_id,
                    device_id=ticket.device_id,
                    from_status=change.from_status or "",
                    to_status=change.to_status,
                    changed_by=actor.user_id,
                    changed_by_role=actor.acting_role,
                    comment=data.comment,
                    changed_at=now,
                )
            )
            view = await self._view(uow, ticket, actor)
            await uow.commit()
            return view

    async def _lock(
        self, uow: TicketUnitOfWork, ticket_id: UUID, actor: Principal, precondition: Precondition
    ) -> Ticket:
        ticket = await uow.tickets.find_for_update(ticket_id, visible_to=visible_to(actor))
        if ticket is None:
            raise TicketNotFound
        if precondition.if_match is not None:
            precondition.require_match((await self._view(uow, ticket, actor)).etag)
        return ticket

    @staticmethod
    async def _view(uow: TicketUnitOfWork, ticket: Ticket, actor: Principal) -> TicketView:
        people = await uow.users.find_all(
            {ticket.user_id} | ({ticket.assignee_id} if ticket.assignee_id else set())
        )
        return TicketView(
            ticket=ticket,
            customer=people.get(ticket.user_id),
            assignee=people.get(ticket.assignee_id) if ticket.assignee_id else None,
            device=await uow.devices.find(ticket.device_id) if ticket.device_id else None,
            files=await uow.messages.ticket_files(ticket.id),
            status_history=await uow.tickets.status_history(ticket.id),
            allowed_transitions=_allowed(ticket, actor),
        )


def visible_to(actor: Principal) -> UUID | None:
    """Return whose tickets ``actor`` may see: their own, or, for staff, everyone's (None)."""
    return None if actor.is_staff else actor.user_id


def _allowed(ticket: Ticket, actor: Principal) -> list[TicketStatus]:
    return allowed_transitions(
        TicketStatus(ticket.status), actor=actor, completed_at=ticket.completed_at, now=utc_now()
    )


def _require_transition(ticket: Ticket, to: TicketStatus, actor: Principal) -> None:
    allowed = _allowed(ticket, actor)
    if to in allowed:
        return
    names = ", ".join(allowed) or "none"
    if to in TRANSITIONS[TicketStatus(ticket.status)]:
        raise TransitionForbidden(
            f"You may not move this ticket to {to}; allowed: {names}.", allowed=allowed
        )
    raise InvalidTransition(
        f"A ticket that is {ticket.status} cannot become {to}; allowed: {names}.", allowed=allowed
    )


def _apply(ticket: Ticket, changes: dict[str, Any]) -> list[str]:
    changed = [name for name, value in changes.items() if getattr(ticket, name) != value]
    for name in changed:
        setattr(ticket, name, changes[name])
    return sorted(changed)
