"""The FAQ as the endpoints take and give it."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import (
    Clean,
    OptionalLongText,
    PatchModel,
    RequestModel,
    ResponseModel,
    ShortText,
)
from pydantic import Field, StrictBool, StringConstraints

from media_service.domain.content import ArticleStatus
from media_service.domain.locales import Locale

MAX_BODY = 100_000

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=80)
]
Markdown = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_BODY), Clean
]
Titles = Annotated[dict[Locale, ShortText], Field(min_length=1)]
Position = Annotated[
    int,
    Field(ge=0, strict=True, le=10_000, description="Where it stands; equal ones by their age."),
]
SearchText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Clean
]
_ID = "0199a7c2-0000-7000-8000-00000000000b"
_ARTICLE: dict[str, Any] = {
    "id": _ID,
    "category": "repair",
    "slug": "no-heat",
    "position": 0,
    "status": "published",
    "locale": "ru",
    "title": "Не греет",
}


class CategoryCreate(RequestModel):
    """A new category."""

    example: ClassVar = {"slug": "repair", "titles": {"ru": "Ремонт", "en": "Repair"}}

    slug: Slug
    titles: Titles
    position: Position = 0


class CategoryUpdate(PatchModel):
    """Changes to a category."""

    example: ClassVar = {"position": 3}

    slug: Slug = ""
    titles: Titles = {}
    position: Position = 0


class CategoryRead(ResponseModel):
    """A category in the reader's language, or in one that there is."""

    example: ClassVar = {
        "slug": "repair",
        "title": "Ремонт",
        "locale": "ru",
        "position": 0,
        "article_count": 3,
    }

    slug: str
    title: str
    locale: Locale
    position: int
    article_count: int


class TranslationWrite(RequestModel):
    """What is said in one language; ``body`` is Markdown."""

    title: ShortText
    body: Markdown


class ArticleCreate(RequestModel):
    """A new article."""

    example: ClassVar = {
        "category": "repair",
        "slug": "no-heat",
        "status": "published",
        "translations": {"ru": {"title": "Не греет", "body": "Проверьте **розетку**."}},
    }

    category: Slug
    slug: Slug
    position: Position = 0
    status: ArticleStatus = ArticleStatus.DRAFT
    translations: Annotated[dict[Locale, TranslationWrite], Field(min_length=1)]


class ArticleUpdate(PatchModel):
    """Changes to an article; a language that is null is taken away."""

    example: ClassVar = {"status": "draft"}

    category: Slug = ""
    slug: Slug = ""
    position: Position = 0
    status: ArticleStatus = ArticleStatus.DRAFT
    translations: dict[Locale, TranslationWrite | None] = {}


class ArticleListed(ResponseModel):
    """An article in a list."""

    example: ClassVar = _ARTICLE

    id: UUID
    category: str
    slug: str
    position: int
    status: ArticleStatus
    locale: Locale
    title: str


class ArticleRead(ArticleListed):
    """An article; ``body_html`` is sanitised."""

    example: ClassVar = {
        **_ARTICLE,
        "locales": ["ru"],
        "body_markdown": "Проверьте **розетку**.",
        "body_html": "<p>Проверьте <strong>розетку</strong>.</p>",
        "helpful": 12,
        "unhelpful": 1,
        "updated_at": "2030-02-01T09:00:00Z",
    }

    locales: list[Locale]
    body_markdown: str
    body_html: str
    helpful: int
    unhelpful: int
    updated_at: UtcDateTime


class ArticleFound(ArticleListed):
    """An article in the search; ``snippet`` is HTML that marks what was found."""

    example: ClassVar = {**_ARTICLE, "snippet": "Проверьте <mark>розетку</mark>."}

    snippet: str


class FeedbackCreate(RequestModel):
    """Whether the article helped."""

    example: ClassVar = {"helpful": True}

    helpful: StrictBool
    comment: OptionalLongText = None


class FeedbackRecord(ResponseModel):
    """A judgement in its author's export."""

    article_id: UUID
    helpful: bool
    comment: str | None
    created_at: UtcDateTime
