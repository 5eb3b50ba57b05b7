"""What can go wrong with an account, named by the fact."""

from privet_shared.errors import Conflict, Forbidden, NotFound, Unauthorized, Unprocessable


class WrongCredentials(Unauthorized):
    """No such account, or another password: the same answer for both."""

    code = "auth.wrong_credentials"
    message = "The phone, e-mail or password is not right."


class AccountBlocked(Forbidden):
    """The password was right, but the account is blocked."""

    code = "auth.blocked"
    message = "This account is blocked: write to support."


class SessionEnded(Unauthorized):
    """The session was logged out, revoked or has expired."""

    code = "auth.session_ended"
    message = "The session has ended: sign in again."


class RefreshReused(Unauthorized):
    """A used refresh token came again: the whole session is revoked."""

    code = "auth.refresh_reused"
    message = "This refresh token was used before, so its session is ended: sign in again."


class SessionNotFound(NotFound):
    """No such session of the caller's."""

    code = "auth.session_not_found"
    message = "There is no such session."


class UserNotFound(NotFound):
    """No such user."""

    code = "auth.user_not_found"
    message = "There is no such user."


class PhoneTaken(Conflict):
    """Another account has this phone."""

    code = "auth.phone_taken"
    message = "An account with this phone exists already."


class EmailTaken(Conflict):
    """Another account has this e-mail."""

    code = "auth.email_taken"
    message = "An account with this e-mail exists already."


class InvalidPhone(Unprocessable):
    """Not a telephone number."""

    code = "auth.invalid_phone"
    message = "This is not a telephone number that can exist."


class CommonPassword(Unprocessable):
    """The password is among the commonest, which attackers try first."""

    code = "auth.common_password"
    message = "This password is too common: choose another one."


class WrongPassword(Forbidden):
    """The old password is not right."""

    code = "auth.wrong_password"
    message = "The old password is not right."


class LastAdmin(Conflict):
    """Somebody must be left who can administer."""

    code = "admin.last_admin"
    message = "This is the last active admin: make somebody else one first."


class AccountClosed(Conflict):
    """A deleted account stays as it is."""

    code = "admin.account_closed"
    message = "The account is deleted and can no longer be changed."
