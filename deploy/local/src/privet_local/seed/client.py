"""The public API as one person uses it."""

import asyncio
import re
from typing import Any

import httpx

MAIL_ATTEMPTS = 200
MAIL_POLL_SECONDS = 0.1
_TOKEN = re.compile(r"/verify-email#token=([\w-]+)")


class Person:
    """A signed-in caller."""

    def __init__(self, http: httpx.AsyncClient, access_token: str) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {access_token}"}

    async def get(self, path: str, **params: Any) -> Any:
        """Return the JSON at ``path``."""
        return _json(await self._http.get(path, params=params, headers=self._headers))

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        """Create something and return it."""
        return _json(await self._http.post(path, json=body, headers=self._headers))

    async def patch(self, path: str, body: dict[str, Any]) -> Any:
        """Change something and return it."""
        return _json(await self._http.patch(path, json=body, headers=self._headers))

    async def put(self, path: str, body: dict[str, Any]) -> Any:
        """Replace something and return it."""
        return _json(await self._http.put(path, json=body, headers=self._headers))

    async def verify_email(self, mail_url: str) -> None:
        """Follow the link that the stack's mail catcher has for the person."""
        me = await self.get("/user/me")
        if me["email_verified"]:
            return
        # Refused when enough were sent already: then one of those will do.
        await self._http.post("/auth/verify-email/send", headers=self._headers)
        token = await _until_mailed(self._http, mail_url, me["email"])
        verified = await self._http.post("/auth/verify-email", json={"token": token})
        verified.raise_for_status()

    async def upload(self, content: bytes, *, filename: str, purpose: str) -> str:
        """Send a JPEG straight to storage and return its media id."""
        ticket = await self.post(
            "/media/uploads",
            {
                "filename": filename,
                "content_type": "image/jpeg",
                "size": len(content),
                "purpose": purpose,
            },
        )
        upload = ticket["upload"]
        (
            await self._http.request(
                upload["method"], upload["url"], content=content, headers=upload["headers"]
            )
        ).raise_for_status()
        media_id: str = ticket["id"]
        await self.post(f"/media/uploads/{media_id}/complete", {})
        return media_id


async def _until_mailed(http: httpx.AsyncClient, mail_url: str, email: str) -> str:
    """Return the token of the newest link that was mailed; raises ``TimeoutError``."""
    for _ in range(MAIL_ATTEMPTS):
        for mail in _json(await http.get(f"{mail_url}/messages.json")):
            if email in mail["to"] and (link := _TOKEN.search(mail["text"])):
                return link[1]
        await asyncio.sleep(MAIL_POLL_SECONDS)
    raise TimeoutError("the mail did not arrive")


def _json(response: httpx.Response) -> Any:
    if response.is_error:
        request = response.request
        raise httpx.HTTPStatusError(
            f"{request.method} {request.url} answered {response.status_code}: {response.text}",
            request=request,
            response=response,
        )
    return response.json()


async def sign_in(http: httpx.AsyncClient, *, email: str, password: str) -> Person | None:
    """Return the person, None when there is no such account."""
    response = await http.post("/auth/login", json={"email": email, "password": password})
    if response.status_code == httpx.codes.UNAUTHORIZED:
        return None
    return Person(http, _json(response)["access_token"])


async def sign_up(http: httpx.AsyncClient, **fields: str) -> Person:
    """Register a customer."""
    return Person(http, _json(await http.post("/auth/register", json=fields))["access_token"])
