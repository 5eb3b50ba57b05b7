"""The worker's jobs: uploads that nobody completed, and the deletion queue of objects."""

from datetime import timedelta

import structlog
from privet_shared.clock import utc_now
from privet_shared.errors import Unavailable
from privet_shared.events.media import FileFate

from media_service.domain.statuses import ABANDONED_AFTER, ASKED_FOR
from media_service.services.media import mark_deleted
from media_service.services.ports import ObjectStore
from media_service.uow import UowFactory

log = structlog.get_logger(__name__)


class RemovalService:
    """Collects what is no longer wanted; two workers at once do no harm."""

    def __init__(self, uow: UowFactory, store: ObjectStore, *, orphaned_after: timedelta) -> None:
        self._uow = uow
        self._store = store
        self._orphaned_after = orphaned_after

    async def collect_abandoned(self) -> None:
        """Delete uploads that were announced 24 hours ago and never completed."""
        while True:
            async with self._uow() as uow:
                batch = await uow.media.list_abandoned_for_update(
                    before=utc_now() - ABANDONED_AFTER
                )
                for media in batch:
                    await mark_deleted(uow, media, FileFate.ORPHANED)
                await uow.commit()
            if not batch:
                return
            log.info("uploads.collected", count=len(batch))

    async def collect_orphaned(self) -> None:
        """Delete complete files that nothing has held for long."""
        while True:
            now = utc_now()
            async with self._uow() as uow:
                batch = await uow.media.list_orphaned_for_update(
                    before=now - self._orphaned_after, asked_before=now - ASKED_FOR
                )
                for media in batch:
                    await mark_deleted(uow, media, FileFate.ORPHANED)
                await uow.commit()
            if not batch:
                return
            log.info("orphans.collected", count=len(batch))

    async def remove_objects(self) -> None:
        """Remove objects of deleted files and processed uploads; what is refused stays queued.

        The row is marked after the object is gone: a crash between removes it once more.
        """
        while await self._remove_batch():
            pass

    async def _remove_batch(self) -> bool:
        """Remove some; whether to go on."""
        started = utc_now()
        async with self._uow() as uow:
            batch = await uow.media.list_unremoved(now=started)
        if not batch:
            return False
        removed = []
        try:
            for media_id, keys in batch:
                for key in keys:
                    await self._store.delete(key)
                removed.append(media_id)
        except Unavailable:
            log.warning("objects.removal_postponed", left=len(batch) - len(removed))
        async with self._uow() as uow:
            await uow.media.mark_removed(removed, at=started)
            await uow.commit()
        return len(removed) == len(batch)
