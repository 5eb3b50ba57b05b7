"""The mail catcher: a real mail in, the same mail on its page."""

import asyncio
import os
from email.message import EmailMessage

import aiosmtplib
import httpx
import pytest
from asgi_lifespan import LifespanManager
from privet_local.mail import KEPT, PORT_VARIABLE, create_app
from privet_local.mail_check import takes_mail
from privet_shared.servers.ports import free_port


def mail(subject="Привет", text="Смотрите https://privet.example/a?b=1&c=2 тут", html="<p>x</p>"):
    message = EmailMessage()
    message["From"] = "noreply@localhost"
    message["To"] = "anna@example.com"
    message["Subject"] = subject
    message["Message-ID"] = "<1@localhost>"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message


@pytest.fixture
async def catcher(monkeypatch):
    """Run the catcher; gives its page and a function that mails it something."""
    port = free_port()
    monkeypatch.setenv(PORT_VARIABLE, str(port))
    app = create_app()

    async def send(message, **envelope):
        await aiosmtplib.send(message, hostname="127.0.0.1", port=port, **envelope)

    async with (
        LifespanManager(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://mail") as http,
    ):
        yield http, send


async def test_a_mail_is_shown_and_not_delivered(catcher):
    http, send = catcher
    assert (await http.get("/health/ready")).status_code == 200
    assert (await http.get("/messages.json")).json() == []
    await send(mail())
    [caught] = (await http.get("/messages.json")).json()
    assert (caught["to"], caught["subject"]) == (["anna@example.com"], "Привет")
    assert caught["text"].strip() == "Смотрите https://privet.example/a?b=1&c=2 тут"
    assert caught["html"].strip() == "<p>x</p>"
    page = (await http.get("/")).text
    assert 'href="https://privet.example/a?b=1&amp;c=2"' in page


async def test_hostile_mails_are_escaped(catcher):
    http, send = catcher
    evil = '<script>x</script>" onload="y'
    await send(mail(subject=evil, text=evil, html=evil))
    page = (await http.get("/")).text
    assert "<script>x" not in page
    assert '" onload="' not in page
    assert "<iframe sandbox " in page


async def test_newest_first_and_bounded(catcher):
    http, send = catcher
    for number in range(3):
        await send(mail(subject=str(number)))
    shown = (await http.get("/messages.json")).json()
    assert [row["subject"] for row in shown] == ["2", "1", "0"]
    for _ in range(KEPT // 20):
        await asyncio.gather(*(send(mail()) for _ in range(20)))
    assert len((await http.get("/messages.json")).json()) == KEPT


async def test_what_is_no_mail_breaks_nothing(catcher):
    http, send = catcher
    broken = b"Subject: =?utf-8?q?=FF?=\r\nContent-Type: multipart/mixed\r\n\r\n\xff\xfe"
    await send(broken, sender="a@localhost", recipients=["b@localhost"])
    assert (await http.get("/")).status_code == 200
    assert len((await http.get("/messages.json")).json()) == 1


async def test_check_of_the_container_tells_a_catcher_that_takes_mail(catcher):
    http, _ = catcher
    smtp_port = int(os.environ[PORT_VARIABLE])
    page_port = free_port()
    page = await asyncio.start_server(answer_ok, "127.0.0.1", page_port)
    async with page:
        assert await asyncio.to_thread(takes_mail, smtp_port=smtp_port, page_port=page_port)
        gone = free_port()
        assert not await asyncio.to_thread(takes_mail, smtp_port=gone, page_port=page_port)
        assert not await asyncio.to_thread(takes_mail, smtp_port=smtp_port, page_port=gone)
    assert (await http.get("/messages.json")).json() == []


async def answer_ok(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
    writer.close()
