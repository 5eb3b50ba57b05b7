"""Every endpoint of the contract, and what each kind of caller gets from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto


class Who(StrEnum):
    """A kind of caller; the owner is the one whose object it is."""

    ANONYMOUS = auto()
    OWNER = auto()
    STRANGER = auto()
    TECHNICIAN = auto()
    SUPPORT = auto()
    ADMIN = auto()
    BLOCKED = auto()
    DELETED = auto()


STAFF = (Who.TECHNICIAN, Who.SUPPORT, Who.ADMIN)
Statuses = Mapping[Who, int]


def _statuses(default: int, *exceptions: tuple[tuple[Who, ...], int]) -> Statuses:
    statuses = dict.fromkeys(Who, default)
    for callers, status in exceptions:
        statuses.update(dict.fromkeys(callers, status))
    return statuses


OUT = ((Who.BLOCKED, Who.DELETED), 401)
NOT_IN = ((Who.ANONYMOUS, Who.BLOCKED, Who.DELETED), 401)
CUSTOMERS = (Who.OWNER, Who.STRANGER)


def anyone(status: int) -> Statuses:
    """A token is not looked at."""
    return _statuses(status)


def public(status: int) -> Statuses:
    """No token, or a good one."""
    return _statuses(status, OUT)


def signed_in(status: int) -> Statuses:
    """Everyone for themselves."""
    return _statuses(status, NOT_IN)


def owner_and_staff(status: int) -> Statuses:
    """A stranger is told that there is no such thing."""
    return _statuses(status, NOT_IN, ((Who.STRANGER,), 404))


def owner_alone(status: int) -> Statuses:
    """Staff neither."""
    return _statuses(404, NOT_IN, ((Who.OWNER,), status))


def staff(status: int) -> Statuses:
    """Technicians, support and admins."""
    return _statuses(status, NOT_IN, (CUSTOMERS, 403))


def staff_of_visible(status: int) -> Statuses:
    """Staff; the owner may see the object but not do this, a stranger may not even see it."""
    return _statuses(status, NOT_IN, ((Who.OWNER,), 403), ((Who.STRANGER,), 404))


def editors(status: int) -> Statuses:
    """Support and admins."""
    return _statuses(status, NOT_IN, ((*CUSTOMERS, Who.TECHNICIAN), 403))


def view_keeper(status: int) -> Statuses:
    """The technician whose view it is; other staff are told that there is no such thing."""
    return _statuses(404, NOT_IN, (CUSTOMERS, 403), ((Who.TECHNICIAN,), status))


def admins(status: int) -> Statuses:
    """Admins."""
    return _statuses(403, NOT_IN, ((Who.ADMIN,), status))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method of a path under ``/api/v1``, or without the prefix when it begins with ``//``."""

    method: str
    template: str
    statuses: Statuses

    @property
    def path(self) -> str:
        """The template as it stands in the merged document."""
        if self.template.startswith("//"):
            return self.template[1:]
        return f"/api/v1{self.template}"

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


