"""Uploads as the endpoints take and give them."""

from typing import Annotated, ClassVar, Literal
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import Clean, RequestModel, ResponseModel
from pydantic import AfterValidator, Field, StringConstraints

from media_service.domain.filenames import safe_filename
from media_service.domain.purposes import (
    MAX_AVATAR_BYTES,
    MAX_FILE_BYTES,
    MAX_IMAGE_BYTES,
    MIB,
    ContentType,
    Purpose,
)

Filename = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1000),
    Clean,
    AfterValidator(safe_filename),
    Field(
        description="The name that a download gets: only its last path part, without control "
        "characters, cut to 200.",
        examples=["leak.jpg"],
    ),
]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{64}$", to_lower=True)]


class UploadCreate(RequestModel):
    """The announcement of a file."""

    example: ClassVar = {
        "filename": "leak.jpg",
        "content_type": "image/jpeg",
        "size": 182044,
        "purpose": "ticket_attachment",
    }

    filename: Filename
    content_type: ContentType = Field(
        description="`device_photo` and `avatar` take images alone; the rest take any of these."
    )
    size: int = Field(
        ge=1,
        le=MAX_FILE_BYTES,
        strict=True,
        description=f"Bytes. At most {MAX_IMAGE_BYTES // MIB} MiB for an image, "
        f"{MAX_AVATAR_BYTES // MIB} for an avatar, {MAX_FILE_BYTES // MIB} for other files.",
    )
    purpose: Purpose
    sha256: Sha256 | None = Field(
        default=None, description="Checked on completion, in hexadecimal digits."
    )


class UploadTarget(ResponseModel):
    """Where to send the file: exactly ``size`` bytes, with exactly these headers."""

    method: Literal["PUT"] = "PUT"
    url: str
    headers: dict[str, str]
    expires_at: UtcDateTime


class UploadRead(ResponseModel):
    """An announced upload."""

    example: ClassVar = {
        "id": "0199a7c2-0000-7000-8000-000000000008",
        "upload": {
            "method": "PUT",
            "url": "https://storage.example/2030/02/upload?signature",
            "headers": {"Content-Type": "image/jpeg"},
            "expires_at": "2030-02-01T09:15:00Z",
        },
    }

    id: UUID
    upload: UploadTarget
