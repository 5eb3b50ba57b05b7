"""Staff as the command line takes them."""

from typing import Annotated

from privet_shared.auth.principal import STAFF_ROLES, Role
from privet_shared.text import RequestModel, ShortText
from pydantic import AfterValidator

from auth_service.domain.accounts import Locale
from auth_service.schemas.auth import Email, NewPassword, Phone


def _of_staff(role: Role) -> Role:
    if role not in STAFF_ROLES:
        raise ValueError("staff are technician, support or admin")
    return role


class StaffCreate(RequestModel):
    """A new member of staff."""

    phone: Phone
    email: Email
    name: ShortText
    role: Annotated[Role, AfterValidator(_of_staff)]
    locale: Locale = Locale.RU
    password: NewPassword