ENDPOINTS = tuple(
    Endpoint(method, template, statuses)
    for method, template, statuses in (
        ("GET", "//", anyone(200)),
        ("GET", "//health/live", anyone(200)),
        ("GET", "//health/ready", anyone(200)),
        ("GET", "//version", anyone(200)),
        ("GET", "//openapi.json", anyone(200)),
        ("GET", "//docs", anyone(200)),
        ("GET", "//docs/redoc", anyone(200)),
        ("GET", "//docs/{asset}", anyone(200)),
        ("GET", "//.well-known/jwks.json", anyone(200)),
        ("POST", "/auth/register", anyone(201)),
        ("POST", "/auth/login", anyone(200)),
        ("POST", "/auth/login/totp", anyone(200)),
        ("POST", "/auth/refresh", anyone(200)),
        ("POST", "/auth/forgot", anyone(204)),
        ("POST", "/auth/reset", anyone(204)),
        ("POST", "/auth/verify-email/send", signed_in(204)),
        ("POST", "/auth/verify-email", anyone(204)),
        ("POST", "/auth/logout", signed_in(204)),
        ("GET", "/auth/sessions", signed_in(200)),
        ("DELETE", "/auth/sessions", signed_in(204)),
        ("DELETE", "/auth/sessions/{session_id}", owner_alone(204)),
        ("GET", "/auth/totp", signed_in(200)),
        ("POST", "/auth/totp/enroll", signed_in(200)),
        ("POST", "/auth/totp/confirm", signed_in(200)),
        ("POST", "/auth/totp/recovery-codes", signed_in(200)),
        ("DELETE", "/auth/totp", signed_in(204)),
        ("GET", "/user/me", signed_in(200)),
        ("PUT", "/user", signed_in(200)),
        ("PATCH", "/user", signed_in(200)),
        ("DELETE", "/user", signed_in(204)),
        ("POST", "/user/change-password", signed_in(204)),
        ("GET", "/user/export", signed_in(200)),
        ("GET", "/notifications", signed_in(200)),
        ("POST", "/notifications/{notification_id}/read", owner_alone(204)),
        ("POST", "/notifications/read-all", signed_in(204)),
        ("GET", "/notifications/preferences", signed_in(200)),
        ("PATCH", "/notifications/preferences", signed_in(200)),
        ("GET", "/admin/users", admins(200)),
        ("GET", "/admin/users/{user_id}", admins(200)),
        ("PATCH", "/admin/users/{user_id}", admins(200)),
        ("GET", "/admin/audit", admins(200)),
        ("GET", "/admin/stats", admins(200)),
        ("GET", "/devices", signed_in(200)),
        ("GET", "/devices/my", signed_in(200)),
        ("GET", "/devices/search", public(200)),
        ("POST", "/devices", public(201)),
        ("POST", "/devices/import", staff(200)),
        ("GET", "/devices/export.csv", staff(200)),
        ("GET", "/devices/{device_id}", public(200)),
        ("PATCH", "/devices/{device_id}", public(200)),
        ("DELETE", "/devices/{device_id}", owner_and_staff(204)),
        ("POST", "/devices/{device_id}/photos", owner_and_staff(201)),
        ("DELETE", "/devices/{device_id}/photos/{photo_id}", owner_and_staff(204)),
        ("GET", "/devices/{device_id}/history", owner_and_staff(200)),
        ("POST", "/devices/{device_id}/transfer", owner_and_staff(200)),
        ("GET", "/devices/{device_id}/qr.svg", public(200)),
        ("GET", "/devices/{device_id}/qr.png", public(200)),
        ("POST", "/tickets", signed_in(201)),
        ("GET", "/tickets", signed_in(200)),
        ("POST", "/tickets/bulk", staff(200)),
        ("GET", "/tickets/export.csv", staff(200)),
        ("GET", "/tickets/stats", staff(200)),
        ("GET", "/tickets/assignees", staff(200)),
        ("GET", "/tickets/views", staff(200)),
        ("POST", "/tickets/views", staff(201)),
        ("GET", "/tickets/views/counts", staff(200)),
        ("PATCH", "/tickets/views/{view_id}", view_keeper(200)),
        ("DELETE", "/tickets/views/{view_id}", view_keeper(204)),
        ("GET", "/tickets/{ticket_id}", owner_and_staff(200)),
        ("PATCH", "/tickets/{ticket_id}", owner_and_staff(200)),
        ("PATCH", "/tickets/{ticket_id}/status", owner_and_staff(200)),
        ("POST", "/tickets/{ticket_id}/assign", staff(200)),
        ("POST", "/tickets/{ticket_id}/merge", staff(200)),
        (
            "POST",
            "/tickets/{ticket_id}/rating",
            _statuses(403, NOT_IN, ((Who.OWNER,), 201), ((Who.STRANGER,), 404)),
        ),
        (
            "PUT",
            "/tickets/{ticket_id}/work-report",
            _statuses(403, NOT_IN, ((Who.TECHNICIAN, Who.ADMIN), 200), ((Who.STRANGER,), 404)),
        ),
        ("GET", "/tickets/{ticket_id}/messages", owner_and_staff(200)),
        ("POST", "/tickets/{ticket_id}/messages", owner_and_staff(201)),
        ("POST", "/tickets/{ticket_id}/messages/read", owner_and_staff(204)),
        ("GET", "/support", signed_in(200)),
        ("POST", "/support", signed_in(201)),
        ("GET", "/support/meta", signed_in(200)),
        ("GET", "/support/{case_id}", owner_and_staff(200)),
        ("PATCH", "/support/{case_id}/status", owner_and_staff(200)),
        ("GET", "/support/{case_id}/messages", owner_and_staff(200)),
        ("POST", "/support/{case_id}/messages", owner_and_staff(201)),
        ("POST", "/support/{case_id}/messages/user", owner_alone(201)),
        ("POST", "/support/{case_id}/messages/support", staff(201)),
        ("POST", "/support/{case_id}/messages/read", owner_and_staff(204)),
        ("POST", "/media/uploads", signed_in(201)),
        ("POST", "/media/uploads/{media_id}/complete", owner_alone(200)),
        ("GET", "/media/{media_id}", owner_and_staff(200)),
        ("GET", "/media/{media_id}/content", owner_and_staff(302)),
        ("DELETE", "/media/{media_id}", owner_and_staff(204)),
        ("GET", "/faq/categories", public(200)),
        ("POST", "/faq/categories", editors(201)),
        ("PATCH", "/faq/categories/{slug}", editors(200)),
        ("DELETE", "/faq/categories/{slug}", editors(204)),
        ("GET", "/faq/categories/{slug}/articles", public(200)),
        ("GET", "/faq/search", public(200)),
        ("POST", "/faq/articles", editors(201)),
        ("GET", "/faq/articles/{article_id}", public(200)),
        ("PATCH", "/faq/articles/{article_id}", editors(200)),
        ("DELETE", "/faq/articles/{article_id}", editors(204)),
        ("POST", "/faq/articles/{article_id}/feedback", public(204)),
        ("GET", "/pages", public(200)),
        ("POST", "/content/preview", editors(200)),
        ("POST", "/pages", editors(201)),
        ("GET", "/pages/{slug}", public(200)),
        ("PATCH", "/pages/{slug}", editors(200)),
        ("DELETE", "/pages/{slug}", editors(204)),
        ("GET", "/pages/{slug}/versions", editors(200)),
        ("GET", "/pages/{slug}/versions/{version}", editors(200)),
        ("GET", "/events", signed_in(200)),
        ("GET", "/events/ws", signed_in(426)),
        ("POST", "/events/ticket", signed_in(201)),
    )
)
