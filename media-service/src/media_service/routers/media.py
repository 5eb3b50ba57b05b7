"""Files over HTTP."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal

from media_service.dependencies import CurrentPresigner, Files
from media_service.domain.statuses import Variant
from media_service.routers.rendering import links_of
from media_service.schemas.media import MediaDetail, MediaRead
from media_service.services.media import etag_of

router = APIRouter(prefix="/media", tags=["media"])

_FOUND: dict[int | str, dict[str, Any]] = {
    302: {
        "description": "The file's address in storage, for some minutes.",
        "headers": {"Location": {"schema": {"type": "string", "format": "uri"}}},
    }
}


@router.get("/{media_id}", responses={**NOT_MODIFIED, **problem_responses(404)})
async def get_media(
    media_id: UUID,
    response: Response,
    files: Files,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
    presigner: CurrentPresigner,
) -> MediaDetail:
    """Describe a file: for its uploader, staff, and whoever has it in a ticket of theirs."""
    media = await files.get(media_id, actor=actor)
    etag = etag_of(media)
    precondition.answer_if_fresh(etag)
    response.headers["ETag"] = etag
    return MediaDetail(
        **MediaRead.model_validate(media).model_dump(), **asdict(links_of(media, presigner))
    )


@router.get(
    "/{media_id}/content",
    status_code=HTTPStatus.FOUND,
    response_class=RedirectResponse,
    responses={**_FOUND, **problem_responses(404, 409)},
)
async def get_media_content(
    media_id: UUID,
    files: Files,
    actor: CurrentPrincipal,
    presigner: CurrentPresigner,
    variant: Annotated[
        Variant, Query(description="A smaller size of an image.")
    ] = Variant.ORIGINAL,
) -> RedirectResponse:
    """Redirect to the bytes of a ready file, in storage."""
    file = await files.get_readable(media_id, variant, actor=actor)
    url = presigner.download_url(file.key, filename=file.filename, content_type=file.content_type)
    return RedirectResponse(url, HTTPStatus.FOUND, headers={"Cache-Control": "no-store"})


@router.delete("/{media_id}", status_code=HTTPStatus.NO_CONTENT, responses=problem_responses(404))
async def delete_media(media_id: UUID, files: Files, actor: CurrentPrincipal) -> None:
    """Delete a file: for its uploader and staff."""
    await files.delete(media_id, actor=actor)
