"""The people and things that requests of the contract are made with."""

import asyncio
import itertools
import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pyotp
from contract_table import STAFF, Who

API = "/api/v1"
PASSWORD = "correct-horse-42"
NEW_PASSWORD = "battery-staple-43"
_TOKEN = re.compile(r"[?&#]token=([\w.-]+)")


@dataclass(slots=True)
class Call:
    """A request that would succeed for somebody who may make it."""

    path: dict[str, str] = field(default_factory=dict)
    json: Any = None
    params: dict[str, str] = field(default_factory=dict)
    content: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    as_who: Any = None
    """Who sends it instead of the usual person of this kind, to whom it would do harm."""


class World:
    """One person of each kind, and what they can be given to act on."""

    def __init__(
        self,
        *,
        http: httpx.AsyncClient,
        mail_url: str,
        sign_up: Callable[..., Awaitable[Any]],
        people: dict[Who, Any],
        jpeg: bytes,
    ) -> None:
        self.http = http
        self._mail_url = mail_url
        self._sign_up = sign_up
        self.people = people
        self._jpeg = jpeg
        self._numbers = itertools.count()
        self._ids: dict[Who, str] = {}

    @property
    def owner(self) -> Any:
        return self.people[Who.OWNER]

    @property
    def technician(self) -> Any:
        return self.people[Who.TECHNICIAN]

    @property
    def admin(self) -> Any:
        return self.people[Who.ADMIN]

    def unique(self, prefix: str = "c") -> str:
        return f"{prefix}-{os.getpid()}-{next(self._numbers)}"

    async def id_of(self, who: Who) -> str:
        if who not in self._ids:
            self._ids[who] = (await self.people[who].me())["id"]
        return self._ids[who]

    async def disposable(self, who: Who) -> Any:
        """Return a new person of this kind; those who are out stay who they are."""
        if who in (Who.ANONYMOUS, Who.BLOCKED, Who.DELETED):
            return self.people[who]
        person = await self._sign_up(email=f"{self.unique('p')}@example.com")
        if who not in STAFF:
            return person
        me = await person.me()
        changed = await self.admin.patch(
            f"/admin/users/{me['id']}", {"roles": ["customer", who.value]}
        )
        assert changed.status_code == 200, changed.text
        return await self.sign_in(person, me["email"])

    async def sign_in(self, person: Any, email: str) -> Any:
        answer = await self.http.post(
            f"{API}/auth/login", json={"email": email, "password": PASSWORD}
        )
        assert answer.status_code == 200, answer.text
        return type(person)(self.http, answer.json())

    async def with_totp(self, who: Who) -> tuple[Any, str]:
        """Return a new person of this kind whose second factor is on, and its secret."""
        person = await self.disposable(who)
        enrolled = await person.post("/auth/totp/enroll", {"password": PASSWORD})
        if enrolled.status_code != 200:
            return person, ""
        secret = enrolled.json()["secret"]
        confirmed = await person.post("/auth/totp/confirm", {"code": pyotp.TOTP(secret).now()})
        assert confirmed.status_code == 200, confirmed.text
        return person, secret

    async def mailed_token(self, email: str, *, besides: frozenset[str] = frozenset()) -> str:
        """Return the token of the newest link that was mailed to ``email``."""
        async with asyncio.timeout(20), httpx.AsyncClient(base_url=self._mail_url) as mail:
            while True:
                for caught in (await mail.get("/messages.json")).json():
                    if email in caught["to"]:
                        for token in _TOKEN.findall(caught["text"]):
                            if token not in besides:
                                return str(token)
                await asyncio.sleep(0.1)

    async def device(self, owner: Any = None) -> dict[str, Any]:
        made: dict[str, Any] = await (owner or self.owner).device()
        return made

    async def ticket(self, *moves: str, **fields: Any) -> dict[str, Any]:
        ticket: dict[str, Any] = await self.owner.ticket(**fields)
        for status in moves:
            moved = await self.technician.move(ticket, status)
            assert moved.status_code == 200, moved.text
        return ticket

    async def message(self, collection: str, subject_id: str) -> str:
        made = await self.owner.make(f"/{collection}/{subject_id}/messages", {"body": "Алло"})
        return str(made["id"])

    async def case(self) -> str:
        made = await self.owner.make("/support", {"subject": "Счёт", "body": "Не пришёл"})
        return str(made["id"])

    async def photo(self, person: Any, *, purpose: str = "device_photo") -> str:
        return str(await person.upload(self._jpeg, purpose=purpose))

    async def processed_photo(self) -> str:
        media_id = await self.photo(self.owner)
        async with asyncio.timeout(20):
            while (await self.owner.get(f"/media/{media_id}")).json()["status"] != "ready":
                await asyncio.sleep(0.1)
        return media_id

    async def announced(self, person: Any) -> dict[str, Any]:
        """Announce an upload and send it, without completing it."""
        upload: dict[str, Any] = await person.make(
            "/media/uploads",
            {
                "filename": "p.jpg",
                "content_type": "image/jpeg",
                "size": len(self._jpeg),
                "purpose": "avatar",
            },
        )
        target = upload["upload"]
        async with httpx.AsyncClient() as storage:
            sent = await storage.put(target["url"], content=self._jpeg, headers=target["headers"])
        assert sent.is_success
        return upload

    async def notification(self) -> str:
        """Return a notification of the owner's, of a new event."""
        ticket = await self.ticket("in_progress")
        async with asyncio.timeout(20):
            while True:
                for row in (await self.owner.get("/notifications")).json():
                    if row["subject_id"] == ticket["id"]:
                        return str(row["id"])
                await asyncio.sleep(0.1)

    async def category(self) -> str:
        made = await self.admin.make("/faq/categories", category_body(self.unique("cat")))
        return str(made["slug"])

    async def article(self) -> str:
        made = await self.admin.make(
            "/faq/articles", article_body(await self.category(), self.unique("art"))
        )
        return str(made["id"])

    async def page(self) -> str:
        made = await self.admin.make("/pages", page_body(self.unique("page")))
        return str(made["slug"])


def category_body(slug: str) -> dict[str, Any]:
    return {"slug": slug, "titles": {"ru": "Ремонт", "en": "Repair"}}


def article_body(category: str, slug: str) -> dict[str, Any]:
    text = {"title": "Не греет", "body": "Проверьте **розетку**."}
    return {
        "category": category,
        "slug": slug,
        "status": "published",
        "translations": {"ru": text, "en": {"title": "Cold", "body": "Check the socket."}},
    }


def page_body(slug: str) -> dict[str, Any]:
    text = {"title": "О нас", "body": "Мы чиним."}
    return {
        "slug": slug,
        "published": True,
        "translations": {"ru": text, "en": {"title": "About", "body": "We repair."}},
    }
