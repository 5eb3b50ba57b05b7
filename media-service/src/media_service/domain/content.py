"""Articles and pages, and what may be done with them."""

from enum import StrEnum
from html.parser import HTMLParser

from privet_shared.auth.principal import Principal, Role

EXCERPT = 200


class ArticleStatus(StrEnum):
    """Whether readers see an article."""

    DRAFT = "draft"
    PUBLISHED = "published"


class PageKind(StrEnum):
    """What a page is for: to be looked up, or to be read once when it comes out."""

    PAGE = "page"
    NEWS = "news"


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += f"{data} "


def excerpt_of(rendered: str) -> str:
    """Return how the words of rendered Markdown begin, whole words of ``EXCERPT`` characters."""
    words = _Words()
    words.feed(rendered[: EXCERPT * 20])
    text = " ".join(words.text.split())
    if len(text) <= EXCERPT:
        return text
    return f"{text[:EXCERPT].rpartition(' ')[0] or text[:EXCERPT]}…"


def may_edit(actor: Principal | None) -> bool:
    """Whether somebody writes content: support and admins."""
    return actor is not None and bool({Role.SUPPORT, Role.ADMIN} & actor.roles)
