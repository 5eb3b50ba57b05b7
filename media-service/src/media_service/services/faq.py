"""The FAQ: categories, articles, search, and whether it helped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition, make_etag
from privet_shared.db.idempotency import Answer, Once
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.events.content import ArticleChanged, CategoryChanged

from media_service.domain.content import ArticleStatus, may_edit
from media_service.domain.locales import Locale, shown_in
from media_service.errors import (
    ArticleNotFound,
    CategoryNotFound,
    NoTranslationLeft,
    UnknownCategory,
)
from media_service.models import Article, Category, Translation
from media_service.repositories.faq import FoundArticle
from media_service.schemas.faq import (
    ArticleCreate,
    ArticleUpdate,
    CategoryCreate,
    CategoryUpdate,
    FeedbackCreate,
    TranslationWrite,
)
from media_service.services.ports import Renderer
from media_service.services.preconditions import require_current
from media_service.uow import MediaUnitOfWork, UowFactory


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category, and how many articles of it the reader may see."""

    category: Category
    articles: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article in every language that it has."""

    article: Article
    category: str
    translations: Mapping[Locale, Translation]

    def etag(self, locale: Locale) -> str:
        """Return the tag of what a reader of ``locale`` is shown, votes included."""
        article = self.article
        return make_etag(
            *(article.id, article.version, article.helpful, article.unhelpful),
            *(self.category, locale),
        )


class FaqService:
    """What readers find, and what editors write."""

    def __init__(self, uow: UowFactory, renderer: Renderer) -> None:
        self._uow = uow
        self._renderer = renderer

    async def list_categories(self, *, actor: Principal | None) -> Sequence[CategoryView]:
        """Return the categories in their order."""
        async with self._uow() as uow:
            rows = await uow.faq.list_categories(with_drafts=may_edit(actor))
            return [CategoryView(category, count) for category, count in rows]

    async def create_category(
        self, data: CategoryCreate, *, actor: Principal, once: Once[CategoryView]
    ) -> Answer:
        """Make a category; raises ``SlugTaken`` or an idempotency error."""
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            category = Category(
                **data.model_dump(mode="json"), created_by=actor.user_id, updated_by=actor.user_id
            )
            await uow.faq.save(category)
            await uow.publish(CategoryChanged(category_id=category.id, slug=category.slug))
            return await uow.finish(once, CategoryView(category, 0))

    async def update_category(
        self, slug: str, data: CategoryUpdate, *, actor: Principal, precondition: Precondition
    ) -> CategoryView:
        """Change a category.

        Raises ``CategoryNotFound``, ``SlugTaken`` or ``PreconditionFailed``.
        """
        async with self._uow() as uow:
            category = await uow.faq.find_category(slug, for_update=True)
            if category is None:
                raise CategoryNotFound
            precondition.require_match(make_etag(category.id, category.version))
            for name, value in data.changes().items():
                setattr(category, name, value)
            category.updated_by = actor.user_id
            category.updated_at = utc_now()
            await uow.faq.save()
            await uow.publish(CategoryChanged(category_id=category.id, slug=category.slug))
            view = CategoryView(category, await uow.faq.count_articles(category.id))
            await uow.commit()
            return view

    async def delete_category(self, slug: str) -> None:
        """Delete an empty category; raises ``CategoryNotFound`` or ``CategoryNotEmpty``."""
        async with self._uow() as uow:
            category = await uow.faq.find_category(slug, for_update=True)
            if category is None:
                raise CategoryNotFound
            await uow.faq.delete(category)
            await uow.publish(CategoryChanged(category_id=category.id, slug=category.slug))
            await uow.commit()

    async def list_articles(
        self, slug: str, page: PageRequest, *, actor: Principal | None
    ) -> Page[ArticleView]:
        """Return a page of the category's articles; raises ``CategoryNotFound``."""
        async with self._uow() as uow:
            category = await uow.faq.find_category(slug)
            if category is None:
                raise CategoryNotFound
            found = await uow.faq.list_articles(category.id, page, with_drafts=may_edit(actor))
            texts = await uow.faq.translations([article.id for article in found.items])
            return Page(
                [
                    ArticleView(article, slug, texts[article.id])
                    for article in found.items
                    if article.id in texts  # else it was deleted between the two reads
                ],
                found.next_cursor,
            )

    async def get_article(self, article_id: UUID, *, actor: Principal | None) -> ArticleView:
        """Return an article; drafts are for editors. Raises ``ArticleNotFound``."""
        async with self._uow() as uow:
            article = await uow.faq.find_article(article_id, with_drafts=may_edit(actor))
            if article is None:
                raise ArticleNotFound
            view = await _view(uow, article)
            if not view.translations:  # deleted between the two reads
                raise ArticleNotFound
            return view

    async def search(self, typed: str, locale: Locale, page: PageRequest) -> Page[FoundArticle]:
        """Return a page of the articles that fit, the best first."""
        async with self._uow() as uow:
            return await uow.faq.search(typed, locale, page)

    async def create_article(
        self, data: ArticleCreate, *, actor: Principal, once: Once[ArticleView]
    ) -> Answer:
        """Make an article; raises ``UnknownCategory``, ``SlugTaken`` or an idempotency error."""
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            article = Article(
                category_id=await _category_id(uow, data.category),
                slug=data.slug,
                position=data.position,
                status=data.status,
                created_by=actor.user_id,
                updated_by=actor.user_id,
            )
            await uow.faq.save(article)
            view = await self._write(uow, article, data.translations)
            await uow.publish(ArticleChanged(article_id=article.id))
            return await uow.finish(once, view)

    async def update_article(
        self,
        article_id: UUID,
        data: ArticleUpdate,
        *,
        actor: Principal,
        precondition: Precondition,
    ) -> ArticleView:
        """Change an article; a language that is given is rewritten, null takes it away.

        Raises ``ArticleNotFound``, ``UnknownCategory``, ``SlugTaken``, ``NoTranslationLeft`` or
        ``PreconditionFailed``.
        """
        changes = data.changes()
        async with self._uow() as uow:
            article = await uow.faq.find_article(article_id, with_drafts=True, for_update=True)
            if article is None:
                raise ArticleNotFound
            require_current(precondition, (await _view(uow, article)).etag)
            if (slug := changes.pop("category", None)) is not None:
                article.category_id = await _category_id(uow, slug)
            translations = changes.pop("translations", {})
            for name, value in changes.items():
                setattr(article, name, value)
            article.updated_by = actor.user_id
            article.updated_at = utc_now()
            await uow.faq.save()
            view = await self._write(uow, article, translations)
            await uow.publish(ArticleChanged(article_id=article.id))
            await uow.commit()
            return view

    async def delete_article(self, article_id: UUID) -> None:
        """Delete an article with its feedback; raises ``ArticleNotFound``."""
        async with self._uow() as uow:
            article = await uow.faq.find_article(article_id, with_drafts=True, for_update=True)
            if article is None:
                raise ArticleNotFound
            await uow.faq.delete(article)
            await uow.publish(ArticleChanged(article_id=article.id))
            await uow.commit()

    async def vote(
        self, article_id: UUID, data: FeedbackCreate, *, voter: str, actor: Principal | None
    ) -> None:
        """Judge an article, in place of an earlier judgement; raises ``ArticleNotFound``."""
        async with self._uow() as uow:
            article = await uow.faq.find_article(article_id, with_drafts=False, for_update=True)
            if article is None:
                raise ArticleNotFound
            await uow.faq.vote(
                {
                    "article_id": article.id,
                    "voter": f"user:{actor.user_id}" if actor else voter,
                    "user_id": actor.user_id if actor else None,
                    "helpful": data.helpful,
                    "comment": data.comment,
                }
            )
            await uow.commit()

    async def _write(
        self,
        uow: MediaUnitOfWork,
        article: Article,
        translations: Mapping[Locale, TranslationWrite | None],
    ) -> ArticleView:
        for locale, text in translations.items():
            if text is None:
                await uow.faq.remove_translation(article.id, locale)
            else:
                rendered = self._renderer.to_html(text.body)
                await uow.faq.store_translation(
                    {
                        "article_id": article.id,
                        "locale": locale,
                        "title": text.title,
                        "body": text.body,
                        "html": rendered,
                        "words": self._renderer.to_text(rendered),
                    }
                )
        view = await _view(uow, article)
        if not view.translations:
            raise NoTranslationLeft
        published = article.status == ArticleStatus.PUBLISHED
        for locale, row in view.translations.items():
            row.shown_in = [*shown_in(locale, view.translations)] if published else []
        return view


async def _category_id(uow: MediaUnitOfWork, slug: str) -> UUID:
    category = await uow.faq.find_category(slug)
    if category is None:
        raise UnknownCategory
    return category.id


async def _view(uow: MediaUnitOfWork, article: Article) -> ArticleView:
    texts = await uow.faq.translations([article.id])
    slug = await uow.faq.get_category_slug(article.category_id)
    return ArticleView(article, slug, texts.get(article.id, {}))
