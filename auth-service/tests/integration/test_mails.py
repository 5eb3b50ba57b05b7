"""Mails leave through a real SMTP server, once, and are tried again when it fails."""

import asyncio
import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from auth_service.adapters.cipher import FernetCipher
from auth_service.adapters.smtp import SmtpSender
from auth_service.domain.mails import LINK_LIFETIME, TokenPurpose
from auth_service.models import Mail
from auth_service.services.ports import MailDeferred, MailRefused, Words
from auth_service.settings import SmtpSettings
from privet_shared.clock import utc_now
from privet_shared.servers.ports import free_port
from sqlalchemy import insert, select, update

EMAIL = "anna@example.com"
WORDS = Words(subject="Привет", body="Текст", text="Текст", html="<p>Текст</p>")


class Server:
    """Answers as told, and keeps what it took."""

    def __init__(self):
        self.taken = []
        self.recipient_answer = "250 OK"
        self.answer = "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self.answer.startswith("250"):
            content = envelope.original_content
            self.taken.append(message_from_bytes(content, policy=policy.default))
        return self.answer


@pytest.fixture
def smtp():
    server = Server()
    port = free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    server.sender = SmtpSender(SmtpSettings(host="127.0.0.1", port=port))
    yield server
    controller.stop()


async def send(server, recipient=EMAIL, words=WORDS):
    await server.sender.send(message_id="<1@localhost>", recipient=recipient, words=words)


async def test_both_forms_arrive(smtp):
    await send(smtp)
    [mail] = smtp.taken
    assert (mail["To"], mail["Subject"], mail["Message-ID"]) == (EMAIL, "Привет", "<1@localhost>")
    assert mail["From"].addresses[0].addr_spec == "noreply@localhost"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_body(("plain",)).get_content().strip() == "Текст"
    assert "<p>" in mail.get_body(("html",)).get_content()


@pytest.mark.parametrize(
    ("recipient_answer", "answer", "kind"),
    [
        ("550 No such user", "250 OK", MailRefused),
        ("450 Try later", "250 OK", MailDeferred),
        ("250 OK", "554 Spam", MailRefused),
        ("250 OK", "451 Try later", MailDeferred),
    ],
)
async def test_answers_are_told_apart(smtp, recipient_answer, answer, kind):
    smtp.recipient_answer, smtp.answer = recipient_answer, answer
    with pytest.raises(kind):
        await send(smtp)


async def test_no_server_is_no_reason_to_give_up():
    sender = SmtpSender(SmtpSettings(host="127.0.0.1", port=free_port()))
    with pytest.raises(MailDeferred):
        await sender.send(message_id="<1@localhost>", recipient=EMAIL, words=WORDS)


async def test_domains_of_any_alphabet(smtp):
    await send(smtp, recipient="anna@почта.рф")
    await send(smtp, recipient="anna@faß.de")  # another domain than fass.de (IDNA 2008)
    await send(smtp, recipient="анна@example.com")  # by SMTPUTF8 (RFC 6531)
    assert [mail["To"] for mail in smtp.taken] == [
        "anna@xn--80a1acny.xn--p1ai",
        "anna@xn--fa-hia.de",
        "анна@example.com",
    ]


async def test_headers_cannot_be_added(smtp):
    evil = Words(subject="a\r\nBcc: x@example.com", body="", text="t", html="h")
    with pytest.raises(MailRefused):
        await send(smtp, words=evil)
    with pytest.raises(MailRefused):
        await send(smtp, recipient="a@example.com\r\nBcc: x@example.com")
    assert smtp.taken == []


async def row(engine):
    async with engine.connect() as connection:
        return (await connection.execute(select(Mail.__table__))).one()


