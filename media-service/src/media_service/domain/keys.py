"""Where a file lies in the bucket."""

from datetime import datetime
from uuid import UUID


def object_key(media_id: UUID, created_at: datetime) -> str:
    """Return ``<yyyy>/<mm>/<media id>``: nothing in it says whose the file is, or what."""
    return f"{created_at:%Y/%m}/{media_id}"


def variant_key(key: str, variant: str) -> str:
    """Return where a processed image lies; the same each time, so that a retry overwrites."""
    return f"{key}-{variant}"
