"""The photos of a device over HTTP."""

from uuid import UUID

from fastapi import APIRouter, Response
from privet_shared.db.idempotency import Answer
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal
from privet_shared.json import rendered

from device_service.dependencies import CurrentAuthor, CurrentPresigner, Photos
from device_service.routers.rendering import photo_read
from device_service.schemas.photos import PhotoCreate, PhotoRead
from device_service.services.views import PhotoView

router = APIRouter(prefix="/devices/{device_id}/photos", tags=["devices"])


@router.post("", status_code=201, response_model=PhotoRead, responses=problem_responses(404, 409))
async def create_device_photo(
    device_id: UUID,
    data: PhotoCreate,
    photos: Photos,
    actor: CurrentPrincipal,
    author: CurrentAuthor,
    idempotency: CurrentIdempotency,
    presigner: CurrentPresigner,
) -> Response:
    """Attach an uploaded image to a device of one's own."""

    def render(view: PhotoView) -> Answer:
        return Answer(201, rendered(photo_read(view, presigner)))

    return answer_response(
        await photos.create(
            device_id, data, actor=actor, author=author, once=idempotency.once(render)
        )
    )


@router.delete("/{photo_id}", status_code=204, responses=problem_responses(404))
async def delete_device_photo(
    device_id: UUID, photo_id: UUID, photos: Photos, actor: CurrentPrincipal, author: CurrentAuthor
) -> None:
    """Take a photo off a device of one's own."""
    await photos.delete(device_id, photo_id, actor=actor, author=author)
