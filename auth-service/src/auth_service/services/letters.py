"""Writing mails, in the transaction of what they are about."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from auth_service.domain.mails import (
    LINK_LIFETIME,
    LINK_TEMPLATE,
    LINK_WINDOW,
    MAX_LINKS,
    MailTemplate,
    TokenPurpose,
)
from auth_service.models import Mail, OneTimeToken, User
from auth_service.services.ports import Cipher
from auth_service.uow import AuthUnitOfWork

TOKEN_BYTES = 32
SEALED_TOKEN = "sealed_token"  # noqa: S105  # a name


def link_hash(token: str) -> bytes:
    """Return what is stored of a link's token."""
    return hashlib.sha256(token.encode()).digest()


async def write_letter(
    uow: AuthUnitOfWork, user: User, template: MailTemplate, **variables: Any
) -> None:
    """Queue a mail to the user, if their e-mail is known to be theirs."""
    if user.email is not None and user.email_verified:
        await _queue(uow, user, user.email, template, variables)


async def write_link(
    uow: AuthUnitOfWork, user: User, purpose: TokenPurpose, *, cipher: Cipher, now: datetime
) -> bool:
    """Queue a mail with a link that is good once; false when enough of them were sent lately.

    It goes to the address that is still to be verified, too. Until it is sent the link's token
    is kept encrypted: whoever reads the table can use none.
    """
    template = LINK_TEMPLATE[purpose]
    if user.email is None:
        return False
    if await uow.mails.count_since(user.id, template, now - LINK_WINDOW) >= MAX_LINKS:
        return False
    token = secrets.token_urlsafe(TOKEN_BYTES)
    await uow.one_time_tokens.add(
        OneTimeToken(
            token_hash=link_hash(token),
            user_id=user.id,
            purpose=purpose,
            email=user.email,
            expires_at=now + LINK_LIFETIME[purpose],
        )
    )
    await _queue(uow, user, user.email, template, {SEALED_TOKEN: cipher.encrypt(token).decode()})
    return True


def revealed(variables: Mapping[str, Any], cipher: Cipher) -> dict[str, Any]:
    """Return a mail's variables with the token readable; raises ``Undecipherable``."""
    readable = dict(variables)
    sealed = readable.pop(SEALED_TOKEN, None)
    if sealed is not None:
        readable["token"] = cipher.decrypt(str(sealed).encode())
    return readable


async def _queue(
    uow: AuthUnitOfWork,
    user: User,
    recipient: str,
    template: MailTemplate,
    variables: dict[str, Any],
) -> None:
    await uow.mails.add(
        Mail(
            user_id=user.id,
            recipient=recipient,
            locale=user.locale,
            template=template,
            variables=variables,
        )
    )
