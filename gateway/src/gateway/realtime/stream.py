"""The caller's own events, live, and from where they left off."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from functools import partial
from http import HTTPStatus
from urllib.parse import parse_qs

import structlog
from privet_shared.auth.tokens import TokenClaims
from privet_shared.errors import Unavailable, Unprocessable

from gateway.auth import Authenticator
from gateway.errors import BadLastEventId
from gateway.exchange import Exchange
from gateway.realtime.connections import Connection
from gateway.realtime.filters import EventFilter, filter_of_message
from gateway.realtime.frames import Frame
from gateway.realtime.hub import Hub
from gateway.realtime.pulse import Pulse
from gateway.realtime.replay import HistoryGone, Replay
from gateway.realtime.subscriber import End, Subscriber
from gateway.realtime.tickets import LIFETIME_SECONDS, StreamTickets
from gateway.routes import Auth

PART_BYTES = 64 * 1024
"""About how much is sent before a client has to have taken some of it."""
_SEQUENCE = re.compile(r"[0-9]{1,18}")

log = structlog.get_logger(__name__)


class EventStreams:
    """Serves event streams and the tickets that open them."""

    def __init__(
        self,
        *,
        hub: Hub,
        replay: Replay,
        tickets: StreamTickets,
        authenticator: Authenticator,
        heartbeat_seconds: float,
    ) -> None:
        self._hub = hub
        self._replay = replay
        self._tickets = tickets
        self._authenticator = authenticator
        self._pulse = Pulse(heartbeat_seconds)

    async def authenticate(self, exchange: Exchange) -> TokenClaims:
        """Return the caller by ``Authorization`` or ``?ticket=``; raises ``Unauthorized``."""
        ticket = _query(exchange).get("ticket", [""])[-1]
        if exchange.header(b"authorization") or not ticket:
            claims = await self._authenticator.authenticate(exchange, Auth.REQUIRED)
        else:
            claims = await self._tickets.redeem(ticket)
            self._authenticator.check_session(claims)
        assert claims is not None  # noqa: S101  # REQUIRED never lets an anonymous caller in
        return claims

    async def give_ticket(self, exchange: Exchange, claims: TokenClaims) -> None:
        """Answer with a single-use ticket."""
        ticket = await self._tickets.issue(claims)
        await exchange.answer_json(
            HTTPStatus.CREATED, {"ticket": ticket, "expires_in": LIFETIME_SECONDS}
        )

    def read(self, exchange: Exchange) -> tuple[int | None, EventFilter]:
        """Return from where the client wants events and which.

        Raises ``BadLastEventId``, ``UnknownTopic`` or ``BadFilter``.
        """
        return _last_event_id(exchange), EventFilter.parse(_query(exchange))

    async def serve(self, exchange: Exchange, claims: TokenClaims, connection: Connection) -> None:
        """Send events until the token expires, the session ends or the client goes.

        Raises ``BadLastEventId``, ``UnknownTopic``, ``BadFilter``, ``TooManyStreams``, and
        ``Unavailable`` while the stream's position is not known.
        """
        last_event_id, wanted = self.read(exchange)
        if not self._hub.is_started:
            raise Unavailable
        subscriber = self._hub.subscribe(claims, wanted)
        expiry = asyncio.get_running_loop().call_later(
            max(claims.exp - time.time(), 0), subscriber.finish, End.TOKEN_EXPIRED
        )
        try:
            # A revocation between the first check and the subscription found nobody to tell.
            self._authenticator.check_session(claims)
            await connection.open()
            if exchange.method == "HEAD":
                await exchange.send_chunk(b"", more=False)
                return
            connection.watch(
                on_gone=partial(subscriber.finish, End.DISCONNECTED), on_message=subscriber.wake
            )
            self._pulse.add(subscriber)
            await self._serve(connection, subscriber, last_event_id)
        finally:
            expiry.cancel()
            self._pulse.discard(subscriber)
            connection.unwatch()
            self._hub.unsubscribe(subscriber)

    async def _serve(
        self, connection: Connection, subscriber: Subscriber, last_event_id: int | None
    ) -> None:
        """Send until the end and say why it came; give up on a client that does not read."""
        try:
            async with asyncio.timeout(None) as subscriber.patience:
                await self._send_all(connection, subscriber, last_event_id)
        except TimeoutError:
            if subscriber.end is not End.SLOW_CLIENT:
                raise
        subscriber.patience = None
        reason = subscriber.end
        log.info("events.ended", reason=reason, user_id=str(subscriber.user_id))
        if reason is not None and reason is not End.DISCONNECTED:
            await connection.finish(reason)

    async def _send_all(
        self, connection: Connection, subscriber: Subscriber, last_event_id: int | None
    ) -> None:
        if last_event_id is None:
            self._hub.go_live(subscriber)
            await connection.start_at(subscriber.seen)
        else:
            subscriber.seen = last_event_id
            await connection.start_at(None)
            await self._catch_up(connection, subscriber)
        while subscriber.end is None:
            await subscriber.wait()
            await self._send(connection, subscriber, subscriber.take())
            await self._attend(connection, subscriber)

    async def _catch_up(self, connection: Connection, subscriber: Subscriber) -> None:
        """Send what the client missed, or tell it to read anew; then it is live."""
        hub = self._hub
        if subscriber.seen > hub.position:  # it was at a process that is ahead, or it made it up
            await self._read_stream(connection, subscriber)
        while subscriber.end is None and not subscriber.is_live:
            if subscriber.seen < hub.floor:
                await self._read_stream(connection, subscriber)
            elif frames := hub.recent(subscriber):
                await self._send(connection, subscriber, frames)
            else:
                hub.go_live(subscriber)

    async def _read_stream(self, connection: Connection, subscriber: Subscriber) -> None:
        """Send what the memory does not hold any more."""
        until = max(self._hub.position, subscriber.seen)
        catchup = self._replay.start(subscriber, until=until)
        try:
            while subscriber.end is None and not catchup.is_done:
                await subscriber.wait()
                await self._send(connection, subscriber, catchup.take())
                self._replay.resume(catchup)
                await self._attend(connection, subscriber)
        except HistoryGone:
            self._hub.go_live(subscriber)
            subscriber.seen = position = self._hub.position
            await connection.notify("resync", {"reason": "history_gone"}, sequence=position)
        finally:
            self._replay.stop(catchup)

    async def _send(
        self, connection: Connection, subscriber: Subscriber, frames: Sequence[Frame]
    ) -> None:
        """Send events in parts; a client that takes one before its time is up keeps the stream."""
        for part in _parts(frames):
            if subscriber.end is not None:
                return
            await connection.send(part)
            subscriber.is_beat_due = False

    async def _attend(self, connection: Connection, subscriber: Subscriber) -> None:
        """Answer what the client said, and send a heartbeat when it is time for one."""
        if subscriber.end is not None:
            return
        said = connection.take_message()
        if said is not None:
            await self._change_filter(connection, subscriber, said)
        if subscriber.is_beat_due:
            subscriber.is_beat_due = False
            position = self._hub.position
            await connection.heartbeat(position if subscriber.is_up_to(position) else None)

    async def _change_filter(
        self, connection: Connection, subscriber: Subscriber, said: str
    ) -> None:
        """Follow other topics from now on, or say why not."""
        try:
            wanted = filter_of_message(said)
        except Unprocessable as error:
            problem = {"code": error.code, "detail": error.detail}
            await connection.notify("filter.refused", problem)
        else:
            subscriber.want(wanted)
            await connection.notify("filter.changed", wanted.as_json())


def _parts(frames: Sequence[Frame]) -> Iterator[Sequence[Frame]]:
    if len(frames) == 1:
        yield frames
        return
    start = size = 0
    for index, frame in enumerate(frames, 1):
        size += len(frame.as_event())
        if size >= PART_BYTES or index == len(frames):
            yield frames[start:index]
            start, size = index, 0


def _query(exchange: Exchange) -> dict[str, list[str]]:
    return parse_qs(exchange.query.decode("latin-1"), keep_blank_values=True)


def _last_event_id(exchange: Exchange) -> int | None:
    """Return ``Last-Event-ID``, or ``?last_event_id=`` where no header can be set."""
    header = exchange.header(b"last-event-id")
    text = (
        header.decode("latin-1")
        if header is not None
        else _query(exchange).get("last_event_id", [""])[-1]
    )
    if not text:
        return None
    if not _SEQUENCE.fullmatch(text):
        raise BadLastEventId
    return int(text)
