"""Pages and their versions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from privet_shared.db.errors import translate_violations
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from media_service.domain.content import PageKind
from media_service.errors import SlugTaken
from media_service.models import Page, PageVersion

PageText = tuple[Page, PageVersion]


class PageRepository:
    """Reads and writes pages; deleted ones are found by ``find_any`` alone."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def save(self, *added: Page | PageVersion) -> None:
        """Write what is new or changed; raises ``SlugTaken``."""
        self._session.add_all(added)
        with translate_violations({"uq_pages_slug": SlugTaken}):
            await self._session.flush()

    async def list(
        self, *, with_drafts: bool, kind: PageKind | None = None, limit: int | None = None
    ) -> Sequence[PageText]:
        """Return pages with their newest version, by slug; news by age, the newest first."""
        order: tuple[Any, ...] = (Page.slug,)
        if kind is PageKind.NEWS:
            order = (Page.published_at.desc().nulls_first(), Page.id.desc())
        statement = (
            select(Page, PageVersion)
            .join(
                PageVersion,
                (PageVersion.page_id == Page.id) & (PageVersion.number == Page.number),
            )
            .where(Page.deleted_at.is_(None))
            .order_by(*order)
            .limit(limit)
        )
        if kind is not None:
            statement = statement.where(Page.kind == kind)
        if not with_drafts:
            statement = statement.where(Page.published)
        return [(row[0], row[1]) for row in await self._session.execute(statement)]

    async def find(self, slug: str, *, with_drafts: bool, for_update: bool = False) -> Page | None:
        """Return the page; ``for_update`` keeps others from changing it."""
        statement = select(Page).where(Page.slug == slug, Page.deleted_at.is_(None))
        if not with_drafts:
            statement = statement.where(Page.published)
        if for_update:
            statement = statement.with_for_update()
        return await self._session.scalar(statement)

    async def find_any(self, slug: str, *, for_update: bool = False) -> Page | None:
        """Return the page, deleted or not; ``for_update`` keeps others from changing it."""
        statement = select(Page).where(Page.slug == slug)
        if for_update:
            statement = statement.with_for_update()
        return await self._session.scalar(statement)

    async def find_version(self, page_id: UUID, number: int) -> PageVersion | None:
        """Return what the page said in this version."""
        return await self._session.get(PageVersion, (page_id, number))

    async def list_versions(self, page_id: UUID) -> Sequence[PageVersion]:
        """Return every version, newest first."""
        return (
            await self._session.scalars(
                select(PageVersion)
                .where(PageVersion.page_id == page_id)
                .order_by(PageVersion.number.desc())
            )
        ).all()
