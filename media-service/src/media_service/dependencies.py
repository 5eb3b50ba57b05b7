"""What the routers are given."""

from typing import Annotated

from fastapi import Depends, Request
from privet_shared.storage import Presigner

from media_service.container import Container
from media_service.services.media import MediaService
from media_service.services.uploads import UploadService


def _container(request: Request) -> Container:
    container = request.app.state.container
    assert isinstance(container, Container)  # noqa: S101  # set by create_app
    return container


def _uploads(container: Annotated[Container, Depends(_container)]) -> UploadService:
    return container.uploads


def _media(container: Annotated[Container, Depends(_container)]) -> MediaService:
    return container.media


def _presigner(container: Annotated[Container, Depends(_container)]) -> Presigner:
    return container.presigner


Uploads = Annotated[UploadService, Depends(_uploads)]
Files = Annotated[MediaService, Depends(_media)]
CurrentPresigner = Annotated[Presigner, Depends(_presigner)]
