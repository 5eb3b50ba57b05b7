"""The life of a file."""

from datetime import timedelta
from enum import StrEnum

UPLOAD_URL_LIFETIME = timedelta(minutes=15)
SLOWEST_UPLOAD = timedelta(hours=1)  # storage checks the signature when a PUT begins
ABANDONED_AFTER = timedelta(hours=24)
PROCESSING_LEASE = timedelta(minutes=3)
ASKED_FOR = timedelta(days=1)
"""How long a file that another service asked for is taken for one that is being attached."""


class MediaStatus(StrEnum):
    """Announced, checked, rid of private data, or gone; only images are ever ``processing``."""

    PENDING = "pending"
    PROCESSING = "processing"
    READY = "ready"
    DELETED = "deleted"


class Variant(StrEnum):
    """The sizes in which an image can be read; other files have the original alone."""

    ORIGINAL = "original"
    MEDIUM = "medium"
    THUMBNAIL = "thumbnail"


COMPLETE = frozenset({MediaStatus.PROCESSING, MediaStatus.READY})
