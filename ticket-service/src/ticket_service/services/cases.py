"""Questions to support, and the chat about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition, make_etag
from privet_shared.db.idempotency import Answer, Once, again
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.events.support import CaseCreated, CaseMessageAdded, CaseStatusChanged

from ticket_service.domain.cases import (
    ACTIVE,
    TRANSITIONS,
    CaseStatus,
    allowed_transitions,
    status_after_message,
)
from ticket_service.errors import (
    CaseClosed,
    CaseNotFound,
    CaseTransitionForbidden,
    InternalNoteForbidden,
    InvalidCaseTransition,
)
from ticket_service.models import Case, CaseMessage, CaseStatusChange, User
from ticket_service.schemas.cases import CaseCreate, CaseQuery, CaseStatusUpdate
from ticket_service.schemas.messages import ChatQuery, MessageCreate
from ticket_service.services.chat import (
    ChatPage,
    MessageView,
    find_said,
    mark_read,
    read_page,
    view_messages,
)
from ticket_service.services.client_ids import digest_of, require_same
from ticket_service.services.media import MediaService
from ticket_service.services.summaries import CaseSummaryView, summarise_cases
from ticket_service.services.views import visible_to
from ticket_service.uow import TicketUnitOfWork, UowFactory


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with everything that its detail shows to one caller, and whom that names."""

    case: Case
    people: Mapping[UUID, User]
    status_history: Sequence[CaseStatusChange]
    allowed_transitions: list[CaseStatus]

    @property
    def customer(self) -> User | None:
        """Whose case it is."""
        return self.people.get(self.case.user_id)

    @property
    def etag(self) -> str:
        """Changes with anything that the detail shows."""
        return make_etag(
            self.case.id,
            self.case.version,
            *sorted((user.id, user.version) for user in self.people.values()),
            *(change.comment for change in self.status_history),
            *self.allowed_transitions,
        )


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of cases, and how many messages in each the caller has not read.

    ``summaries`` is empty unless they were asked for.
    """

    page: Page[Case]
    unread: Mapping[UUID, int]
    summaries: Mapping[UUID, CaseSummaryView]


class CaseService:
    """What callers ask support, and what becomes of it."""

    def __init__(self, uow: UowFactory, *, media: MediaService) -> None:
        self._uow = uow
        self._media = media

    async def create(self, data: CaseCreate, *, actor: Principal, once: Once[CaseView]) -> Answer:
        """Open a case for the caller.

        Raises ``UnknownMedia``, ``ClientIdReused`` or an idempotency error.
        """
        if (earlier := await self._find_opened(data, actor=actor, once=once)) is not None:
            return earlier
        await self._media.require(data.media_ids, actor=actor)
        now = utc_now()
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            case = Case(
                user_id=actor.user_id,
                client_id=data.client_id,
                client_digest=digest_of(data),
                subject=data.subject,
                status=CaseStatus.OPEN,
                created_at=now,
                updated_at=now,
            )
            await uow.cases.add(case)
            await _record(uow, case, None, comment=None, actor=actor, now=now)
            await uow.publish(
                CaseCreated(
                    case_id=case.id,
                    number=case.number,
                    user_id=case.user_id,
                    subject=case.subject,
                    status=case.status,
                    created_at=now,
                )
            )
            if data.body is not None or data.media_ids:
                first = MessageCreate(body=data.body, media_ids=data.media_ids)
                await _say(uow, case, first, actor=actor, now=now)
            return await uow.finish(once, await _view(uow, case, actor))

    async def _find_opened(
        self, data: CaseCreate, *, actor: Principal, once: Once[CaseView]
    ) -> Answer | None:
        """Return the answer about the case that the caller opened by this request before.

        Raises ``ClientIdReused`` when its client id names another, or an idempotency error.
        """
        if data.client_id is None and not data.media_ids:
            return None
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            if data.client_id is None:
                return None
            case = await uow.cases.find_by_client_id(data.client_id, user_id=actor.user_id)
            if case is None:
                return None
            require_same(case, data)
            return again(once.render(await _view(uow, case, actor)))

    async def list(self, query: CaseQuery, page: PageRequest, *, actor: Principal) -> CasePage:
        """Return a page of the cases that ``actor`` may see, newest first."""
        async with self._uow() as uow:
            found = await uow.cases.list(
                page,
                visible_to=visible_to(actor),
                statuses=query.status,
                user_id=query.user_id,
                text=query.q,
            )
            unread = await uow.case_messages.count_unread(
                [case.id for case in found.items],
                user_id=actor.user_id,
                with_internal=actor.is_staff,
            )
            summaries: Mapping[UUID, CaseSummaryView] = {}
            if query.include:
                summaries = await summarise_cases(uow, found.items, actor=actor)
            return CasePage(found, unread, summaries)

    async def count(self, *, actor: Principal) -> tuple[int, int]:
        """Return how many of the caller's cases (for staff: all) are active, and how many."""
        async with self._uow() as uow:
            return await uow.cases.count(visible_to=visible_to(actor))

    async def get(self, case_id: UUID, *, actor: Principal) -> CaseView:
        """Return the case; raises ``CaseNotFound``."""
        async with self._uow() as uow:
            case = await uow.cases.find(case_id, visible_to=visible_to(actor))
            if case is None:
                raise CaseNotFound
            return await _view(uow, case, actor)

    async def change_status(
        self,
        case_id: UUID,
        data: CaseStatusUpdate,
        *,
        actor: Principal,
        precondition: Precondition,
    ) -> CaseView:
        """Move the case: one history row and one event.

        Raises ``CaseNotFound``, ``InvalidCaseTransition``, ``CaseTransitionForbidden`` or
        ``PreconditionFailed``.
        """
        async with self._uow() as uow:
            case = await _lock(uow, case_id, actor)
            if precondition.if_match is not None:
                precondition.require_match((await _view(uow, case, actor)).etag)
            now = utc_now()
            _require_transition(case, data.status, actor, now)
            await _move(uow, case, data.status, comment=data.comment, actor=actor, now=now)
            view = await _view(uow, case, actor)
            await uow.commit()
            return view

    async def write(
        self,
        case_id: UUID,
        data: MessageCreate,
        *,
        actor: Principal,
        once: Once[MessageView[CaseMessage]],
    ) -> Answer:
        """Add a message, which makes it the other side's turn; internal notes change nothing.

        Raises ``CaseNotFound``, ``CaseClosed``, ``InternalNoteForbidden``, ``UnknownMedia``,
        ``ClientIdReused`` or an idempotency error.
        """
        if data.internal and not actor.is_staff:
            raise InternalNoteForbidden
        # What was said before may have files that have gone since.
        if data.client_id is not None or data.media_ids:
            async with self._uow() as uow:
                if await uow.cases.find(case_id, visible_to=visible_to(actor)) is None:
                    raise CaseNotFound
                earlier = await uow.idempotency.find(once) or await find_said(
                    *(uow.case_messages, uow.users, case_id, data), actor=actor, once=once
                )
                if earlier is not None:
                    return earlier
        await self._media.require(data.media_ids, actor=actor)
        async with self._uow() as uow:
            case = await _lock(uow, case_id, actor)
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            if case.status not in ACTIVE and not data.internal:
                raise CaseClosed
            now = utc_now()
            message = await _say(uow, case, data, actor=actor, now=now)
            by_owner = actor.user_id == case.user_id
            status = status_after_message(CaseStatus(case.status), by_owner=by_owner)
            if not data.internal and status != case.status:
                await _move(
                    *(uow, case, status), comment=None, actor=actor, now=now, by_message=True
                )
            [view] = await view_messages(uow.case_messages, uow.users, [message])
            return await uow.finish(once, view)

    async def read(
        self, case_id: UUID, page: PageRequest, query: ChatQuery, *, actor: Principal
    ) -> ChatPage[CaseMessage]:
        """Return a page of the chat; raises ``CaseNotFound``."""
        async with self._uow() as uow:
            if await uow.cases.find(case_id, visible_to=visible_to(actor)) is None:
                raise CaseNotFound
            return await read_page(uow.case_messages, uow.users, case_id, page, query, actor=actor)

    async def mark_read(self, case_id: UUID, up_to: UUID, *, actor: Principal) -> None:
        """Note how far the caller has read; raises ``CaseNotFound`` or ``UnknownMessage``."""
        async with self._uow() as uow:
            if await uow.cases.find(case_id, visible_to=visible_to(actor)) is None:
                raise CaseNotFound
            await mark_read(uow.case_messages, case_id, up_to, actor=actor)
            await uow.commit()


