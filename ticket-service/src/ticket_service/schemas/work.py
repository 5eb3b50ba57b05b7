"""Reports of work and ratings as the endpoints take and give them."""

from decimal import Decimal
from typing import Annotated, Any, ClassVar
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import (
    LongText,
    OptionalLongText,
    RequestModel,
    ResponseModel,
    ShortText,
)
from pydantic import AfterValidator, Field

MAX_PARTS = 50
MAX_PHOTOS = 20
MAX_MINUTES = 100_000
_REPORT: dict[str, Any] = {
    "summary": "Заменён сливной насос",
    "actions": None,
    "parts": [{"name": "Насос Askoll M231", "quantity": 1, "price": "2900.00"}],
    "labour_minutes": 50,
}


class Part(RequestModel):
    """A part that the work took; ``price`` is of one, in the installation's currency."""

    name: ShortText
    quantity: Annotated[int, Field(ge=1, le=10_000, strict=True)] = 1
    price: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)] | None = None


class WorkReportUpdate(RequestModel):
    """What was done; it takes the place of an earlier report."""

    example: ClassVar = {**_REPORT, "media_ids": []}

    summary: LongText
    actions: OptionalLongText = None
    parts: Annotated[list[Part], Field(max_length=MAX_PARTS)] = []
    labour_minutes: Annotated[int, Field(ge=0, le=MAX_MINUTES, strict=True)] | None = None
    media_ids: Annotated[
        list[UUID],
        Field(max_length=MAX_PHOTOS),
        AfterValidator(lambda ids: list(dict.fromkeys(ids))),
    ] = []


class PhotoRead(ResponseModel):
    """A photo, with URLs that work for some minutes; none until it is processed."""

    media_id: UUID
    url: str | None
    thumbnail_url: str | None
    medium_url: str | None


class PartRead(ResponseModel):
    """A part that the work took."""

    name: str
    quantity: int
    price: str | None


class WorkReportRead(ResponseModel):
    """What was done."""

    author_id: UUID
    author_name: str | None = None
    summary: str
    actions: str | None
    parts: list[PartRead]
    labour_minutes: int | None
    photos: list[PhotoRead]
    created_at: UtcDateTime
    updated_at: UtcDateTime


class RatingCreate(RequestModel):
    """What the customer thinks, from 1 to 5."""

    example: ClassVar = {"score": 5, "comment": "Быстро и аккуратно"}

    score: Annotated[int, Field(ge=1, le=5, strict=True)]
    comment: OptionalLongText = None


class RatingRead(ResponseModel):
    """What the customer thought of the latest completion."""

    example: ClassVar = {
        "score": 5,
        "comment": "Быстро и аккуратно",
        "created_at": "2030-02-03T09:00:00Z",
    }

    score: int
    comment: str | None
    created_at: UtcDateTime
