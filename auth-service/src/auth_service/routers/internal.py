"""What other services may ask."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from auth_service.dependencies import Users

router = APIRouter()


@router.get("/users/{user_id}")
async def get_user_state(user_id: UUID, users: Users) -> dict[str, Any]:
    """Show what other services may know of a user: the data of the user events."""
    return await users.get_state(user_id)
