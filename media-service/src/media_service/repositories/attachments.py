"""The read model of what files are attached to."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from media_service.models import Attachment, SubjectKind


class AttachmentRepository:
    """Stores and removes attachments."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        media_ids: Collection[UUID],
        kind: SubjectKind,
        subject_id: UUID,
        *,
        user_id: UUID | None,
        is_public: bool = False,
    ) -> None:
        """Note that these files, known here or not, are attached to the subject."""
        if media_ids:
            await self._session.execute(
                insert(Attachment)
                .values(
                    [
                        {
                            "media_id": media_id,
                            "kind": kind,
                            "subject_id": subject_id,
                            "user_id": user_id,
                            "is_public": is_public,
                        }
                        for media_id in media_ids
                    ]
                )
                .on_conflict_do_nothing()
            )

    async def remove(
        self, kind: SubjectKind, subject_id: UUID, *, media_id: UUID | None = None
    ) -> None:
        """Note that this file, or every one, is off the subject."""
        statement = delete(Attachment).where(
            Attachment.kind == kind, Attachment.subject_id == subject_id
        )
        if media_id is not None:
            statement = statement.where(Attachment.media_id == media_id)
        await self._session.execute(statement)

    async def remove_user(self, user_id: UUID) -> None:
        """Forget what the user could see, and who they are."""
        await self._session.execute(delete(Attachment).where(Attachment.user_id == user_id))

    async def remove_media(self, media_ids: Collection[UUID]) -> None:
        """Remove the attachments of these files."""
        await self._session.execute(delete(Attachment).where(Attachment.media_id.in_(media_ids)))
