"""Support cases, the history of their statuses, and their chat."""

from collections.abc import Sequence
from uuid import UUID

from privet_shared.db.errors import translate_violations
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.errors import IdempotencyInProgress
from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.domain.cases import ACTIVE, CaseStatus
from ticket_service.models import (
    Case,
    CaseAttachment,
    CaseMessage,
    CaseStatusChange,
    ChatRead,
)
from ticket_service.repositories.chat import ChatRepository
from ticket_service.repositories.filters import matches


class CaseMessageRepository(ChatRepository[CaseMessage, CaseAttachment]):
    """Reads and writes messages and attachments of support cases."""

    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session, CaseMessage, CaseAttachment)


class CaseRepository:
    """Reads and writes cases; ``visible_to`` keeps to one owner's, None is for staff."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, case: Case) -> None:
        """Insert the case, which gives it its number.

        Raises ``IdempotencyInProgress`` for a client id sent twice at once.
        """
        self._session.add(case)
        with translate_violations({"uq_support_cases_user_id_client_id": IdempotencyInProgress}):
            await self._session.flush()

    async def find_by_client_id(self, client_id: UUID, *, user_id: UUID) -> Case | None:
        """Return what the customer sent under this id of theirs."""
        return await self._session.scalar(
            select(Case).where(Case.user_id == user_id, Case.client_id == client_id)
        )

    async def find(self, case_id: UUID, *, visible_to: UUID | None) -> Case | None:
        """Return the case, None when it does not exist or belongs to another."""
        return await self._session.scalar(self._one(case_id, visible_to))

    async def find_for_update(self, case_id: UUID, *, visible_to: UUID | None) -> Case | None:
        """Return the case and keep others from changing it until the commit."""
        return await self._session.scalar(self._one(case_id, visible_to).with_for_update())

    async def list(
        self,
        page: PageRequest,
        *,
        visible_to: UUID | None,
        statuses: Sequence[CaseStatus] = (),
        user_id: UUID | None = None,
        text: str | None = None,
    ) -> Page[Case]:
        """Return a page, newest first; None and empty mean 'any'."""
        statement = select(Case)
        for owner in (visible_to, user_id):
            if owner is not None:
                statement = statement.where(Case.user_id == owner)
        if statuses:
            statement = statement.where(Case.status.in_(statuses))
        if text:
            statement = statement.where(matches(Case, text))
        rows = (await self._session.scalars(page.apply(statement, Case.id))).all()
        return page.page(rows, lambda case: case.id)

    async def count(self, *, visible_to: UUID | None) -> tuple[int, int]:
        """Return how many cases are active, and how many there are."""
        statement = select(func.count().filter(Case.status.in_(ACTIVE)), func.count()).select_from(
            Case
        )
        if visible_to is not None:
            statement = statement.where(Case.user_id == visible_to)
        row = (await self._session.execute(statement)).one()
        return row[0], row[1]

    async def add_status_change(self, change: CaseStatusChange) -> None:
        """Append to the history."""
        self._session.add(change)
        await self._session.flush()

    async def status_history(self, case_id: UUID) -> Sequence[CaseStatusChange]:
        """Return the history, oldest first."""
        return (
            await self._session.scalars(
                select(CaseStatusChange)
                .where(CaseStatusChange.case_id == case_id)
                .order_by(CaseStatusChange.id)
            )
        ).all()

    async def list_comments(self, user_id: UUID) -> Sequence[CaseStatusChange]:
        """Return the moves of the person's cases on which they commented, oldest first."""
        owned = select(Case.id).where(Case.user_id == user_id)
        return (
            await self._session.scalars(
                select(CaseStatusChange)
                .where(
                    CaseStatusChange.case_id.in_(owned),
                    CaseStatusChange.changed_by == user_id,
                    CaseStatusChange.comment.is_not(None),
                )
                .order_by(CaseStatusChange.id)
            )
        ).all()

    async def list_owned(self, user_id: UUID) -> Sequence[Case]:
        """Return all of the person's cases, oldest first."""
        return (
            await self._session.scalars(
                select(Case).where(Case.user_id == user_id).order_by(Case.id)
            )
        ).all()

    async def anonymise(self, user_id: UUID) -> Sequence[UUID]:
        """Erase what the person asked, and return which cases these are."""
        owned = (
            await self._session.scalars(
                update(Case)
                .where(Case.user_id == user_id)
                .values(subject="…", client_digest=None, version=Case.version + 1)
                .returning(Case.id)
            )
        ).all()
        await self._session.execute(
            update(CaseStatusChange)
            .where(CaseStatusChange.changed_by == user_id)
            .values(comment=None)
        )
        await self._session.execute(
            delete(CaseAttachment).where(CaseAttachment.subject_id.in_(owned))
        )
        await self._session.execute(delete(ChatRead).where(ChatRead.user_id == user_id))
        return owned

    @staticmethod
    def _one(case_id: UUID, visible_to: UUID | None) -> Select[Case]:
        statement = select(Case).where(Case.id == case_id)
        if visible_to is not None:
            statement = statement.where(Case.user_id == visible_to)
        return statement