async def _lock(uow: TicketUnitOfWork, case_id: UUID, actor: Principal) -> Case:
    case = await uow.cases.find_for_update(case_id, visible_to=visible_to(actor))
    if case is None:
        raise CaseNotFound
    return case


async def _view(uow: TicketUnitOfWork, case: Case, actor: Principal) -> CaseView:
    status_history = await uow.cases.status_history(case.id)
    return CaseView(
        case=case,
        people=await uow.users.find_all(
            {case.user_id, *(change.changed_by for change in status_history)}
        ),
        status_history=status_history,
        allowed_transitions=allowed_transitions(
            CaseStatus(case.status), actor=actor, closed_at=case.closed_at, now=utc_now()
        ),
    )


async def _say(
    uow: TicketUnitOfWork, case: Case, data: MessageCreate, *, actor: Principal, now: datetime
) -> CaseMessage:
    message = CaseMessage(
        subject_id=case.id,
        author_id=actor.user_id,
        author_role=actor.acting_role,
        client_id=data.client_id,
        client_digest=digest_of(data),
        body=data.body,
        internal=data.internal,
        created_at=now,
    )
    await uow.case_messages.add(message)
    await uow.case_messages.attach(data.media_ids, subject_id=case.id, message_id=message.id)
    await uow.publish(
        CaseMessageAdded(
            case_id=case.id,
            number=case.number,
            user_id=case.user_id,
            message_id=message.id,
            author_id=message.author_id,
            author_role=actor.acting_role,
            internal=message.internal,
            client_id=message.client_id,
            media_ids=data.media_ids,
            created_at=now,
        )
    )
    return message


