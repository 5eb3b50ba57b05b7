"""Mails by SMTP (RFC 5321)."""

import asyncio
import ssl
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, parseaddr

import aiosmtplib
import idna

from auth_service.services.ports import MailDeferred, MailRefused, Words
from auth_service.settings import SmtpSecurity, SmtpSettings

TIMEOUT_SECONDS = 25.0
_PERMANENT = range(500, 600)


class SmtpSender:
    """Hands each mail to the server over a connection of its own."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings

    async def send(self, *, message_id: str, recipient: str, words: Words) -> None:
        """Send one mail; raises ``MailDeferred``, or ``MailRefused`` for a 5xx answer to it."""
        settings = self._settings
        password = settings.password.get_secret_value() if settings.password else None
        try:
            message = self._compose(message_id, recipient, words)
            async with asyncio.timeout(TIMEOUT_SECONDS):  # the library's is for each step
                await aiosmtplib.send(
                    message,
                    hostname=settings.host,
                    port=settings.port,
                    username=settings.username,
                    password=password,
                    use_tls=settings.security is SmtpSecurity.TLS,
                    start_tls=settings.security is SmtpSecurity.STARTTLS,
                    timeout=TIMEOUT_SECONDS,
                )
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise _judged([refused.code for refused in error.recipients], error) from error
        except (aiosmtplib.SMTPDataError, aiosmtplib.SMTPSenderRefused) as error:
            raise _judged([error.code], error) from error
        except (aiosmtplib.SMTPException, ssl.SSLError, OSError) as error:
            raise MailDeferred(f"{type(error).__name__}: {error}") from error
        except (ValueError, MessageError) as error:
            raise MailRefused(f"{type(error).__name__}: {error}") from error

    def _compose(self, message_id: str, recipient: str, words: Words) -> EmailMessage:
        message = EmailMessage()
        name, address = parseaddr(self._settings.sender)
        message["From"] = Address(name, addr_spec=address)
        local, _, domain = recipient.rpartition("@")
        message["To"] = Address(username=local, domain=idna.encode(domain.lower()).decode())
        message["Subject"] = words.subject
        message["Date"] = formatdate(usegmt=True)
        message["Message-ID"] = message_id
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(words.text)
        message.add_alternative(words.html, subtype="html")
        return message


def _judged(codes: list[int], error: Exception) -> MailDeferred | MailRefused:
    kind = MailRefused if all(code in _PERMANENT for code in codes) else MailDeferred
    return kind(f"{type(error).__name__}: {error}")
