"""Images after their upload: rid of private metadata, and made smaller."""

import asyncio
import tempfile
from pathlib import Path
from uuid import UUID

import structlog
from privet_shared.clock import utc_now
from privet_shared.events.media import FileFate
from privet_shared.storage import VARIANT_TYPE

from media_service.domain.keys import variant_key
from media_service.domain.statuses import PROCESSING_LEASE, MediaStatus, Variant
from media_service.errors import UploadRejected
from media_service.models import Media
from media_service.services.inspection import inspect
from media_service.services.media import file_processed, mark_deleted
from media_service.services.ports import ImageProcessor, ObjectStore, ProcessedImage
from media_service.uow import UowFactory

log = structlog.get_logger(__name__)


class ProcessingService:
    """Processes images one after another; several workers share the queue.

    The upload may have been replaced since it was checked (its URL works for some minutes), so it
    is checked again; what is served ever after is the copy made here. A worker that dies leaves a
    lease that runs out, and another one does the same work again, with the same result.
    """

    def __init__(self, uow: UowFactory, store: ObjectStore, processor: ImageProcessor) -> None:
        self._uow = uow
        self._store = store
        self._processor = processor

    async def process_waiting(self) -> None:
        """Process every image that waits; raises ``Unavailable`` when storage does not answer."""
        while (media := await self._lease()) is not None:
            try:
                processed = await self._process(media)
            except UploadRejected as error:
                log.info("image.unreadable", media_id=str(media.id), reason=error.code)
                await self._give_up(media.id)
            else:
                await self._finish(media.id, processed)

    async def _lease(self) -> Media | None:
        now = utc_now()
        async with self._uow() as uow:
            media = await uow.media.lease_unprocessed(now=now, until=now + PROCESSING_LEASE)
            await uow.commit()
            return media

    async def _process(self, media: Media) -> ProcessedImage:
        await inspect(self._store, media)
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "source")
            with await asyncio.to_thread(source.open, "wb") as file:
                await self._store.download(media.key, file)
            image = await self._processor.process(source, media.content_type)
            for variant, path in image.files.items():
                content_type = media.content_type if variant is Variant.ORIGINAL else VARIANT_TYPE
                key = variant_key(media.key, variant)
                await self._store.upload(key, path, content_type=content_type)
            return image

    async def _finish(self, media_id: UUID, image: ProcessedImage) -> None:
        async with self._uow() as uow:
            media = await uow.media.find_for_update(media_id, owned_by=None)
            if media is None or media.status != MediaStatus.PROCESSING:
                await self._remove_copies(media_id)
                return
            media.status = MediaStatus.READY
            media.leased_until = None
            media.served_key = variant_key(media.key, Variant.ORIGINAL)
            media.medium_key = variant_key(media.key, Variant.MEDIUM)
            media.thumbnail_key = variant_key(media.key, Variant.THUMBNAIL)
            media.width, media.height, media.size = image.width, image.height, image.size
            await uow.publish(file_processed(media))
            await uow.commit()

    async def _remove_copies(self, media_id: UUID) -> None:
        """Have the copies of an image that was deleted meanwhile removed with it."""
        async with self._uow() as uow:
            media = await uow.media.find_deleted_for_update(media_id)
            if media is not None:
                media.served_key = variant_key(media.key, Variant.ORIGINAL)
                media.medium_key = variant_key(media.key, Variant.MEDIUM)
                media.thumbnail_key = variant_key(media.key, Variant.THUMBNAIL)
                media.object_removed_at = None
                await uow.commit()

    async def _give_up(self, media_id: UUID) -> None:
        async with self._uow() as uow:
            media = await uow.media.find_for_update(media_id, owned_by=None)
            if media is not None and media.status == MediaStatus.PROCESSING:
                await mark_deleted(uow, media, FileFate.UNREADABLE)
                await uow.commit()
