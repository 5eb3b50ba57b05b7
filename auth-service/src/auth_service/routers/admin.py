"""Accounts, roles and the audit over HTTP, for admins."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from privet_shared.auth.principal import Role
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, set_page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import AdminPrincipal

from auth_service.dependencies import Admin, CurrentOrigin
from auth_service.domain.accounts import AccountStatus
from auth_service.schemas.admin import (
    AdminStatisticsRead,
    AdminUserRead,
    AdminUserUpdate,
    AuditListed,
    AuditQuery,
    RegisteredDay,
    UserQuery,
)
from auth_service.services.users import user_etag

router = APIRouter(prefix="/admin", tags=["admin"])


@router.get("/users", responses={200: {"headers": LIST_HEADERS}, **problem_responses(403)})
async def list_users(
    request: Request,
    response: Response,
    admin: Admin,
    _actor: AdminPrincipal,
    page: CurrentPage,
    query: Annotated[UserQuery, Query()],
) -> list[AdminUserRead]:
    """List accounts, newest first."""
    found = await admin.list(query, page)
    set_page_headers(request, response, found.next_cursor)
    return [AdminUserRead.model_validate(user) for user in found.items]


@router.get("/users/{user_id}", responses=NOT_MODIFIED | problem_responses(403, 404))
async def get_user(
    user_id: UUID,
    response: Response,
    admin: Admin,
    _actor: AdminPrincipal,
    precondition: CurrentPrecondition,
) -> AdminUserRead:
    """Show an account."""
    user = await admin.get(user_id)
    precondition.answer_if_fresh(user_etag(user))
    response.headers["ETag"] = user_etag(user)
    return AdminUserRead.model_validate(user)


@router.patch("/users/{user_id}", responses=problem_responses(403, 404, 409, 412))
async def change_user(
    user_id: UUID,
    data: AdminUserUpdate,
    response: Response,
    admin: Admin,
    actor: AdminPrincipal,
    origin: CurrentOrigin,
    precondition: CurrentPrecondition,
) -> AdminUserRead:
    """Change roles, status, subscription or name; new roles and a block end every session."""
    user = await admin.update(user_id, data, actor=actor, origin=origin, precondition=precondition)
    response.headers["ETag"] = user_etag(user)
    return AdminUserRead.model_validate(user)


@router.get("/audit", responses={200: {"headers": LIST_HEADERS}, **problem_responses(403)})
async def list_audit(
    request: Request,
    response: Response,
    admin: Admin,
    _actor: AdminPrincipal,
    page: CurrentPage,
    query: Annotated[AuditQuery, Query()],
) -> list[AuditListed]:
    """List what was done to accounts, newest first."""
    found = await admin.list_audit(query, page)
    set_page_headers(request, response, found.page.next_cursor)
    listed = [AuditListed.model_validate(entry) for entry in found.page.items]
    for entry in listed:
        entry.user_name = found.names.get(entry.user_id) if entry.user_id else None
        entry.actor_name = found.names.get(entry.actor_id) if entry.actor_id else None
    return listed


@router.get("/stats", responses=problem_responses(403))
async def get_admin_statistics(admin: Admin, _actor: AdminPrincipal) -> AdminStatisticsRead:
    """Count accounts, sessions and registrations."""
    found = await admin.count()
    return AdminStatisticsRead(
        by_status={status: found.by_status.get(status, 0) for status in AccountStatus},
        by_role={role: found.by_role.get(role, 0) for role in Role},
        registered_per_day=[
            RegisteredDay(date=day, registered=count) for day, count in found.registered
        ],
        active_sessions=found.active_sessions,
    )
