"""Saved views of the queue as the endpoints take and give them."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import PatchModel, RequestModel, ResponseModel, ShortText
from pydantic import ConfigDict, Field, StrictBool

from ticket_service.schemas.tickets import TicketQuery

_FILTER: dict[str, Any] = {"status": ["new"], "tag": ["насос"], "unassigned": True}
_VIEW: dict[str, Any] = {"name": "Насосы без мастера", "shared": True, "filter": _FILTER}
_ID = "0199a7c2-0000-7000-8000-000000000009"

Position = Annotated[int, Field(ge=0, le=10_000, strict=True)]


class ViewFilter(TicketQuery):
    """What the view's list shows: the list's own query parameters, of which some are set."""

    model_config = ConfigDict(extra="forbid")

    # A query has only texts; in JSON 0 is not false.
    mine: StrictBool = Field(False, description="Assigned to the caller.")
    unassigned: StrictBool = False
    overdue: StrictBool = False
    open: StrictBool = Field(False, description="New or in progress.")


class SavedViewCreate(RequestModel):
    """A new view; a shared one is seen by all staff."""

    example: ClassVar = _VIEW

    name: ShortText
    shared: StrictBool = False
    filter: ViewFilter
    position: Position = 0


class SavedViewUpdate(PatchModel):
    """Changes to a view; a filter takes the place of the earlier one."""

    example: ClassVar = {"name": "Насосы"}

    name: ShortText = ""
    shared: StrictBool = False
    filter: ViewFilter = ViewFilter()
    position: Position = 0


class SavedViewRead(ResponseModel):
    """A view; ``filter`` has what is set, named as in the list's query."""

    example: ClassVar = {
        **_VIEW,
        "id": _ID,
        "position": 0,
        "owner_id": "0199a7c2-0000-7000-8000-000000000001",
        "owner_name": "Пётр",
        "editable": True,
        "created_at": "2030-02-01T09:00:00Z",
        "updated_at": "2030-02-01T09:00:00Z",
    }

    id: UUID
    name: str
    shared: bool
    filter: dict[str, Any]
    position: int
    owner_id: UUID
    owner_name: str | None
    editable: bool
    created_at: UtcDateTime
    updated_at: UtcDateTime


class ViewCount(ResponseModel):
    """How many tickets a saved view shows."""

    id: UUID
    count: int


class ViewCounts(ResponseModel):
    """How many tickets views show; a count that reaches ``limit`` means that many or more.

    Beside the saved ones: all open tickets, the caller's, those without assignee, those overdue.
    """

    example: ClassVar = {
        "limit": 1000,
        "open": 40,
        "mine": 4,
        "unassigned": 12,
        "overdue": 3,
        "views": [{"id": _ID, "count": 7}],
    }

    limit: int
    open: int
    mine: int
    unassigned: int
    overdue: int
    views: list[ViewCount]
