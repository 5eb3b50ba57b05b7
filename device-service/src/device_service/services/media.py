"""What the device service knows of files."""

from typing import Any
from uuid import UUID

from privet_shared.events.media import FileDeleted, FileProcessed, FileReady
from privet_shared.messaging.consumer import Delivery
from privet_shared.ports import Lookup

from device_service.uow import UowFactory


class MediaService:
    """Keeps the read model of files; asks the media service for one not heard of yet."""

    def __init__(self, uow: UowFactory, lookup: Lookup) -> None:
        self._uow = uow
        self._lookup = lookup

    async def store(self, event: FileReady | FileProcessed, delivery: Delivery) -> None:
        """Take over a checked or processed file."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.media.store(_values(event.model_dump(mode="json")))
                await uow.commit()

    async def remove(self, event: FileDeleted, delivery: Delivery) -> None:
        """Note that the file is gone, forget its name, and take it off devices."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.media.store(
                    {
                        "id": event.media_id,
                        "version": event.version,
                        "owner_id": event.owner_id,
                        "key": None,
                        "thumbnail_key": None,
                        "medium_key": None,
                        "filename": None,
                        "content_type": None,
                        "deleted": True,
                    }
                )
                await uow.photos.delete_of_media(event.media_id)
                await uow.commit()

    async def learn(self, media_id: UUID) -> None:
        """Ask for the file unless it is known; raises ``Unavailable``."""
        async with self._uow() as uow:
            if await uow.media.find(media_id) is not None:
                return
        found = await self._lookup.find(f"/internal/media/{media_id}")
        if found is not None:
            async with self._uow() as uow:
                await uow.media.store(_values(found))
                await uow.commit()


def _values(state: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": UUID(state["media_id"]),
        "version": state["version"],
        "owner_id": UUID(state["owner_id"]),
        "key": state["key"],
        "thumbnail_key": state.get("thumbnail_key"),
        "medium_key": state.get("medium_key"),
        "filename": state["filename"],
        "content_type": state["content_type"],
    }