async def test_a_failed_mail_is_tried_later_under_the_same_name(
    container, register, mailbox, engine
):
    await register(email=EMAIL)
    mailbox.failure = MailDeferred("away")
    await container.mails.send_due()
    first = await row(engine)
    assert (first.attempts, first.sent_at, first.failed_at) == (1, None, None)
    assert "away" in first.last_error
    assert first.next_attempt_at > utc_now() + timedelta(seconds=5)
    mailbox.failure = None
    await container.mails.send_due()
    assert mailbox.mails == []
    async with engine.begin() as connection:
        await connection.execute(update(Mail).values(next_attempt_at=utc_now()))
    await container.mails.send_due()
    [(message_id, _, _)] = mailbox.mails
    assert message_id == f"<{first.id}@localhost>"
    sent = await row(engine)
    assert (sent.sent_at is not None, sent.variables, sent.last_error) == (True, {}, None)


async def test_a_refused_mail_is_given_up_and_emptied(container, register, mailbox, engine):
    await register(email=EMAIL)
    mailbox.failure = MailRefused("no such user")
    await container.mails.send_due()
    given_up = await row(engine)
    assert given_up.failed_at is not None
    assert given_up.variables == {}


async def test_a_link_waits_encrypted(container, register, mailbox, engine):
    await register(email=EMAIL)
    waiting = await row(engine)
    assert list(waiting.variables) == ["sealed_token"]
    await container.mails.send_due()
    assert mailbox.token() not in str(waiting.variables)


async def test_a_link_whose_key_is_gone_is_given_up(container, register, mailbox, engine):
    await register(email=EMAIL)
    async with engine.begin() as connection:
        sealed = FernetCipher(["another key of thirty-two bytes!"]).encrypt("token").decode()
        await connection.execute(update(Mail).values(variables={"sealed_token": sealed}))
    await container.mails.send_due()
    given_up = await row(engine)
    assert given_up.failed_at is not None
    assert "Undecipherable" in given_up.last_error
    assert mailbox.mails == []


async def test_a_link_past_its_life_is_not_sent(container, register, mailbox, engine):
    await register(email=EMAIL)
    past = utc_now() - LINK_LIFETIME[TokenPurpose.VERIFY_EMAIL] - timedelta(minutes=1)
    async with engine.begin() as connection:
        await connection.execute(update(Mail).values(created_at=past))
    await container.mails.send_due()
    assert (await row(engine)).failed_at is not None
    assert mailbox.mails == []


async def test_after_a_day_it_is_given_up(container, register, mailbox, engine):
    await register(email=EMAIL)
    async with engine.begin() as connection:
        await connection.execute(update(Mail).values(created_at=utc_now() - timedelta(hours=25)))
    mailbox.failure = RuntimeError("anything")
    await container.mails.send_due()
    assert (await row(engine)).failed_at is not None


async def test_workers_share_the_work(container, register, mailbox):
    for number in range(25):
        await register(email=f"a{number}@example.com")
    await asyncio.gather(*(container.mails.send_due() for _ in range(4)))
    assert len(mailbox.mails) == len({message_id for message_id, _, _ in mailbox.mails}) == 25


async def test_one_persons_mails_keep_their_order(container, register, mailbox, engine):
    await register(email=EMAIL)
    async with engine.begin() as connection:
        user_id = await connection.scalar(select(Mail.user_id))
        await connection.execute(
            insert(Mail),
            [
                {
                    "user_id": user_id,
                    "recipient": EMAIL,
                    "locale": "en",
                    "template": "ticket_message",
                    "variables": {"number": f"T-{number}", "subject_id": "x"},
                }
                for number in range(8)
            ],
        )
    await container.mails.send_due()
    subjects = [subject for _, subject in mailbox.subjects()][1:]
    assert subjects == [f"New message on ticket T-{number}" for number in range(8)]


async def test_old_mails_and_links_go(container, register, mailbox, engine):
    await register(email=EMAIL)
    await container.mails.send_due()
    async with engine.begin() as connection:
        await connection.execute(update(Mail).values(created_at=utc_now() - timedelta(days=31)))
    await container.mails.delete_old()
    async with engine.connect() as connection:
        assert (await connection.execute(select(Mail.id))).all() == []


def test_senders_must_be_one_address():
    for wrong in ("nobody", "a@b@c", "x <>", ""):
        with pytest.raises(ValueError, match="address"):
            SmtpSettings(sender=wrong)
    assert re.fullmatch(r"[\w.]+", SmtpSettings().domain)
