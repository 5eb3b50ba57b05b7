"""All that the stack says yes to while it is disturbed: each is asked for again afterwards."""

import asyncio
import io
import itertools
import os
from dataclasses import dataclass, field
from typing import Any

import httpx
from compose_tests import content
from PIL import Image

API = "/api/v1"
PASSWORD = "correct-horse-42"
_numbers = itertools.count(9_100_000_000 + os.getpid() % 1000 * 10_000)


class NotAcknowledged(Exception):
    """The stack said that it cannot just now, or nothing at all."""


@dataclass(slots=True)
class Acknowledged:
    """Somebody who signs up, registers a device and sends a photo, again and again.

    ``make_person`` makes one of tokens; ``work`` goes on until ``stop``.
    """

    http: httpx.AsyncClient
    make_person: Any
    jpeg: bytes
    refused: int = 0
    accounts: list[tuple[str, str]] = field(default_factory=list)
    """Telephone number and id."""
    devices: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)
    photos: list[tuple[Any, str]] = field(default_factory=list)
    _is_over: bool = False

    def stop(self) -> None:
        """Let what is under way be the last."""
        self._is_over = True

    async def work(self) -> None:
        """Go on until ``stop``; what is refused is tried anew with something else."""
        while not self._is_over:
            try:
                await self._live()
            except (httpx.TransportError, NotAcknowledged):
                self.refused += 1
                await asyncio.sleep(0.2)

    async def check(self) -> None:
        """Ask for everything again."""
        assert self.accounts
        assert self.devices
        assert self.photos
        for phone, user_id in self.accounts:
            login = {"phone": phone, "password": PASSWORD}
            answer = await self.http.post(f"{API}/auth/login", json=login)
            assert answer.status_code == 200, answer.text
            person = self.make_person(self.http, answer.json())
            assert (await person.me())["id"] == user_id
        for person, device in self.devices:
            found = (await person.get(f"/devices/{device['id']}")).json()
            assert found["serial_number"] == device["serial_number"]
            assert [each["id"] for each in (await person.get("/devices/my")).json()] == [
                device["id"]
            ]
        for person, photo in self.photos:
            await person.until_processed(photo)
            with Image.open(io.BytesIO(await content(person, photo))) as image:
                assert image.size == (640, 480)

    async def _live(self) -> None:
        phone = f"+7{next(_numbers)}"
        body = {"phone": phone, "password": PASSWORD, "email": f"a{phone[1:]}@example.com"}
        tokens = _yes(await self.http.post(f"{API}/auth/register", json=body))
        person = self.make_person(self.http, tokens)
        me = _yes(await person.get("/user/me"))
        self.accounts.append((phone, me["id"]))
        device = {
            "user_id": me["id"],
            "title": "Холодильник",
            "brand": "Atlant",
            "model": "X",
            "serial_number": phone,
        }
        self.devices.append((person, _yes(await person.post("/devices", device))))
        wanted = {
            "filename": "photo.jpg",
            "content_type": "image/jpeg",
            "size": len(self.jpeg),
            "purpose": "ticket_attachment",
        }
        upload = _yes(await person.post("/media/uploads", wanted))
        target = upload["upload"]
        sent = await self.http.request(
            target["method"], target["url"], content=self.jpeg, headers=target["headers"]
        )
        if not sent.is_success:  # by storage, which says it in its own way
            raise NotAcknowledged(sent.text)
        _yes(await person.post(f"/media/uploads/{upload['id']}/complete"))
        self.photos.append((person, upload["id"]))


def _yes(answer: httpx.Response) -> dict[str, Any]:
    if answer.status_code >= 500:
        raise NotAcknowledged(answer.text)
    assert answer.is_success, answer.text
    body: dict[str, Any] = answer.json()
    return body
