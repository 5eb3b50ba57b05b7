"""Published content: the FAQ and the pages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from privet_shared.db.search import vector_of
from privet_shared.ids import new_id
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from media_service.domain.content import ArticleStatus, PageKind
from media_service.domain.locales import Locale
from media_service.models.base import Base


class Category(Base):
    """A shelf of the FAQ; ``titles`` by locale."""

    __tablename__ = "faq_categories"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    titles: Mapped[dict[str, str]] = mapped_column(JSONB)
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    created_by: Mapped[UUID]
    updated_by: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}


class Article(Base):
    """A question and its answer, in one or more languages."""

    __tablename__ = "faq_articles"
    __table_args__ = (
        CheckConstraint("status IN ('draft', 'published')", name="status"),
        Index("ix_faq_articles_category_id_position_id", "category_id", "position", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    category_id: Mapped[UUID] = mapped_column(ForeignKey("media.faq_categories.id"))
    slug: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    status: Mapped[ArticleStatus] = mapped_column(Text)
    helpful: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    unhelpful: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    created_by: Mapped[UUID]
    updated_by: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}


class Translation(Base):
    """An article in one language: Markdown, the HTML made of it, and the words to search.

    ``shown_in`` are the languages whose readers get it: its own, and those that the article lacks;
    none for a draft.
    """

    __tablename__ = "faq_translations"
    __table_args__ = (Index("ix_faq_translations_search", "search", postgresql_using="gin"),)

    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("media.faq_articles.id", ondelete="CASCADE"), primary_key=True
    )
    locale: Mapped[Locale] = mapped_column(Text, primary_key=True)
    shown_in: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    title: Mapped[str]
    body: Mapped[str]
    html: Mapped[str]
    words: Mapped[str]
    search: Mapped[Any] = mapped_column(TSVECTOR, vector_of(A="title", B="words"), deferred=True)


class Feedback(Base):
    """Whether an article helped somebody; ``voter`` is a user, or a keyed hash of an address."""

    __tablename__ = "faq_feedback"
    __table_args__ = (Index("ix_faq_feedback_user_id", "user_id"),)

    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("media.faq_articles.id", ondelete="CASCADE"), primary_key=True
    )
    voter: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[UUID | None]
    helpful: Mapped[bool]
    comment: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Page(Base):
    """A page such as the terms; its newest version is what readers see."""

    __tablename__ = "pages"
    __table_args__ = (CheckConstraint("kind IN ('page', 'news')", name="kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[PageKind] = mapped_column(
        Text, default=PageKind.PAGE, server_default=PageKind.PAGE.value
    )
    published: Mapped[bool]
    published_at: Mapped[datetime | None]
    number: Mapped[int]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}


class PageVersion(Base):
    """What a page once said, for ever: ``translations`` by locale, with title, body and HTML."""

    __tablename__ = "page_versions"

    page_id: Mapped[UUID] = mapped_column(ForeignKey("media.pages.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    translations: Mapped[dict[str, dict[str, str]]] = mapped_column(JSONB)
    created_by: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
