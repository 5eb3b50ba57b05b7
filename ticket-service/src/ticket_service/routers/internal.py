"""What other services ask of this one."""

from uuid import UUID

from fastapi import APIRouter

from ticket_service.dependencies import Records
from ticket_service.schemas.records import RecordsRead

router = APIRouter()


@router.get("/users/{user_id}/export")
async def export_user(user_id: UUID, records: Records) -> RecordsRead:
    """Return everything that is held about a person here."""
    return RecordsRead.model_validate(await records.get(user_id))
