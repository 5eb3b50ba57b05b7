"""What the rules need of the outside, as protocols, so that they import no SMTP and no Jinja."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from privet_shared.errors import Unavailable

from auth_service.domain.accounts import Locale
from auth_service.domain.mails import MailTemplate


@dataclass(frozen=True, slots=True)
class Words:
    """A template filled in: what a notification says, and a mail too."""

    subject: str
    body: str
    text: str
    html: str


class Wording(Protocol):
    """Fills templates in."""

    def render(self, template: MailTemplate, locale: Locale, variables: Mapping[str, Any]) -> Words:
        """Return the words in this language."""
        ...


class MailDeferred(Exception):
    """The mail did not go out now, but may later; the message says why."""


class MailRefused(Exception):
    """The mail will never go out; the message says why."""


class MailSender(Protocol):
    """Hands mails to a mail server."""

    async def send(self, *, message_id: str, recipient: str, words: Words) -> None:
        """Send one mail; raises ``MailDeferred`` or ``MailRefused``."""
        ...


class Undecipherable(Unavailable):
    """The bytes were encrypted by a key that is gone, or are not ours."""


class Cipher(Protocol):
    """Keeps secrets unreadable at rest."""

    def encrypt(self, secret: str) -> bytes:
        """Return the secret encrypted."""
        ...

    def decrypt(self, stored: bytes) -> str:
        """Return the secret; raises ``Undecipherable``."""
        ...
