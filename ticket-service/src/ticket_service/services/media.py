"""What the ticket service knows of files."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.events.media import FileDeleted, FileProcessed, FileReady
from privet_shared.messaging.consumer import Delivery
from privet_shared.ports import Lookup

from ticket_service.errors import UnknownMedia
from ticket_service.models import Media
from ticket_service.uow import UowFactory


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
        """Note that the file is gone, and forget its name."""
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
                        "deleted": True,
                    }
                )
                await uow.commit()

    async def require(self, media_ids: Sequence[UUID], *, actor: Principal) -> Sequence[Media]:
        """Return the files; raises ``UnknownMedia`` unless ``actor`` may attach each of them."""
        if not media_ids:
            return ()
        await self._learn(media_ids)
        async with self._uow() as uow:
            files = await uow.media.find_all(media_ids)
        usable = [file for file in files if not file.deleted and _may_attach(actor, file.owner_id)]
        if len(usable) < len(media_ids):
            raise UnknownMedia
        return usable

    async def _learn(self, media_ids: Sequence[UUID]) -> None:
        """Ask for the files that are not known; raises ``Unavailable``."""
        async with self._uow() as uow:
            known = {media.id for media in await uow.media.find_all(media_ids)}
        unknown = [media_id for media_id in media_ids if media_id not in known]
        found = [await self._lookup.find(f"/internal/media/{media_id}") for media_id in unknown]
        if any(found):
            async with self._uow() as uow:
                for state in filter(None, found):
                    await uow.media.store(_values(state))
                await uow.commit()


def _may_attach(actor: Principal, owner_id: UUID) -> bool:
    return actor.is_staff or actor.user_id == owner_id


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
        "size": state["size"],
    }
