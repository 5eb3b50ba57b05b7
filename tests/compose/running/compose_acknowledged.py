"""All that the stack says yes to while it is disturbed: each is asked for again afterwards."""

import asyncio
import io
import itertools
import os
from dataclasses import dataclass, field
from typing import Any

import httpx
from compose_tests import content
from media_service.domain.statuses import PROCESSING_LEASE
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
    accounts: list[str] = field(default_factory=list)
    """Telephone numbers."""
    devices: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)
    photos: list[tuple[str, str]] = field(default_factory=list)
    """The sender's telephone number, and the file's id."""
    late: list[tuple[str, str]] = field(default_factory=list)
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
        for phone in self.accounts:
            assert (await (await self._sign_in(phone)).me())["phone"] == phone
        for person, device in self.devices:
            found = (await person.get(f"/devices/{device['id']}")).json()
            assert found["serial_number"] == device["serial_number"]
            assert [each["id"] for each in (await person.get("/devices/my")).json()] == [
                device["id"]
            ]
        for phone, photo in self.photos:
            if not await self._is_processed(phone, photo):
                self.late.append((phone, photo))

    async def check_late(self) -> None:
        """Ask for the photos that were still being processed: a lease may have to run out."""
        async with asyncio.timeout(PROCESSING_LEASE.total_seconds() + 60):
            for phone, photo in self.late:
                while not await self._is_processed(phone, photo):
                    await asyncio.sleep(3)

    async def _is_processed(self, phone: str, photo: str) -> bool:
        """Whether a photo is ready; one that is must be the one that was sent."""
        person = await self._sign_in(phone)
        status = (await person.get(f"/media/{photo}")).json()["status"]
        assert status in {"processing", "ready"}
        if status == "ready":
            with Image.open(io.BytesIO(await content(person, photo))) as image:
                assert image.size == (640, 480)
        return bool(status == "ready")

    async def _sign_in(self, phone: str) -> Any:
        """Return the person, by a token of now."""
        answer = await self.http.post(
            f"{API}/auth/login", json={"phone": phone, "password": PASSWORD}
        )
        assert answer.status_code == 200, answer.text
        return self.make_person(self.http, answer.json())

    async def _live(self) -> None:
        phone = f"+7{next(_numbers)}"
        body = {"phone": phone, "password": PASSWORD, "email": f"a{phone[1:]}@example.com"}
        tokens = _yes(await self.http.post(f"{API}/auth/register", json=body))
        person = self.make_person(self.http, tokens)
        self.accounts.append(phone)
        me = _yes(await person.get("/user/me"))
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
        self.photos.append((phone, upload["id"]))


def _yes(answer: httpx.Response) -> dict[str, Any]:
    if answer.status_code >= 500:
        raise NotAcknowledged(answer.text)
    assert answer.is_success, answer.text
    body: dict[str, Any] = answer.json()
    return body
