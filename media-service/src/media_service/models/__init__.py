"""The tables of the media service, in the schema ``media``."""

from media_service.models.base import Base, platform
from media_service.models.media import Media
from media_service.models.projections import MediaGrant

__all__ = ["Base", "Media", "MediaGrant", "platform"]
