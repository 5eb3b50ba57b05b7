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


@router.get("/users/by-phone/{phone}")
async def get_user_state_by_phone(phone: str, users: Users) -> dict[str, Any]:
    """Show the same of whoever has this number (E.164)."""
    return await users.get_state_by_phone(phone)
