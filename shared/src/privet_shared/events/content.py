"""Events of published content: what a cache of it has to forget."""

from typing import ClassVar
from uuid import UUID

from privet_shared.messaging.envelope import Event


class CategoryChanged(Event):
    """A category of the FAQ was made, changed or deleted."""

    type: ClassVar[str] = "privet.content.category.changed.v1"

    category_id: UUID
    slug: str

    @property
    def aggregate_id(self) -> UUID:
        """Return the category."""
        return self.category_id


class ArticleChanged(Event):
    """An article of the FAQ was made, changed or deleted."""

    type: ClassVar[str] = "privet.content.article.changed.v1"

    article_id: UUID

    @property
    def aggregate_id(self) -> UUID:
        """Return the article."""
        return self.article_id


class PageChanged(Event):
    """A page was made, changed or deleted."""

    type: ClassVar[str] = "privet.content.page.changed.v1"

    page_id: UUID
    slug: str

    @property
    def aggregate_id(self) -> UUID:
        """Return the page."""
        return self.page_id
