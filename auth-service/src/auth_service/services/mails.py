"""The outbox of mails: sent by the worker, tried again, emptied."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

import structlog
from privet_shared.clock import utc_now

from auth_service.domain.mails import GIVE_UP_AFTER, LINK_LIFETIME, LINK_TEMPLATE, retry_delay
from auth_service.models import Mail
from auth_service.services.letters import revealed
from auth_service.services.ports import (
    Cipher,
    MailDeferred,
    MailRefused,
    MailSender,
    Undecipherable,
    Wording,
)
from auth_service.uow import UowFactory

BATCH = 10
LEASE = timedelta(minutes=5)
"""Longer than sending a batch may take: a worker that died leaves its mails for this long."""
KEEP = timedelta(days=30)
USELESS_AFTER = {LINK_TEMPLATE[purpose]: life for purpose, life in LINK_LIFETIME.items()}

log = structlog.get_logger(__name__)


class MailService:
    """Sends what is due."""

    def __init__(
        self,
        uow: UowFactory,
        *,
        sender: MailSender,
        wording: Wording,
        cipher: Cipher,
        domain: str,
    ) -> None:
        self._uow = uow
        self._cipher = cipher
        self._sender = sender
        self._wording = wording
        self._domain = domain

    async def send_due(self) -> None:
        """Send every mail that is due, a few people's at a time, and each one's in order.

        A crash between the server's yes and our note of it repeats a mail, with the same
        Message-ID, by which mail programs tell that it is the same.
        """
        while True:
            async with self._uow() as uow:
                mails = await uow.mails.lease(now=utc_now(), lease=LEASE, limit=BATCH)
                await uow.commit()
            in_order = sorted(mails, key=lambda mail: (mail.user_id, mail.id))
            await asyncio.gather(
                *(
                    self._send_all(list(theirs))
                    for _, theirs in groupby(in_order, key=lambda mail: mail.user_id)
                )
            )
            if len(mails) < BATCH:
                return

    async def delete_old(self) -> None:
        """Delete mails of long ago, and links that are no good any more."""
        async with self._uow() as uow:
            await uow.mails.delete_before(utc_now() - KEEP)
            await uow.one_time_tokens.delete_expired(utc_now())
            await uow.commit()

    async def _send_all(self, mails: Sequence[Mail]) -> None:
        for mail in mails:
            await self._send(mail)

    async def _send(self, mail: Mail) -> None:
        try:
            _require_useful(mail)
            variables = revealed(mail.variables, self._cipher)
            words = self._wording.render(mail.template, mail.locale, variables)
            await self._sender.send(
                message_id=f"<{mail.id}@{self._domain}>", recipient=mail.recipient, words=words
            )
        except (MailRefused, Undecipherable) as error:
            await self._note_failure(mail, error, final=True)
        except Exception as error:
            if not isinstance(error, MailDeferred):
                log.exception("mail.failed", mail_id=str(mail.id))
            late = utc_now() - mail.created_at >= GIVE_UP_AFTER
            await self._note_failure(mail, error, final=late)
        else:
            async with self._uow() as uow:
                await uow.mails.mark_sent(mail.id, utc_now())
                await uow.commit()

    async def _note_failure(self, mail: Mail, error: Exception, *, final: bool) -> None:
        said = f"{type(error).__name__}: {error}"
        now = utc_now()
        # Servers repeat the address in what they say, and addresses are not for logs.
        log.warning("mail.not_sent", mail_id=str(mail.id), error=type(error).__name__, final=final)
        async with self._uow() as uow:
            if final:
                await uow.mails.mark_failed(mail.id, now, error=said)
            else:
                await uow.mails.put_off(mail.id, now + retry_delay(mail.attempts), error=said)
            await uow.commit()


def _require_useful(mail: Mail) -> None:
    if mail.created_at + USELESS_AFTER.get(mail.template, GIVE_UP_AFTER) < utc_now():
        raise MailRefused("the link has expired")
