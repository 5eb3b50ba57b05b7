"""The FAQ over HTTP: for everyone to read, for support and admins to write."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from privet_shared.clock import utc_now
from privet_shared.conditional import make_etag
from privet_shared.db.idempotency import Answer
from privet_shared.db.search import highlight
from privet_shared.http.client_address import ClientAddress
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, set_page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import OptionalPrincipal, codec_of
from privet_shared.json import rendered

from media_service.dependencies import CurrentLocale, EditorPrincipal, Faq
from media_service.domain.locales import Locale, closest
from media_service.schemas.faq import (
    ArticleCreate,
    ArticleFound,
    ArticleListed,
    ArticleRead,
    ArticleUpdate,
    CategoryCreate,
    CategoryRead,
    CategoryUpdate,
    FeedbackCreate,
    SearchText,
    Slug,
)
from media_service.services.faq import ArticleView, CategoryView

router = APIRouter(prefix="/faq", tags=["faq"])
public_router = APIRouter(prefix="/faq", tags=["faq"])

TOKEN_OPTIONAL: dict[str, Any] = {"security": [{}]}


def _category(view: CategoryView, wanted: Locale) -> CategoryRead:
    titles = {Locale(name): title for name, title in view.category.titles.items()}
    locale, title = closest(titles, wanted)
    return CategoryRead(
        slug=view.category.slug,
        title=title,
        locale=locale,
        position=view.category.position,
        article_count=view.articles,
    )


def _listed(view: ArticleView, wanted: Locale) -> dict[str, Any]:
    locale, text = closest(view.translations, wanted)
    article = view.article
    return {
        "id": article.id,
        "category": view.category,
        "slug": article.slug,
        "position": article.position,
        "status": article.status,
        "locale": locale,
        "title": text.title,
    }


def _article(view: ArticleView, wanted: Locale) -> ArticleRead:
    _, text = closest(view.translations, wanted)
    return ArticleRead(
        **_listed(view, wanted),
        locales=sorted(view.translations, reverse=True),
        body_markdown=text.body,
        body_html=text.html,
        helpful=view.article.helpful,
        unhelpful=view.article.unhelpful,
        updated_at=view.article.updated_at,
    )


@public_router.get("/categories", responses=problem_responses(401), openapi_extra=TOKEN_OPTIONAL)
async def list_categories(
    faq: Faq, actor: OptionalPrincipal, locale: CurrentLocale
) -> list[CategoryRead]:
    """List the categories in their order."""
    return [_category(view, locale) for view in await faq.list_categories(actor=actor)]


@router.post(
    "/categories",
    status_code=201,
    response_model=CategoryRead,
    responses=problem_responses(403, 409),
)
async def create_category(
    data: CategoryCreate,
    faq: Faq,
    actor: EditorPrincipal,
    idempotency: CurrentIdempotency,
    locale: CurrentLocale,
) -> Response:
    """Make a category; support and admins."""

    def render(view: CategoryView) -> Answer:
        tag = make_etag(view.category.id, view.category.version)
        return Answer(201, rendered(_category(view, locale)), {"ETag": tag})

    return answer_response(
        await faq.create_category(data, actor=actor, once=idempotency.once(render))
    )


@router.patch("/categories/{slug}", responses=problem_responses(403, 404, 409, 412))
async def update_category(
    slug: Slug,
    data: CategoryUpdate,
    response: Response,
    faq: Faq,
    actor: EditorPrincipal,
    precondition: CurrentPrecondition,
    locale: CurrentLocale,
) -> CategoryRead:
    """Change a category; support and admins."""
    view = await faq.update_category(slug, data, actor=actor, precondition=precondition)
    response.headers["ETag"] = make_etag(view.category.id, view.category.version)
    return _category(view, locale)


@router.delete("/categories/{slug}", status_code=204, responses=problem_responses(403, 404, 409))
async def delete_category(slug: Slug, faq: Faq, _actor: EditorPrincipal) -> None:
    """Delete an empty category; support and admins."""
    await faq.delete_category(slug)


@public_router.get(
    "/categories/{slug}/articles",
    responses={200: {"headers": LIST_HEADERS}, **problem_responses(401, 404)},
    openapi_extra=TOKEN_OPTIONAL,
)
async def list_articles(
    slug: Slug,
    request: Request,
    response: Response,
    faq: Faq,
    actor: OptionalPrincipal,
    page: CurrentPage,
    locale: CurrentLocale,
) -> list[ArticleListed]:
    """List the articles of a category; drafts for support and admins alone."""
    found = await faq.list_articles(slug, page, actor=actor)
    set_page_headers(request, response, found.next_cursor)
    return [ArticleListed(**_listed(view, locale)) for view in found.items]


@public_router.get(
    "/search",
    responses={200: {"headers": LIST_HEADERS}, **problem_responses(401)},
    openapi_extra=TOKEN_OPTIONAL,
)
async def search_articles(
    request: Request,
    response: Response,
    faq: Faq,
    _actor: OptionalPrincipal,
    page: CurrentPage,
    locale: CurrentLocale,
    q: Annotated[SearchText, Query(description="Words; the last one may be unfinished.")],
) -> list[ArticleFound]:
    """Search the articles as readers of one language see them, the best first."""
    found = await faq.search(q, locale, page)
    set_page_headers(request, response, found.next_cursor)
    return [
        ArticleFound(
            id=row.article.id,
            category=row.category,
            slug=row.article.slug,
            position=row.article.position,
            status=row.article.status,
            locale=row.translation.locale,
            title=row.translation.title,
            snippet=highlight(row.snippet),
        )
        for row in found.items
    ]


@router.post(
    "/articles",
    status_code=201,
    response_model=ArticleRead,
    responses=problem_responses(403, 409),
)
async def create_article(
    data: ArticleCreate,
    faq: Faq,
    actor: EditorPrincipal,
    idempotency: CurrentIdempotency,
    locale: CurrentLocale,
) -> Response:
    """Make an article, a draft unless told otherwise; support and admins."""

    def render(view: ArticleView) -> Answer:
        body = rendered(_article(view, locale))
        return Answer(201, body, {"ETag": view.etag(locale)})

    return answer_response(
        await faq.create_article(data, actor=actor, once=idempotency.once(render))
    )


@public_router.get(
    "/articles/{article_id}",
    responses=NOT_MODIFIED | problem_responses(401, 404),
    openapi_extra=TOKEN_OPTIONAL,
)
async def get_article(
    article_id: UUID,
    response: Response,
    faq: Faq,
    actor: OptionalPrincipal,
    precondition: CurrentPrecondition,
    locale: CurrentLocale,
) -> ArticleRead:
    """Read an article."""
    view = await faq.get_article(article_id, actor=actor)
    precondition.answer_if_fresh(view.etag(locale))
    response.headers["ETag"] = view.etag(locale)
    return _article(view, locale)


@router.patch("/articles/{article_id}", responses=problem_responses(403, 404, 409, 412))
async def update_article(
    article_id: UUID,
    data: ArticleUpdate,
    response: Response,
    faq: Faq,
    actor: EditorPrincipal,
    precondition: CurrentPrecondition,
    locale: CurrentLocale,
) -> ArticleRead:
    """Change an article; support and admins."""
    view = await faq.update_article(article_id, data, actor=actor, precondition=precondition)
    response.headers["ETag"] = view.etag(locale)
    return _article(view, locale)


@router.delete("/articles/{article_id}", status_code=204, responses=problem_responses(403, 404))
async def delete_article(article_id: UUID, faq: Faq, _actor: EditorPrincipal) -> None:
    """Delete an article; support and admins."""
    await faq.delete_article(article_id)


@public_router.post(
    "/articles/{article_id}/feedback",
    status_code=204,
    responses=problem_responses(401, 404),
    openapi_extra=TOKEN_OPTIONAL,
)
async def judge_article(
    article_id: UUID,
    data: FeedbackCreate,
    request: Request,
    faq: Faq,
    actor: OptionalPrincipal,
    address: ClientAddress,
) -> None:
    """Say whether an article helped; once a person, without a token once an address and day."""
    seen = f"{address}\n{utc_now().date()}".encode()
    voter = f"address:{codec_of(request).fingerprint(seen).hex()}"
    await faq.vote(article_id, data, voter=voter, actor=actor)
