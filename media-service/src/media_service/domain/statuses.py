"""The life of a file."""

from datetime import timedelta
from enum import StrEnum

UPLOAD_URL_LIFETIME = timedelta(minutes=15)
SLOWEST_UPLOAD = timedelta(hours=1)  # storage checks the signature when a PUT begins
ABANDONED_AFTER = timedelta(hours=24)


class MediaStatus(StrEnum):
    """Announced, checked, or gone."""

    PENDING = "pending"
    READY = "ready"
    DELETED = "deleted"
