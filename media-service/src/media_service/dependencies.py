"""What the routers are given."""

from typing import Annotated

from fastapi import Depends, Header, Query, Request, Response
from privet_shared.auth.principal import Principal
from privet_shared.errors import Forbidden
from privet_shared.http.security import CurrentPrincipal
from privet_shared.storage import Presigner

from media_service.container import Container
from media_service.domain.content import may_edit
from media_service.domain.locales import Locale, preferred
from media_service.services.faq import FaqService
from media_service.services.media import MediaService
from media_service.services.pages import PageService
from media_service.services.records import RecordService
from media_service.services.uploads import UploadService


def _container(request: Request) -> Container:
    container = request.app.state.container
    assert isinstance(container, Container)  # noqa: S101  # set by create_app
    return container


async def _uploads(request: Request) -> UploadService:
    return _container(request).uploads


async def _media(request: Request) -> MediaService:
    return _container(request).media


async def _faq(request: Request) -> FaqService:
    return _container(request).faq


async def _pages(request: Request) -> PageService:
    return _container(request).pages


async def _locale(
    response: Response,
    locale: Annotated[
        Locale | None, Query(description="Else by Accept-Language, else Russian.")
    ] = None,
    accept_language: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> Locale:
    response.headers["Vary"] = "Accept-Language"
    return preferred(locale, accept_language)


async def _editor(actor: CurrentPrincipal) -> Principal:
    if not may_edit(actor):
        raise Forbidden
    return actor


async def _records(request: Request) -> RecordService:
    return _container(request).records


async def _presigner(request: Request) -> Presigner:
    return _container(request).presigner


Uploads = Annotated[UploadService, Depends(_uploads)]
Files = Annotated[MediaService, Depends(_media)]
Faq = Annotated[FaqService, Depends(_faq)]
Pages = Annotated[PageService, Depends(_pages)]
CurrentLocale = Annotated[Locale, Depends(_locale)]
EditorPrincipal = Annotated[Principal, Depends(_editor)]
Records = Annotated[RecordService, Depends(_records)]
CurrentPresigner = Annotated[Presigner, Depends(_presigner)]
