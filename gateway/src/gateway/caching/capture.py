"""An exchange whose answer is kept in memory instead of being sent."""

from collections.abc import Callable

from gateway.exchange import Exchange
from gateway.head import RawHeaders, RequestHead

MAX_BODY_BYTES = 1024 * 1024


class TooLargeToShare(Exception):
    """The answer is no small document."""


class Capture:
    """The client's side of an exchange that has no client."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: RawHeaders = []
        self.is_whole = False
        self._body = bytearray()

    @property
    def body(self) -> bytes:
        """What came of the body."""
        return bytes(self._body)

    async def respond(self, status: int, headers: RawHeaders, body: bytes) -> None:
        """Keep a whole answer; raises ``TooLargeToShare``."""
        self.send_head(status, headers)
        await self.send(body, more=False)

    def send_head(self, status: int, headers: RawHeaders) -> None:
        """Keep status and headers."""
        self.status = status
        self.headers = [pair for pair in headers if pair[0] != b"content-length"]

    async def send(self, chunk: bytes, *, more: bool) -> None:
        """Keep a part of the body; raises ``TooLargeToShare``."""
        self._body += chunk
        if len(self._body) > MAX_BODY_BYTES:
            raise TooLargeToShare
        self.is_whole = not more

    async def read(self) -> tuple[bytes, bool]:
        """Return the request's body, which is empty."""
        return b"", False

    def interrupt_read(self) -> None:
        """Nothing is read."""

    async def wait_closed(self) -> None:
        """Nobody is there to go."""

    def on_closed(self, action: Callable[[], None] | None) -> None:
        """Nobody is there to go."""


def anonymous_copy(exchange: Exchange, capture: Capture, names: tuple[bytes, ...]) -> Exchange:
    """Return the same request by nobody in particular: only ``names`` of its headers are kept."""
    first = {name: exchange.first[name] for name in names if name in exchange.first}
    head = RequestHead("GET", exchange.raw_path, exchange.query, list(first.items()), first)
    copy = Exchange(capture, head, exchange.peer, exchange.scheme)
    copy.context = exchange.context
    copy.route = exchange.route
    copy.answer_headers = []
    return copy
