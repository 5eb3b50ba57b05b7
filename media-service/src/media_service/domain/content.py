"""Articles and what may be done with them."""

from enum import StrEnum

from privet_shared.auth.principal import Principal, Role


class ArticleStatus(StrEnum):
    """Whether readers see an article."""

    DRAFT = "draft"
    PUBLISHED = "published"


def may_edit(actor: Principal | None) -> bool:
    """Whether somebody writes content: support and admins."""
    return actor is not None and bool({Role.SUPPORT, Role.ADMIN} & actor.roles)
