"""Uploads: announced here, sent straight to storage, then checked."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.db.idempotency import Answer, Once
from privet_shared.events.media import FileFate
from privet_shared.ids import new_id

from media_service.domain.keys import object_key
from media_service.domain.purposes import require_acceptable
from media_service.domain.statuses import (
    COMPLETE,
    SLOWEST_UPLOAD,
    UPLOAD_URL_LIFETIME,
    MediaStatus,
)
from media_service.errors import MediaNotFound, UploadRejected
from media_service.models import Media
from media_service.schemas.uploads import UploadCreate
from media_service.services.inspection import inspect
from media_service.services.media import file_ready, mark_deleted
from media_service.services.ports import ObjectStore
from media_service.uow import UowFactory


@dataclass(frozen=True, slots=True)
class UploadView:
    """An announced upload; its URL, signed now, works until ``expires_at``."""

    media: Media
    expires_at: datetime


class UploadService:
    """What callers do to upload a file."""

    def __init__(self, uow: UowFactory, store: ObjectStore) -> None:
        self._uow = uow
        self._store = store

    async def create(
        self, data: UploadCreate, *, actor: Principal, once: Once[UploadView]
    ) -> Answer:
        """Announce an upload.

        The same request again gets the same id with a URL signed anew, for as long as the upload
        is not completed. Raises ``TypeNotAllowed``, ``FileTooLarge`` or an idempotency error.
        """
        require_acceptable(data.purpose, data.content_type, data.size)
        now = utc_now()
        expires_at = now + UPLOAD_URL_LIFETIME
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                media = await uow.media.find_for_update(
                    UUID(earlier.body["id"]), owned_by=actor.user_id
                )
                if media is None or media.status != MediaStatus.PENDING:
                    return earlier
                media.upload_ends_at = expires_at + SLOWEST_UPLOAD
                await uow.commit()
                return replace(once.render(UploadView(media, expires_at)), replayed=True)
            media_id = new_id()
            media = Media(
                id=media_id,
                owner_id=actor.user_id,
                key=object_key(media_id, now),
                created_at=now,
                upload_ends_at=expires_at + SLOWEST_UPLOAD,
                **data.model_dump(),
            )
            await uow.media.add(media)
            return await uow.finish(once, UploadView(media, expires_at))

    async def complete(self, media_id: UUID, *, actor: Principal) -> Media:
        """Check what was uploaded, after which it can be attached; again changes nothing.

        Raises ``MediaNotFound``, ``MediaNotUploaded``, or an ``UploadRejected``, which deletes
        the upload.
        """
        async with self._uow() as uow:
            media = await uow.media.find_owned(media_id, owner_id=actor.user_id)
        if media is None:
            raise MediaNotFound
        if media.status in COMPLETE:
            return media
        try:
            await inspect(self._store, media)
        except UploadRejected:
            await self._reject(media_id)
            raise
        async with self._uow() as uow:
            media = await uow.media.find_for_update(media_id, owned_by=actor.user_id)
            if media is None:
                raise MediaNotFound
            if media.status == MediaStatus.PENDING:
                media.status = MediaStatus.PROCESSING if media.is_image else MediaStatus.READY
                media.served_key = None if media.is_image else media.key
                media.completed_at = utc_now()
                await uow.publish(file_ready(media))
                await uow.commit()
            return media

    async def _reject(self, media_id: UUID) -> None:
        async with self._uow() as uow:
            media = await uow.media.find_for_update(media_id, owned_by=None)
            if media is not None and media.status == MediaStatus.PENDING:
                await mark_deleted(uow, media, FileFate.UNREADABLE)
                await uow.commit()
