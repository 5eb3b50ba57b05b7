"""What can go wrong with an account, named by the fact."""

from privet_shared.errors import (
    Conflict,
    Forbidden,
    NotFound,
    TooManyRequests,
    Unauthorized,
    Unprocessable,
)


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


class EmailUnverified(Conflict):
    """Whoever registered with this e-mail has not shown that it is theirs."""

    code = "auth.email_unverified"
    message = "The account with this e-mail has not verified it, so it may be somebody else's."


class EmailAlreadyVerified(Conflict):
    """There is nothing to verify."""

    code = "auth.email_verified"
    message = "The e-mail is verified already."


class NoEmail(Conflict):
    """The account has no e-mail."""

    code = "auth.no_email"
    message = "The account has no e-mail: set one first."


class TooManyMails(TooManyRequests):
    """The account was sent as many of these mails as one may want."""

    code = "auth.too_many_mails"
    message = "Enough of these mails were sent lately: look into your mailbox, or try later."


class InvalidLink(Unprocessable):
    """The link of a mail is used, too old, or none of ours."""

    code = "auth.invalid_link"
    message = "The link is used or too old: ask for a new one."


class TooManyAttempts(TooManyRequests):
    """Guessing is slowed down (429, with ``Retry-After`` in seconds)."""

    code = "auth.too_many_attempts"
    message = "Too many failed attempts: wait a little, then try again."


class MfaRequired(Unauthorized):
    """The password was right; ``mfa_token`` and a code finish the login."""

    code = "auth.mfa_required"
    message = "The second factor is needed: send a code with the mfa_token."


class WrongCode(Unauthorized):
    """Not the present code, used before, or not a recovery code that is left."""

    code = "auth.wrong_code"
    message = "The code is not right or was used before."


class UnconfirmedCode(Unprocessable):
    """The authenticator does not have the secret that was given out."""

    code = "auth.wrong_code"
    message = "The code is not right: scan the QR code again, and check the clock."


class NotBlocked(Conflict):
    """Only a blocked account has a reason for it."""

    code = "admin.not_blocked"
    message = "The account is not blocked: there is no reason to keep."


class SecondFactorOn(Conflict):
    """There is a second factor already."""

    code = "auth.totp_on"
    message = "The second factor is on already: switch it off first."


class SecondFactorOff(Conflict):
    """There is no second factor, or none to confirm."""

    code = "auth.totp_off"
    message = "The second factor is not on."


class NotificationNotFound(NotFound):
    """No such notification of the caller's."""

    code = "auth.notification_not_found"
    message = "There is no such notification."
