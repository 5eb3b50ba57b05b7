"""Pages over HTTP: for everyone to read, for support and admins to write."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from privet_shared.db.idempotency import Answer
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import OptionalPrincipal
from privet_shared.json import rendered

from media_service.dependencies import CurrentLocale, EditorPrincipal, Pages
from media_service.domain.content import excerpt_of
from media_service.domain.locales import Locale, closest
from media_service.routers.faq import TOKEN_OPTIONAL
from media_service.schemas.faq import Slug
from media_service.schemas.pages import (
    PageCreate,
    PageListed,
    PageQuery,
    PageRead,
    PageUpdate,
    PageVersionRead,
)
from media_service.services.pages import PageView

router = APIRouter(prefix="/pages", tags=["pages"])
public_router = APIRouter(prefix="/pages", tags=["pages"])

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


def _text(view: PageView, wanted: Locale) -> tuple[dict[str, Any], dict[str, str], list[Locale]]:
    texts = {Locale(name): text for name, text in view.text.translations.items()}
    locale, text = closest(texts, wanted)
    listed = {
        "slug": view.page.slug,
        "title": text["title"],
        "locale": locale,
        "kind": view.page.kind,
        "published": view.page.published,
        "published_at": view.page.published_at,
        "excerpt": excerpt_of(text["html"]),
        "version": view.text.number,
        "updated_at": view.page.updated_at,
    }
    return listed, text, sorted(texts, reverse=True)


def _page(view: PageView, wanted: Locale) -> PageRead:
    listed, text, locales = _text(view, wanted)
    return PageRead(**listed, locales=locales, body_markdown=text["body"], body_html=text["html"])


@public_router.get("", responses=problem_responses(401), openapi_extra=TOKEN_OPTIONAL)
async def list_pages(
    pages: Pages,
    actor: OptionalPrincipal,
    locale: CurrentLocale,
    query: Annotated[PageQuery, Query()],
) -> list[PageListed]:
    """List the pages, by slug, or the news, newest first."""
    found = await pages.list(query, actor=actor)
    return [PageListed(**_text(view, locale)[0]) for view in found]


@router.post("", status_code=201, response_model=PageRead, responses=problem_responses(403, 409))
async def create_page(
    data: PageCreate,
    pages: Pages,
    actor: EditorPrincipal,
    idempotency: CurrentIdempotency,
    locale: CurrentLocale,
) -> Response:
    """Make a page, or the next version of one that was deleted; support and admins."""

    def render(view: PageView) -> Answer:
        body = rendered(_page(view, locale))
        return Answer(201, body, {"ETag": view.etag(locale)})

    return answer_response(await pages.create(data, actor=actor, once=idempotency.once(render)))


@public_router.get(
    "/{slug}",
    responses=NOT_MODIFIED | problem_responses(401, 404),
    openapi_extra=TOKEN_OPTIONAL,
)
async def get_page(
    slug: Slug,
    response: Response,
    pages: Pages,
    actor: OptionalPrincipal,
    precondition: CurrentPrecondition,
    locale: CurrentLocale,
) -> PageRead:
    """Read a page."""
    view = await pages.get(slug, actor=actor)
    precondition.answer_if_fresh(view.etag(locale))
    response.headers["ETag"] = view.etag(locale)
    return _page(view, locale)


@router.patch("/{slug}", responses=problem_responses(403, 404, 412))
async def update_page(
    slug: Slug,
    data: PageUpdate,
    response: Response,
    pages: Pages,
    actor: EditorPrincipal,
    precondition: CurrentPrecondition,
    locale: CurrentLocale,
) -> PageRead:
    """Publish, hide or rewrite a page; every rewriting is a version that is kept.

    For support and admins.
    """
    view = await pages.update(slug, data, actor=actor, precondition=precondition)
    response.headers["ETag"] = view.etag(locale)
    return _page(view, locale)


@router.delete("/{slug}", status_code=204, responses=problem_responses(403, 404))
async def delete_page(slug: Slug, pages: Pages, _actor: EditorPrincipal) -> None:
    """Take a page away; its versions stay, for support and admins to read."""
    await pages.delete(slug)


@router.get("/{slug}/versions", responses=problem_responses(403, 404))
async def list_page_versions(
    slug: Slug, pages: Pages, _actor: EditorPrincipal
) -> list[PageVersionRead]:
    """List what a page has said, newest first; support and admins."""
    return [
        PageVersionRead(
            version=text.number,
            locales=sorted(map(Locale, text.translations), reverse=True),
            created_by=text.created_by,
            created_at=text.created_at,
        )
        for text in await pages.list_versions(slug)
    ]


@router.get("/{slug}/versions/{version}", responses=NOT_MODIFIED | problem_responses(403, 404))
async def get_page_version(
    slug: Slug,
    version: Number,
    response: Response,
    pages: Pages,
    _actor: EditorPrincipal,
    precondition: CurrentPrecondition,
    locale: CurrentLocale,
) -> PageRead:
    """Read what a page once said; support and admins."""
    view = await pages.get_version(slug, version)
    precondition.answer_if_fresh(view.etag(locale))
    response.headers["ETag"] = view.etag(locale)
    return _page(view, locale)
