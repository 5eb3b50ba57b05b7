"""The tables of the media service, in the schema ``media``."""

from media_service.models.base import Base, platform
from media_service.models.content import (
    Article,
    Category,
    Feedback,
    Page,
    PageVersion,
    Translation,
)
from media_service.models.media import Media
from media_service.models.projections import Attachment, SubjectKind

__all__ = [
    "Article",
    "Attachment",
    "Base",
    "Category",
    "Feedback",
    "Media",
    "Page",
    "PageVersion",
    "SubjectKind",
    "Translation",
    "platform",
]
