"""Conditional changes of what is read in several languages."""

from collections.abc import Callable

from privet_shared.conditional import Precondition

from media_service.domain.locales import Locale


def require_current(precondition: Precondition, etag: Callable[[Locale], str]) -> None:
    """Require that ``If-Match`` names the newest version, read in any language.

    Raises ``PreconditionFailed``.
    """
    tags = [etag(locale) for locale in Locale]
    named = (tag for tag in tags if tag in (precondition.if_match or ""))
    precondition.require_match(next(named, tags[0]))
