"""Reports of work, and what customers think of it."""

from uuid import UUID

from privet_shared.auth.principal import Principal, Role
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition
from privet_shared.db.errors import translate_violations
from privet_shared.db.idempotency import Answer, Once
from privet_shared.events.tickets import TicketRated, TicketWorkReported

from ticket_service.domain.statuses import TicketStatus
from ticket_service.errors import (
    AlreadyRated,
    NotAssignee,
    NotOwner,
    TicketNotCompleted,
    TicketNotFound,
    WorkNotStarted,
)
from ticket_service.models import Rating, Ticket, WorkReport
from ticket_service.schemas.work import RatingCreate, WorkReportUpdate
from ticket_service.services.media import MediaService
from ticket_service.services.views import TicketView, view_ticket, visible_to
from ticket_service.uow import TicketUnitOfWork, UowFactory

_WORKED_ON = frozenset({TicketStatus.IN_PROGRESS, TicketStatus.COMPLETED})


class WorkService:
    """What comes of tickets."""

    def __init__(self, uow: UowFactory, *, media: MediaService) -> None:
        self._uow = uow
        self._media = media

    async def report(
        self,
        ticket_id: UUID,
        data: WorkReportUpdate,
        *,
        actor: Principal,
        precondition: Precondition,
    ) -> TicketView:
        """Write the report of the work, in place of an earlier one.

        Raises ``TicketNotFound``, ``NotAssignee``, ``WorkNotStarted``, ``UnknownMedia`` or
        ``PreconditionFailed``.
        """
        await self._media.require(data.media_ids, actor=actor)
        async with self._uow() as uow:
            ticket = await _lock(uow, ticket_id, actor)
            if Role.ADMIN not in actor.roles and (
                not actor.is_staff or ticket.assignee_id != actor.user_id
            ):
                raise NotAssignee
            if ticket.status not in _WORKED_ON:
                raise WorkNotStarted
            if precondition.if_match is not None:
                precondition.require_match((await view_ticket(uow, ticket, actor)).etag)
            now = utc_now()
            values = {**data.model_dump(mode="json", exclude={"media_ids"}), "updated_at": now}
            report = await uow.work.find_report(ticket.id)
            if report is None:
                report = WorkReport(ticket_id=ticket.id, author_id=actor.user_id, parts=[])
                _write(report, values, data.media_ids, actor)
                await uow.work.add_report(report)
            else:
                _write(report, values, data.media_ids, actor)
            ticket.updated_at = now
            await uow.publish(
                TicketWorkReported(
                    ticket_id=ticket.id,
                    number=ticket.number,
                    user_id=ticket.user_id,
                    media_ids=data.media_ids,
                    reported_by=actor.user_id,
                    reported_at=now,
                )
            )
            view = await view_ticket(uow, ticket, actor)
            await uow.commit()
            return view

    async def rate(
        self, ticket_id: UUID, data: RatingCreate, *, actor: Principal, once: Once[Rating]
    ) -> Answer:
        """Judge the latest completion.

        Raises ``TicketNotFound``, ``NotOwner``, ``TicketNotCompleted``, ``AlreadyRated`` or an
        idempotency error.
        """
        async with self._uow() as uow:
            ticket = await _lock(uow, ticket_id, actor)
            if ticket.user_id != actor.user_id:
                raise NotOwner
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            if ticket.status != TicketStatus.COMPLETED:
                raise TicketNotCompleted
            rating = Rating(
                ticket_id=ticket.id,
                round=ticket.reopened_count,
                user_id=actor.user_id,
                score=data.score,
                comment=data.comment,
                created_at=utc_now(),
            )
            with translate_violations({"uq_ticket_ratings_ticket_id_round": AlreadyRated}):
                await uow.work.add_rating(rating)
            await uow.publish(
                TicketRated(
                    ticket_id=ticket.id,
                    number=ticket.number,
                    user_id=ticket.user_id,
                    score=rating.score,
                    rated_at=rating.created_at,
                )
            )
            return await uow.finish(once, rating)


def _write(
    report: WorkReport, values: dict[str, object], media_ids: list[UUID], actor: Principal
) -> None:
    report.author_id = actor.user_id
    report.media_ids = media_ids
    for name, value in values.items():
        setattr(report, name, value)


async def _lock(uow: TicketUnitOfWork, ticket_id: UUID, actor: Principal) -> Ticket:
    ticket = await uow.tickets.find_for_update(ticket_id, visible_to=visible_to(actor))
    if ticket is None:
        raise TicketNotFound
    return ticket
