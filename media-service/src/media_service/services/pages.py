"""Pages such as the terms, in versions that never change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition, make_etag
from privet_shared.db.idempotency import Answer, Once
from privet_shared.events.content import PageChanged

from media_service.domain.content import may_edit
from media_service.domain.locales import Locale
from media_service.errors import NoTranslationLeft, PageNotFound, SlugTaken
from media_service.models import Page, PageVersion
from media_service.schemas.faq import TranslationWrite
from media_service.schemas.pages import PageCreate, PageQuery, PageUpdate
from media_service.services.ports import Renderer
from media_service.services.preconditions import require_current
from media_service.uow import MediaUnitOfWork, UowFactory


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as it was in one version."""

    page: Page
    text: PageVersion

    def etag(self, locale: Locale) -> str:
        """Return the tag of what a reader of ``locale`` is shown."""
        return make_etag(self.page.id, self.page.version, locale)


class PageService:
    """What readers read, and what editors write."""

    def __init__(self, uow: UowFactory, renderer: Renderer) -> None:
        self._uow = uow
        self._renderer = renderer

    async def list(self, query: PageQuery, *, actor: Principal | None) -> Sequence[PageView]:
        """Return pages, by slug, or news by age; unpublished ones for editors alone."""
        async with self._uow() as uow:
            rows = await uow.pages.list(
                with_drafts=may_edit(actor), kind=query.kind, limit=query.limit
            )
            return [PageView(page, text) for page, text in rows]

    async def get(self, slug: str, *, actor: Principal | None) -> PageView:
        """Return the page's newest version; raises ``PageNotFound``."""
        async with self._uow() as uow:
            page = await uow.pages.find(slug, with_drafts=may_edit(actor))
            return await _view(uow, page)

    async def get_version(self, slug: str, number: int) -> PageView:
        """Return what the page once said, deleted or not; raises ``PageNotFound``."""
        async with self._uow() as uow:
            page = await uow.pages.find_any(slug)
            return await _view(uow, page, number)

    async def list_versions(self, slug: str) -> Sequence[PageVersion]:
        """Return every version, newest first, deleted or not; raises ``PageNotFound``."""
        async with self._uow() as uow:
            page = await uow.pages.find_any(slug)
            if page is None:
                raise PageNotFound
            return await uow.pages.list_versions(page.id)

    async def create(self, data: PageCreate, *, actor: Principal, once: Once[PageView]) -> Answer:
        """Make a page, or the next version of one that was deleted.

        Raises ``SlugTaken`` or an idempotency error.
        """
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            page = await uow.pages.find_any(data.slug, for_update=True)
            if page is None:
                page = Page(slug=data.slug, number=0)
            elif page.deleted_at is None:
                raise SlugTaken
            page.kind = data.kind
            page.number += 1
            page.deleted_at = None
            page.updated_at = utc_now()
            _publish(page, data.published)
            await uow.pages.save(page)
            text = self._version(page, {}, data.translations, actor)
            await uow.pages.save(text)
            await uow.publish(PageChanged(page_id=page.id, slug=page.slug))
            return await uow.finish(once, PageView(page, text))

    async def update(
        self, slug: str, data: PageUpdate, *, actor: Principal, precondition: Precondition
    ) -> PageView:
        """Publish or hide a page, or give it its next version.

        Raises ``PageNotFound``, ``NoTranslationLeft`` or ``PreconditionFailed``.
        """
        changes = data.changes()
        async with self._uow() as uow:
            page = await uow.pages.find(slug, with_drafts=True, for_update=True)
            view = await _view(uow, page)
            require_current(precondition, view.etag)
            page, text = view.page, view.text
            page.kind = changes.get("kind", page.kind)
            page.updated_at = utc_now()
            _publish(page, changes.get("published", page.published))
            if "translations" in changes:
                page.number += 1
                text = self._version(page, text.translations, changes["translations"], actor)
                await uow.pages.save(text)
            await uow.pages.save()
            await uow.publish(PageChanged(page_id=page.id, slug=page.slug))
            await uow.commit()
            return PageView(page, text)

    async def delete(self, slug: str) -> None:
        """Take a page away; its versions stay. Raises ``PageNotFound``."""
        async with self._uow() as uow:
            page = await uow.pages.find(slug, with_drafts=True, for_update=True)
            if page is None:
                raise PageNotFound
            await uow.publish(PageChanged(page_id=page.id, slug=page.slug))
            page.deleted_at = utc_now()
            await uow.commit()

    def preview(self, markdown: str) -> str:
        """Return the HTML that the Markdown would be published as."""
        return self._renderer.to_html(markdown)

    def _version(
        self,
        page: Page,
        before: Mapping[str, dict[str, str]],
        translations: Mapping[Locale, TranslationWrite | None],
        actor: Principal,
    ) -> PageVersion:
        texts = dict(before)
        for locale, text in translations.items():
            if text is None:
                texts.pop(locale.value, None)
            else:
                html = self._renderer.to_html(text.body)
                texts[locale.value] = {"title": text.title, "body": text.body, "html": html}
        if not texts:
            raise NoTranslationLeft
        return PageVersion(
            page_id=page.id, number=page.number, translations=texts, created_by=actor.user_id
        )


def _publish(page: Page, published: bool) -> None:  # the page's own field
    """Show or hide the page; it is as old as its latest showing."""
    if published != page.published or page.published_at is None:
        page.published_at = page.updated_at if published else None
    page.published = published


async def _view(uow: MediaUnitOfWork, page: Page | None, number: int | None = None) -> PageView:
    if page is None:
        raise PageNotFound
    text = await uow.pages.find_version(page.id, number or page.number)
    if text is None:
        raise PageNotFound
    return PageView(page, text)
