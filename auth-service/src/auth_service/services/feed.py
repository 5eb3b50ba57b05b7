"""What happens to tickets and cases, told to whom it concerns: once per event."""

from typing import Any
from uuid import UUID

from privet_shared.auth.principal import STAFF_ROLES
from privet_shared.clock import utc_now
from privet_shared.events.auth import NotificationCreated
from privet_shared.events.support import CaseMessageAdded, CaseStatusChanged
from privet_shared.events.tickets import MessageAdded, TicketAssigned, TicketStatusChanged
from privet_shared.messaging.consumer import Delivery

from auth_service.domain.accounts import AccountStatus
from auth_service.domain.notifications import NotificationKind, SubjectType
from auth_service.models import Notification, User
from auth_service.services.letters import write_letter
from auth_service.services.ports import Wording
from auth_service.uow import AuthUnitOfWork, UowFactory

_TICKET, _CASE = SubjectType.TICKET, SubjectType.CASE


class FeedService:
    """Makes notifications of events. Nobody is told of what they did themselves."""

    def __init__(self, uow: UowFactory, wording: Wording) -> None:
        self._uow = uow
        self._wording = wording

    async def on_ticket_status(self, event: TicketStatusChanged, delivery: Delivery) -> None:
        """Tell the customer, or the assignee of what the customer did.

        A customer's words are not copied: they must go when the customer goes.
        """
        by_staff = event.changed_by_role in STAFF_ROLES
        await self._tell(
            delivery,
            _counterpart(event.user_id, event.assignee_id, actor=event.changed_by),
            NotificationKind.TICKET_STATUS,
            (_TICKET, event.ticket_id),
            number=event.number,
            status=event.to_status,
            comment=event.comment if by_staff and not event.merged_into else None,
            merged_into=event.merged_into,
        )

    async def on_ticket_message(self, event: MessageAdded, delivery: Delivery) -> None:
        """Tell the customer what staff wrote, and the assignee the rest."""
        customer = event.assignee_id if event.internal else event.user_id
        await self._tell(
            delivery,
            _counterpart(customer, event.assignee_id, actor=event.author_id),
            NotificationKind.TICKET_MESSAGE,
            (_TICKET, event.ticket_id),
            number=event.number,
        )

    async def on_ticket_assigned(self, event: TicketAssigned, delivery: Delivery) -> None:
        """Tell the assignee."""
        assignee = None if event.assignee_id == event.assigned_by else event.assignee_id
        await self._tell(
            delivery,
            assignee,
            NotificationKind.TICKET_ASSIGNED,
            (_TICKET, event.ticket_id),
            number=event.number,
        )

    async def on_case_status(self, event: CaseStatusChanged, delivery: Delivery) -> None:
        """Tell the customer, unless the message that moved the case tells them already."""
        if event.by_message:
            return
        await self._tell(
            delivery,
            _counterpart(event.user_id, None, actor=event.changed_by),
            NotificationKind.SUPPORT_STATUS,
            (_CASE, event.case_id),
            number=event.number,
            status=event.to_status,
        )

    async def on_case_message(self, event: CaseMessageAdded, delivery: Delivery) -> None:
        """Tell the customer what staff wrote."""
        customer = None if event.internal else event.user_id
        await self._tell(
            delivery,
            _counterpart(customer, None, actor=event.author_id),
            NotificationKind.SUPPORT_MESSAGE,
            (_CASE, event.case_id),
            number=event.number,
        )

    async def _tell(
        self,
        delivery: Delivery,
        user_id: UUID | None,
        kind: NotificationKind,
        subject: tuple[SubjectType, UUID],
        **variables: Any,
    ) -> None:
        if user_id is None:
            return
        async with self._uow() as uow:
            if not await uow.claim(delivery):
                return
            user = await uow.users.find_for_update(user_id)
            if user is not None and user.status == AccountStatus.ACTIVE:
                variables["subject_id"] = str(subject[1])
                await self._write(uow, user, kind, subject, variables)
            await uow.commit()

    async def _write(
        self,
        uow: AuthUnitOfWork,
        user: User,
        kind: NotificationKind,
        subject: tuple[SubjectType, UUID],
        variables: dict[str, Any],
    ) -> None:
        words = self._wording.render(kind.template, user.locale, variables)
        notification = Notification(
            user_id=user.id,
            kind=kind,
            title=words.subject,
            body=words.body,
            subject_type=subject[0],
            subject_id=subject[1],
            created_at=utc_now(),
        )
        await uow.notifications.add(notification)
        await uow.publish(
            NotificationCreated(
                notification_id=notification.id,
                user_id=user.id,
                kind=kind,
                subject_type=notification.subject_type,
                subject_id=notification.subject_id,
                title=notification.title,
                body=notification.body,
                created_at=notification.created_at,
            )
        )
        if (await uow.notifications.find_preferences(user.id))[kind]:
            await write_letter(uow, user, kind.template, **variables)


def _counterpart(customer: UUID | None, assignee: UUID | None, *, actor: UUID) -> UUID | None:
    """Return whom an act concerns: the customer, or the assignee if the customer acted."""
    concerned = assignee if actor == customer else customer
    return None if concerned == actor else concerned
