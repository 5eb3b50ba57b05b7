"""Pages as the endpoints take and give them."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import PatchModel, QueryModel, RequestModel, ResponseModel
from pydantic import Field, StrictBool

from media_service.domain.content import PageKind
from media_service.domain.locales import Locale
from media_service.schemas.faq import Slug, TranslationWrite

_TEXT: dict[str, Any] = {"title": "О нас", "body": "Мы чиним."}


class PageCreate(RequestModel):
    """A new page."""

    example: ClassVar = {"slug": "about", "published": True, "translations": {"ru": _TEXT}}

    slug: Slug
    kind: PageKind = PageKind.PAGE
    published: StrictBool = False
    translations: Annotated[dict[Locale, TranslationWrite], Field(min_length=1)]


class PageUpdate(PatchModel):
    """Changes to a page; ``translations`` make its next version, null takes one away."""

    example: ClassVar = {"translations": {"ru": _TEXT}}

    kind: PageKind = PageKind.PAGE
    published: StrictBool = False
    translations: dict[Locale, TranslationWrite | None] = {}


class PageQuery(QueryModel):
    """Which pages to list; news come newest first, all else by slug."""

    kind: PageKind | None = None
    limit: Annotated[int, Field(ge=1, le=100)] | None = None


class PageListed(ResponseModel):
    """A page in a list, in the reader's language, or in one that there is.

    ``published_at`` is when it was last shown, null while it is hidden; ``excerpt`` is how its
    words begin.
    """

    example: ClassVar = {
        "slug": "about",
        "title": "О нас",
        "locale": "ru",
        "kind": "page",
        "published": True,
        "published_at": "2030-02-01T09:00:00Z",
        "excerpt": "Мы чиним.",
        "version": 2,
        "updated_at": "2030-02-01T09:00:00Z",
    }

    slug: str
    title: str
    locale: Locale
    kind: PageKind
    published: bool
    published_at: UtcDateTime | None
    excerpt: str
    version: int
    updated_at: UtcDateTime


class PageRead(PageListed):
    """A page; ``body_html`` is sanitised."""

    example: ClassVar = {
        **PageListed.example,
        "locales": ["ru", "en"],
        "body_markdown": "Мы чиним.",
        "body_html": "<p>Мы чиним.</p>",
    }

    locales: list[Locale]
    body_markdown: str
    body_html: str


class PageVersionRead(ResponseModel):
    """A version of a page, and who wrote it."""

    example: ClassVar = {
        "version": 2,
        "locales": ["ru"],
        "created_by": "0199a7c2-0000-7000-8000-000000000001",
        "created_at": "2030-02-01T09:00:00Z",
    }

    version: int
    locales: list[Locale]
    created_by: UUID
    created_at: UtcDateTime
