"""How files become answers."""

from dataclasses import dataclass
from typing import Any

from privet_shared.storage import FileLinks, Presigner


@dataclass(frozen=True, slots=True)
class _Served:
    """A file as it is read from storage: an image is its cleaned copy, or not there yet."""

    key: str | None
    filename: str | None
    content_type: str | None
    thumbnail_key: str | None
    medium_key: str | None


def links_of(media: Any, presigner: Presigner) -> FileLinks:
    """Return where the file and its smaller versions can be read for some minutes."""
    return presigner.links(
        _Served(
            key=media.served_key,
            filename=media.filename,
            content_type=media.content_type,
            thumbnail_key=media.thumbnail_key,
            medium_key=media.medium_key,
        )
    )
