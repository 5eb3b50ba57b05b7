"""Messages of a pull consumer, taken as they come (ADR-37 of NATS calls it 'consume').

Not nats-py's ``fetch``: it asks anew each time, while the server still delivers under the request
before, and then holds what came until that request expires: up to five seconds.
"""

import asyncio
import contextlib
import json
from collections import deque

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.errors import APIError

REQUEST_SECONDS = 30.0
_GRACE_SECONDS = 2.0
_NANOSECONDS = 1_000_000_000
_HEARTBEAT = "100"
_REQUEST_IS_OVER = frozenset({"404", "408"})
"""No messages; the request has expired."""


class PullSubscription:
    """A pull consumer of a stream; one request for messages is open at a time."""

    def __init__(self, client: Client, *, stream: str, consumer: str) -> None:
        self.consumer = consumer
        self._client = client
        self._subject = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{consumer}"
        self._inbox = client.new_inbox()
        self._subscription: Subscription | None = None
        self._arrived: deque[Msg] = deque()
        self._news = asyncio.Event()
        self._left = 0
        """How many messages the open request may still bring."""
        self._request_ends_at = 0.0
        self.is_renewed = False
        """Whether the connection was, since: an ephemeral consumer may be gone with the old one."""

    async def open(self) -> None:
        """Begin to listen; messages come with the first ``fetch``."""
        self._subscription = await self._client.subscribe(self._inbox, cb=self._take)

    async def unsubscribe(self) -> None:
        """Listen no more, connected or not; what came and was not fetched is dropped."""
        if self._subscription is not None:
            with contextlib.suppress(NatsError, OSError):
                await self._subscription.unsubscribe()

    def renew(self) -> None:
        """Note that the connection was renewed: a request that was open is lost without a word."""
        self.is_renewed = True
        self._left = 0
        self._news.set()

    async def fetch(self, *, batch: int, patience: float) -> list[Msg]:
        """Return what has come, or the next to come; none when ``patience`` seconds ran out.

        None as well when the open request has ended or the connection was renewed. At most
        ``batch`` messages are under way at a time. Raises a NATS error when the consumer is gone.
        """
        if not self._arrived:
            await self._request(batch)
        try:
            async with asyncio.timeout(patience):
                await self._news.wait()
        except TimeoutError:
            return []
        messages: list[Msg] = []
        while self._arrived:
            status = JetStreamContext.is_status_msg(self._arrived[0])
            if status is None:
                self._left -= 1
                messages.append(self._arrived.popleft())
            elif status == _HEARTBEAT:
                self._arrived.popleft()
            elif status in _REQUEST_IS_OVER:
                self._arrived.popleft()
                self._left = 0
            elif messages:
                return messages  # the error comes next time
            else:
                APIError.from_msg(self._arrived.popleft())
        self._news.clear()
        return messages

    async def _request(self, batch: int) -> None:
        now = asyncio.get_running_loop().time()
        if self._left > 0 and now < self._request_ends_at:
            return
        request = {"batch": batch, "expires": int(REQUEST_SECONDS * _NANOSECONDS)}
        await self._client.publish(self._subject, json.dumps(request).encode(), self._inbox)
        self._left = batch
        self._request_ends_at = now + REQUEST_SECONDS + _GRACE_SECONDS

    async def _take(self, message: Msg) -> None:
        self._arrived.append(message)
        self._news.set()
