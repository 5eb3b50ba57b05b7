"""A mail server that delivers nothing: what it catches is on a page, and at /messages.json."""

import asyncio
import html
import os
import re
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, Envelope
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.routing import Route

PORT_VARIABLE = "MAIL_SMTP_PORT"
HOST_VARIABLE = "MAIL_SMTP_HOST"
KEPT = 500
MAX_BYTES = 1024 * 1024
_LINK = re.compile(r"https?://[^\s<>\"]+")
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
details { border: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  border-radius: .5rem; margin: .5rem 0; padding: .75rem 1rem }
summary { cursor: pointer } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
small { opacity: .7 } iframe { width: 100%; height: 26rem; border: 0; border-radius: .5rem }
"""


@dataclass(frozen=True, slots=True)
class CaughtMail:
    """A mail that would have been delivered."""

    id: str
    at: str
    to: list[str]
    subject: str
    text: str
    html: str


class Catcher:
    """Keeps the last mails, the newest first; aiosmtpd hands them in."""

    def __init__(self) -> None:
        self.mails: deque[CaughtMail] = deque(maxlen=KEPT)

    async def handle_DATA(self, _server: SMTP, _session: object, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        """Keep a mail."""
        content = envelope.original_content or b""
        message = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
        self.mails.appendleft(
            CaughtMail(
                id=str(message["Message-ID"] or ""),
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                to=list(envelope.rcpt_tos),
                subject=str(message["Subject"] or ""),
                text=_part(message, "plain"),
                html=_part(message, "html"),
            )
        )
        return "250 Caught"


def create_app() -> Starlette:
    """Return the page; its lifespan runs the SMTP server on the port of ``MAIL_SMTP_PORT``.

    The SMTP server listens on loopback alone unless ``MAIL_SMTP_HOST`` says otherwise.
    """
    catcher = Catcher()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        server = await asyncio.get_running_loop().create_server(
            lambda: SMTP(catcher, hostname="localhost", data_size_limit=MAX_BYTES),
            os.environ.get(HOST_VARIABLE, "127.0.0.1"),
            int(os.environ[PORT_VARIABLE]),
        )
        yield
        server.close()

    async def show(_request: Request) -> HTMLResponse:
        return HTMLResponse(_page(catcher.mails))

    async def give(_request: Request) -> JSONResponse:
        return JSONResponse([asdict(mail) for mail in catcher.mails])

    async def ready(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[
            Route("/", show),
            Route("/messages.json", give),
            Route("/health/ready", ready),
        ],
        lifespan=lifespan,
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part is not None else ""


def _page(mails: deque[CaughtMail]) -> str:
    shown = "".join(map(_entry, mails)) or "<p>No mail yet.</p>"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>Caught mail</h1><p>Nothing leaves this machine. "
        f'<a href="/">Look again</a></p>{shown}</body></html>'
    )


def _entry(mail: CaughtMail) -> str:
    said = html.escape(mail.text)
    linked = _LINK.sub(lambda link: f'<a href="{link[0]}">{link[0]}</a>', said)
    return (
        f"<details><summary><b>{html.escape(mail.subject)}</b><br>"
        f"<small>{html.escape(', '.join(mail.to))}, {mail.at}</small></summary>"
        f"<pre>{linked}</pre>"
        f'<iframe sandbox title="HTML" srcdoc="{html.escape(mail.html)}"></iframe></details>'
    )
