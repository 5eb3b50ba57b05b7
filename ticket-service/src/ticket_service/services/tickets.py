"""Filing, finding and changing tickets."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition
from privet_shared.db.idempotency import Answer, Once, again
from privet_shared.db.pagination import Page, PageRequest, decode_cursor
from privet_shared.db.writes import Filing, row_of
from privet_shared.errors import IdempotencyInProgress
from privet_shared.events.tickets import TicketCreated, TicketMerged
from privet_shared.ids import new_id

from ticket_service.domain.sla import SlaTargets
from ticket_service.domain.statuses import CLOSED, TicketStatus
from ticket_service.errors import (
    MergeRefused,
    StaffFieldForbidden,
    TicketNotFound,
    UnknownDevice,
    UnknownMedia,
    UnknownTarget,
)
from ticket_service.models import Attachment, StatusChange, Ticket
from ticket_service.repositories.details import DetailReads
from ticket_service.repositories.filing import (
    FilingFacts,
    NewAttachment,
    NewStatusChange,
    NewTicket,
)
from ticket_service.repositories.filters import TicketFilter
from ticket_service.repositories.tickets import ExportedTicket, FoundTicket, TicketReads
from ticket_service.schemas.tickets import (
    StatusUpdate,
    TicketCreate,
    TicketQuery,
    TicketUpdate,
)
from ticket_service.services.changes import edit, move
from ticket_service.services.client_ids import digest_of, require_same
from ticket_service.services.devices import DeviceService
from ticket_service.services.media import MediaService
from ticket_service.services.summaries import TicketSummaryView, summarise_tickets
from ticket_service.services.users import UserService
from ticket_service.services.views import (
    TicketView,
    view_detail,
    view_new,
    view_ticket,
    visible_to,
)
from ticket_service.uow import TicketUnitOfWork, UowFactory

EXPORT_BATCH = 500

_STAFF_FIELDS = frozenset({"priority", "tags", "assignee_id"})


@dataclass(frozen=True, slots=True)
class TicketCard:
    """A ticket of a list with its summary."""

    found: FoundTicket
    summary: TicketSummaryView


class TicketService:
    """What callers do with tickets."""

    def __init__(
        self,
        uow: UowFactory,
        *,
        reads: TicketReads,
        details: DetailReads,
        filing: Filing,
        users: UserService,
        devices: DeviceService,
        media: MediaService,
        targets: SlaTargets,
    ) -> None:
        self._uow = uow
        self._reads = reads
        self._details = details
        self._filing = filing
        self._users = users
        self._devices = devices
        self._media = media
        self._targets = targets

    async def create(
        self, data: TicketCreate, *, actor: Principal, once: Once[TicketView]
    ) -> Answer:
        """File a ticket for the caller.

        Raises ``UnknownDevice``, ``UnknownMedia``, ``ClientIdReused`` or an idempotency error.
        """
        if (earlier := await self._find_filed(data, actor=actor, once=once)) is not None:
            return earlier
        try:
            media = await self._media.require(data.media_ids, actor=actor)
            facts = await self._facts(data, actor=actor)
        except (UnknownDevice, UnknownMedia):
            # The ticket may have been filed when they were still there.
            if (earlier := await self._filing.find(once.key)) is not None:
                return earlier
            raise
        now = utc_now()
        target = self._targets[data.priority]
        ticket = NewTicket(
            id=new_id(),
            sequence=facts.sequence,
            user_id=actor.user_id,
            client_id=data.client_id,
            client_digest=digest_of(data),
            device_id=data.device_id,
            title=data.title,
            description=data.description,
            priority=data.priority,
            preferred_date=data.preferred_date,
            attachment_urls=data.attachment_urls,
            first_answer_due_at=now + target.first_answer,
            resolution_due_at=now + target.resolution,
            sla_started_at=now,
            created_at=now,
            updated_at=now,
        )
        filed = NewStatusChange(
            id=new_id(),
            ticket_id=ticket.id,
            to_status=ticket.status,
            changed_by=actor.user_id,
            changed_by_role=actor.acting_role,
            changed_at=now,
        )
        attached = [
            NewAttachment(id=new_id(), subject_id=ticket.id, media_id=media_id, created_at=now)
            for media_id in data.media_ids
        ]
        known = {file.id: file for file in media}
        view = view_new(
            *(ticket, actor),
            facts=facts,
            files=[(row, known[row.media_id]) for row in attached],
            filed=filed,
        )
        return await self._filing.file(
            [
                row_of(Ticket, ticket),
                row_of(StatusChange, filed),
                *(row_of(Attachment, file) for file in attached),
            ],
            TicketCreated(
                ticket_id=ticket.id,
                number=ticket.number,
                user_id=ticket.user_id,
                device_id=ticket.device_id,
                title=ticket.title,
                status=ticket.status,
                media_ids=data.media_ids,
                priority=ticket.priority,
                preferred_date=ticket.preferred_date,
                tags=ticket.tags,
                resolution_due_at=ticket.resolution_due_at,
                client_id=ticket.client_id,
                created_at=ticket.created_at,
            ),
            key=once.key,
            answer=once.render(view),
            conflicts={"uq_tickets_user_id_client_id": IdempotencyInProgress},
        )

    async def _facts(self, data: TicketCreate, *, actor: Principal) -> FilingFacts:
        """Return what a new ticket needs of the database; raises ``UnknownDevice``."""
        facts = await self._reads.facts(user_id=actor.user_id, device_id=data.device_id)
        if data.device_id is not None and facts.device is None:
            await self._devices.require(data.device_id)
            facts = await self._reads.facts(user_id=actor.user_id, device_id=data.device_id)
        if facts.device is not None and facts.device.deleted:
            raise UnknownDevice
        return facts

    async def _find_filed(
        self, data: TicketCreate, *, actor: Principal, once: Once[TicketView]
    ) -> Answer | None:
        """Return the answer about the ticket that the caller filed under the same client id.

        Raises ``ClientIdReused`` when that one is another ticket, or an idempotency error.
        """
        if data.client_id is None:
            return None
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            ticket = await uow.tickets.find_by_client_id(data.client_id, user_id=actor.user_id)
            if ticket is None:
                return None
            require_same(ticket, data)
            return again(once.render(await view_ticket(uow, ticket, actor)))

    async def list(
        self, query: TicketQuery, page: PageRequest, *, actor: Principal
    ) -> Page[FoundTicket]:
        """Return a page of the tickets that ``actor`` may see; raises ``BadCursor``."""
        return await self._reads.list(page, filter_of(query, actor))

    async def list_cards(
        self, query: TicketQuery, page: PageRequest, *, actor: Principal
    ) -> Page[TicketCard]:
        """Return the page that ``list`` does, with summaries; raises ``BadCursor``."""
        found = await self._reads.list(page, filter_of(query, actor))
        async with self._uow() as uow:
            summaries = await summarise_tickets(uow, found.items, actor=actor)
        cards = [TicketCard(row, summaries[row.id]) for row in found.items]
        return Page(cards, found.next_cursor)

    async def export(
        self, query: TicketQuery, *, actor: Principal
    ) -> AsyncIterator[ExportedTicket]:
        """Yield every ticket that fits, each batch in a transaction of its own."""
        wanted = filter_of(query, actor)
        page = PageRequest(limit=EXPORT_BATCH)
        while True:
            found = await self._reads.list_whole(page, wanted)
            for row in found.items:
                yield row
            if found.next_cursor is None:
                return
            page = PageRequest(limit=EXPORT_BATCH, after=decode_cursor(found.next_cursor))

    async def get(self, ticket_id: UUID, *, actor: Principal) -> TicketView:
        """Return the ticket; raises ``TicketNotFound``."""
        detail = await self._details.find(ticket_id, visible_to=visible_to(actor))
        if detail is None:
            raise TicketNotFound
        return view_detail(detail, actor)

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
            await edit(uow, ticket, changes, actor=actor, targets=self._targets)
            view = await view_ticket(uow, ticket, actor)
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
            await move(
                *(uow, ticket, data.status),
                comment=data.comment,
                actor=actor,
                targets=self._targets,
            )
            view = await view_ticket(uow, ticket, actor)
            await uow.commit()
            return view

    async def merge(self, ticket_id: UUID, into_id: UUID, *, actor: Principal) -> TicketView:
        """Close a duplicate in favour of another ticket of the same customer.

        Raises ``TicketNotFound``, ``UnknownTarget`` or ``MergeRefused``.
        """
        async with self._uow() as uow:
            pair = await uow.tickets.find_pair_for_update(ticket_id, into_id)
            if (ticket := pair.get(ticket_id)) is None:
                raise TicketNotFound
            if (into := pair.get(into_id)) is None:
                raise UnknownTarget
            if ticket is into or ticket.user_id != into.user_id:
                raise MergeRefused
            if ticket.status in CLOSED or into.status in CLOSED:
                raise MergeRefused
            ticket.merged_into_id = into.id
            await move(
                *(uow, ticket, TicketStatus.REJECTED),
                comment=f"→ {into.number}",
                actor=actor,
                targets=self._targets,
                merged_into=into.number,
            )
            into.updated_at = ticket.updated_at
            await uow.publish(
                TicketMerged(
                    ticket_id=ticket.id,
                    number=ticket.number,
                    user_id=ticket.user_id,
                    into_id=into.id,
                    into_number=into.number,
                    merged_by=actor.user_id,
                    merged_at=ticket.updated_at,
                )
            )
            view = await view_ticket(uow, into, actor)
            await uow.commit()
            return view

    async def _lock(
        self, uow: TicketUnitOfWork, ticket_id: UUID, actor: Principal, precondition: Precondition
    ) -> Ticket:
        ticket = await uow.tickets.find_for_update(ticket_id, visible_to=visible_to(actor))
        if ticket is None:
            raise TicketNotFound
        if precondition.if_match is not None:
            precondition.require_match((await view_ticket(uow, ticket, actor)).etag)
        return ticket


def filter_of(query: TicketQuery, actor: Principal) -> TicketFilter:
    """Return which tickets ``actor`` means by ``query``, of those that they may see."""
    return TicketFilter(
        visible_to=visible_to(actor),
        statuses=tuple(query.status),
        priorities=tuple(query.priority),
        tags=tuple(query.tag),
        device_id=query.device_id,
        user_id=query.user_id,
        assignee_id=query.assignee_id,
        assigned_to=actor.user_id if query.mine else None,
        unassigned=query.unassigned,
        overdue=query.overdue,
        open=query.open,
        created_from=query.created_from,
        created_to=query.created_to,
        preferred_from=query.preferred_from,
        preferred_to=query.preferred_to,
        text=query.q,
        sort=query.sort,
    )
