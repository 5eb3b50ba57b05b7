"""What becomes of an imported table."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from privet_shared.text import ResponseModel


class LineStatus(StrEnum):
    """What became of a line; ``valid`` is what a dry run says of one that would be created."""

    CREATED = "created"
    VALID = "valid"
    ERROR = "error"


class LineErrorRead(ResponseModel):
    """What is wrong with a line."""

    field: str | None
    code: str
    message: str


class LineRead(ResponseModel):
    """A line of the table; the header is line 1."""

    line: int
    status: LineStatus
    device_id: UUID | None
    errors: list[LineErrorRead]


class ImportRead(ResponseModel):
    """What became of the table."""

    example: ClassVar = {
        "dry_run": True,
        "accepted": 1,
        "refused": 1,
        "lines": [
            {"line": 2, "status": "valid", "device_id": None, "errors": []},
            {
                "line": 3,
                "status": "error",
                "device_id": None,
                "errors": [
                    {"field": "brand", "code": "request.invalid", "message": "Field required"}
                ],
            },
        ],
    }

    dry_run: bool
    accepted: int
    refused: int
    lines: list[LineRead]
