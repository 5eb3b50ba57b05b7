"""The FAQ."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from privet_shared.db.errors import translate_violations
from privet_shared.db.pagination import Page, PageRequest, Sort
from privet_shared.db.search import CONFIGURATION, query_of, rank_of, snippet_of
from sqlalchemy import (
    ColumnElement,
    Double,
    any_,
    case,
    cast,
    delete,
    func,
    literal,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from media_service.domain.content import ArticleStatus
from media_service.domain.locales import Locale
from media_service.errors import CategoryNotEmpty, SlugTaken, UnknownCategory
from media_service.models import Article, Category, Feedback, Translation

_LAST_WORD = re.compile(r"(.*\s)?([^\W_]{2,})", re.DOTALL)
_CATEGORY_KEY = "fk_faq_articles_category_id_faq_categories"
_VIOLATIONS = {
    "uq_faq_categories_slug": SlugTaken,
    "uq_faq_articles_slug": SlugTaken,
    _CATEGORY_KEY: UnknownCategory,
}
_BY_POSITION = Sort("position", Article.position, descending=False)


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that fits a search, best first."""

    article: Article
    category: str
    translation: Translation
    snippet: str
    rank: float


class FaqRepository:
    """Reads and writes categories, articles and feedback."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def save(self, *added: Any) -> None:
        """Write what is new or changed; raises ``SlugTaken`` or ``UnknownCategory``."""
        self._session.add_all(added)
        with translate_violations(_VIOLATIONS):
            await self._session.flush()

    async def delete(self, row: Category | Article) -> None:
        """Delete a category or an article; raises ``CategoryNotEmpty``."""
        await self._session.delete(row)
        with translate_violations({_CATEGORY_KEY: CategoryNotEmpty}):
            await self._session.flush()

    async def list_categories(self, *, with_drafts: bool) -> Sequence[tuple[Category, int]]:
        """Return the categories in their order, with how many articles each has."""
        counted = select(func.count()).where(Article.category_id == Category.id)
        if not with_drafts:
            counted = counted.where(Article.status == ArticleStatus.PUBLISHED)
        rows = await self._session.execute(
            select(Category, counted.scalar_subquery()).order_by(Category.position, Category.id)
        )
        return [(row[0], row[1]) for row in rows]

    async def find_category(self, slug: str, *, for_update: bool = False) -> Category | None:
        """Return the category; ``for_update`` keeps others from changing it."""
        statement = select(Category).where(Category.slug == slug)
        if for_update:
            statement = statement.with_for_update()
        return await self._session.scalar(statement)

    async def get_category_slug(self, category_id: UUID) -> str:
        """Return the slug of a category that is there."""
        slug = await self._session.scalar(select(Category.slug).where(Category.id == category_id))
        return slug or ""

    async def count_articles(self, category_id: UUID) -> int:
        """Return how many articles are in the category, drafts included."""
        statement = select(func.count()).where(Article.category_id == category_id)
        return await self._session.scalar(statement) or 0

    async def list_articles(
        self, category_id: UUID, page: PageRequest, *, with_drafts: bool
    ) -> Page[Article]:
        """Return a page of the category in its order."""
        statement = select(Article).where(Article.category_id == category_id)
        if not with_drafts:
            statement = statement.where(Article.status == ArticleStatus.PUBLISHED)
        rows = (
            await self._session.scalars(page.apply_sorted(statement, _BY_POSITION, Article.id))
        ).all()
        return page.page_sorted(
            rows, _BY_POSITION, lambda article: article.position, lambda article: article.id
        )

    async def find_article(
        self, article_id: UUID, *, with_drafts: bool, for_update: bool = False
    ) -> Article | None:
        """Return the article; ``for_update`` keeps others from changing it."""
        statement = select(Article).where(Article.id == article_id)
        if not with_drafts:
            statement = statement.where(Article.status == ArticleStatus.PUBLISHED)
        if for_update:
            statement = statement.with_for_update()
        return await self._session.scalar(statement)

    async def translations(
        self, article_ids: Sequence[UUID]
    ) -> Mapping[UUID, Mapping[Locale, Translation]]:
        """Return the articles in every language that they have."""
        rows = await self._session.scalars(
            select(Translation)
            .where(Translation.article_id.in_(article_ids))
            .order_by(Translation.locale.desc())
            .execution_options(populate_existing=True)
        )
        found: dict[UUID, dict[Locale, Translation]] = {}
        for row in rows:
            found.setdefault(row.article_id, {})[Locale(row.locale)] = row
        return found

    async def remove_translation(self, article_id: UUID, locale: Locale) -> None:
        """Take a language away."""
        await self._session.execute(
            delete(Translation).where(
                Translation.article_id == article_id, Translation.locale == locale
            )
        )

    async def store_translation(self, values: dict[str, Any]) -> None:
        """Write an article in one language, in place of what it said there."""
        statement = insert(Translation).values(**values)
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["article_id", "locale"],
                set_={name: statement.excluded[name] for name in values},
            )
        )

    async def search(self, typed: str, locale: Locale, page: PageRequest) -> Page[FoundArticle]:
        """Return a page of the published articles that fit, the best first.

        The last word may be unfinished. What is found is ranked before it is joined, so that the
        rest is read for the rows of the page alone.
        """
        query = _query(typed)
        rank: Any = cast(rank_of(Translation.search, query), Double)
        sort = Sort("relevance", rank)
        fitting = select(Translation.article_id, Translation.locale, rank.label("rank")).where(
            Translation.search.bool_op("@@")(query),
            literal(locale.value) == any_(Translation.shown_in),
        )
        best = page.apply_sorted(fitting, sort, Translation.article_id).subquery()
        snippet = snippet_of(_fitting_text(query), query)
        rows = await self._session.execute(
            select(Article, Category.slug, Translation, snippet, best.c.rank)
            .select_from(best)
            .join(
                Translation,
                (Translation.article_id == best.c.article_id)
                & (Translation.locale == best.c.locale),
            )
            .join(Article, Article.id == best.c.article_id)
            .join(Category, Category.id == Article.category_id)
            .order_by(best.c.rank.desc(), best.c.article_id.desc())
        )
        return page.page_sorted(
            [FoundArticle(*row) for row in rows],
            sort,
            lambda found: found.rank,
            lambda found: found.article.id,
        )

    async def vote(self, values: dict[str, Any]) -> None:
        """Store somebody's judgement in place of their earlier one, and count anew."""
        statement = insert(Feedback).values(**values)
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["article_id", "voter"],
                set_={
                    "helpful": statement.excluded.helpful,
                    "comment": statement.excluded.comment,
                    "created_at": func.now(),
                },
            )
        )
        article_id = values["article_id"]

        def votes(kind: Any) -> Any:
            return (
                select(func.count())
                .where(Feedback.article_id == article_id, kind)
                .scalar_subquery()
            )

        await self._session.execute(
            update(Article)
            .where(Article.id == article_id)
            .values(helpful=votes(Feedback.helpful), unhelpful=votes(~Feedback.helpful))
            .execution_options(synchronize_session=False)
        )

    async def list_feedback(self, user_id: UUID) -> Sequence[Feedback]:
        """Return all of the person's judgements."""
        return (
            await self._session.scalars(
                select(Feedback).where(Feedback.user_id == user_id).order_by(Feedback.created_at)
            )
        ).all()

    async def anonymise(self, user_id: UUID) -> None:
        """Forget who judged, and their words; the counts stay."""
        await self._session.execute(
            update(Feedback)
            .where(Feedback.user_id == user_id)
            .values(voter=func.concat("gone:", func.gen_random_uuid()), user_id=None, comment=None)
        )


def _fitting_text(query: ColumnElement[Any]) -> ColumnElement[str]:
    """Return the body where it fits by itself, else with the title, which then has the words."""
    return case(
        (
            func.ts_filter(Translation.search, literal_column("'{b}'")).op("@@")(query),
            Translation.words,
        ),
        else_=Translation.title + " — " + Translation.words,
    )


def _query(typed: str) -> ColumnElement[Any]:
    whole = query_of(typed)
    match = _LAST_WORD.fullmatch(typed.strip())
    if match is None:
        return whole
    prefix: ColumnElement[Any] = func.to_tsquery(
        literal_column(f"'{CONFIGURATION}'::regconfig"), f"{match[2]}:*"
    )
    before = (match[1] or "").strip()
    unfinished = query_of(before).op("&&")(prefix) if before else prefix
    return whole.op("||")(unfinished)
