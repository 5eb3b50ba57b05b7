"""The caller's notifications over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.rows import RowRenderer, json_response
from privet_shared.http.security import CurrentPrincipal

from auth_service.dependencies import Notifications
from auth_service.domain.notifications import NotificationKind
from auth_service.schemas.notifications import (
    UNREAD_HEADER,
    Channels,
    NotificationQuery,
    NotificationRead,
    PreferencesRead,
    PreferencesUpdate,
)

router = APIRouter(prefix="/notifications", tags=["notifications"])
_FEED = RowRenderer(NotificationRead)
FEED_HEADERS = {
    **LIST_HEADERS,
    UNREAD_HEADER: {
        "description": "How many of all the caller's notifications are unread.",
        "schema": {"type": "integer"},
    },
}


def as_preferences(wanted: dict[NotificationKind, bool]) -> PreferencesRead:
    """Return the preferences as they are shown."""
    return PreferencesRead(**{kind: Channels(email=on) for kind, on in wanted.items()})


@router.get("", response_model=list[NotificationRead], responses={200: {"headers": FEED_HEADERS}})
async def list_notifications(
    request: Request,
    notifications: Notifications,
    actor: CurrentPrincipal,
    page: CurrentPage,
    query: Annotated[NotificationQuery, Query()],
) -> Response:
    """List what the caller was told, newest first."""
    feed = await notifications.list(page, unread=query.unread, actor=actor)
    headers = page_headers(request, feed.page.next_cursor)
    return json_response(
        _FEED.render(feed.page.items), {**headers, UNREAD_HEADER: str(feed.unread)}
    )


@router.post("/read-all", status_code=204)
async def read_all_notifications(notifications: Notifications, actor: CurrentPrincipal) -> None:
    """Mark everything as read."""
    await notifications.mark_all_read(actor=actor)


@router.get("/preferences")
async def get_notification_preferences(
    notifications: Notifications, actor: CurrentPrincipal
) -> PreferencesRead:
    """Show what the caller wants by e-mail."""
    return as_preferences(await notifications.get_preferences(actor=actor))


@router.patch("/preferences")
async def change_notification_preferences(
    data: PreferencesUpdate, notifications: Notifications, actor: CurrentPrincipal
) -> PreferencesRead:
    """Change what the caller wants by e-mail."""
    return as_preferences(await notifications.set_preferences(data.wanted(), actor=actor))


@router.post("/{notification_id}/read", status_code=204, responses=problem_responses(404))
async def read_notification(
    notification_id: UUID, notifications: Notifications, actor: CurrentPrincipal
) -> None:
    """Mark one as read."""
    await notifications.mark_read(notification_id, actor=actor)