async def _move(
    uow: TicketUnitOfWork,
    case: Case,
    to: CaseStatus,
    *,
    comment: str | None,
    actor: Principal,
    now: datetime,
    by_message: bool = False,
) -> None:
    before = CaseStatus(case.status)
    case.status = to
    case.closed_at = None if to in ACTIVE else now
    case.updated_at = now
    await _record(uow, case, before, comment=comment, actor=actor, now=now)
    await uow.publish(
        CaseStatusChanged(
            case_id=case.id,
            number=case.number,
            user_id=case.user_id,
            from_status=before,
            to_status=to,
            changed_by=actor.user_id,
            changed_by_role=actor.acting_role,
            by_message=by_message,
            changed_at=now,
        )
    )


async def _record(
    uow: TicketUnitOfWork,
    case: Case,
    before: CaseStatus | None,
    *,
    comment: str | None,
    actor: Principal,
    now: datetime,
) -> None:
    await uow.cases.add_status_change(
        CaseStatusChange(
            case_id=case.id,
            from_status=before,
            to_status=case.status,
            changed_by=actor.user_id,
            changed_by_role=actor.acting_role,
            comment=comment,
            changed_at=now,
        )
    )


def _require_transition(case: Case, to: CaseStatus, actor: Principal, now: datetime) -> None:
    status = CaseStatus(case.status)
    allowed = allowed_transitions(status, actor=actor, closed_at=case.closed_at, now=now)
    if to in allowed:
        return
    names = ", ".join(allowed) or "none"
    if to in TRANSITIONS[status]:
        raise CaseTransitionForbidden(
            f"You may not move this case to {to}; allowed: {names}.", allowed=allowed
        )
    raise InvalidCaseTransition(
        f"A case that is {status} cannot become {to}; allowed: {names}.", allowed=allowed
    )
