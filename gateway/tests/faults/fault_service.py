"""The service behind the proxy; the last segment of the path says how it answers."""

from typing import Any

from gateway_support import FakeService

HALF = bytes(range(256)) * 200
BODY = HALF + HALF


class Source(FakeService):
    """Sends a body of a known length, in chunks, or when it is told to."""

    async def do_sized(self, _receive: Any, send: Any) -> None:
        await self.answer(send, BODY)

    async def do_chunked(self, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(2):
            await send({"type": "http.response.body", "body": HALF, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def do_wait(self, _receive: Any, send: Any) -> None:
        await self.go_on.wait()
        await self.answer(send, b"waited")

    async def do_take(self, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                self.disconnects += 1
                return
            self.taken_bytes += len(message["body"])
            if not message.get("more_body"):
                await self.answer(send, b"%d" % self.taken_bytes)
                return

    async def do_give(self, receive: Any, send: Any) -> None:
        """Give until the client goes."""
        await send({"type": "http.response.start", "status": 200, "headers": []})
        part = {"type": "http.response.body", "body": bytes(64 * 1024), "more_body": True}
        for _ in range(64):
            await send(part)
        await self.until_disconnect(receive)
