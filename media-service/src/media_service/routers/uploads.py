"""Uploads over HTTP; the files themselves go straight to storage."""

from uuid import UUID

from fastapi import APIRouter, Response
from privet_shared.db.idempotency import Answer
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal
from privet_shared.json import rendered

from media_service.dependencies import CurrentPresigner, Uploads
from media_service.domain.statuses import UPLOAD_URL_LIFETIME
from media_service.schemas.media import MediaRead
from media_service.schemas.uploads import UploadCreate, UploadRead, UploadTarget
from media_service.services.media import etag_of
from media_service.services.uploads import UploadView

router = APIRouter(prefix="/media/uploads", tags=["media"])


@router.post("", status_code=201, response_model=UploadRead, responses=problem_responses(409))
async def create_upload(
    data: UploadCreate,
    uploads: Uploads,
    actor: CurrentPrincipal,
    idempotency: CurrentIdempotency,
    presigner: CurrentPresigner,
) -> Response:
    """Announce a file and get the URL to PUT it to.

    A retry with the same Idempotency-Key gets the same id with a fresh URL.
    """

    def render(view: UploadView) -> Answer:
        media = view.media
        target = UploadTarget(
            url=presigner.upload_url(
                media.key,
                content_type=media.content_type,
                size=media.size,
                lifetime=UPLOAD_URL_LIFETIME,
            ),
            headers={"Content-Type": media.content_type},
            expires_at=view.expires_at,
        )
        return Answer(201, rendered(UploadRead(id=media.id, upload=target)))

    return answer_response(await uploads.create(data, actor=actor, once=idempotency.once(render)))


@router.post("/{media_id}/complete", responses=problem_responses(404, 409))
async def complete_upload(
    media_id: UUID, response: Response, uploads: Uploads, actor: CurrentPrincipal
) -> MediaRead:
    """Have the uploaded file checked: its size, its type by content, its checksum.

    A file that is not what was announced is deleted (422 with a `media.*` code).
    """
    media = await uploads.complete(media_id, actor=actor)
    response.headers["ETag"] = etag_of(media)
    return MediaRead.model_validate(media)
