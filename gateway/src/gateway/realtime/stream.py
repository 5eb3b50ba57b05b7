"""The caller's own events, live, and from where they left off."""

import asyncio
import contextlib
import re
import time
from collections.abc import Coroutine
from contextlib import aclosing
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

import structlog
from privet_shared.auth.tokens import TokenClaims
from privet_shared.errors import Unavailable

from gateway.auth import Authenticator
from gateway.errors import BadLastEventId
from gateway.exchange import Exchange
from gateway.realtime.connections import Connection
from gateway.realtime.hub import Hub, Subscriber
from gateway.realtime.replay import HistoryGone, Replay
from gateway.realtime.tickets import LIFETIME_SECONDS, StreamTickets
from gateway.routes import Auth

SEND_SECONDS = 10.0
_SEQUENCE = re.compile(r"[0-9]{1,18}")
_SESSION_REASONS = frozenset({"token_expired", "session_revoked"})

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
        self._heartbeat_seconds = heartbeat_seconds

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

    async def serve(self, exchange: Exchange, claims: TokenClaims, connection: Connection) -> None:
        """Send events until the token expires, the session ends or the client goes.

        Raises ``BadLastEventId``, ``TooManyStreams``, and ``Unavailable`` while the stream's
        position is not known.
        """
        last_event_id = _last_event_id(exchange)
        if not self._hub.is_started:
            raise Unavailable
        subscriber = self._hub.subscribe(claims)
        joined_at = self._hub.position
        loop = asyncio.get_running_loop()
        expiry = loop.call_later(
            max(claims.exp - time.time(), 0), subscriber.finish, "token_expired"
        )
        watcher = asyncio.create_task(_watch_client(connection, subscriber))
        try:
            # A revocation between the first check and the subscription found nobody to tell.
            self._authenticator.check_session(claims)
            await connection.open()
            if exchange.method == "HEAD":
                await exchange.send_chunk(b"", more=False)
                return
            await self._send_all(
                connection, subscriber, last_event_id=last_event_id, joined_at=joined_at
            )
        finally:
            expiry.cancel()
            watcher.cancel()
            self._hub.unsubscribe(subscriber)

    async def _send_all(
        self,
        connection: Connection,
        subscriber: Subscriber,
        *,
        last_event_id: int | None,
        joined_at: int,
    ) -> None:
        """Send until the end and say why it came; give up on a client that does not read."""
        try:
            if last_event_id is None:
                subscriber.seen = joined_at
                await _send(connection.start_at(joined_at))
            else:
                await _send(connection.start_at(None))
                await self._resume(connection, subscriber, after=last_event_id, until=joined_at)
            while subscriber.end is None:
                if not await subscriber.wait(self._heartbeat_seconds):
                    await _send(connection.heartbeat())
                elif subscriber.end is None and (frames := subscriber.take()):
                    await _send(connection.send(frames))
            reason = subscriber.end
            if reason == "disconnected":
                return
            name = "session.ended" if reason in _SESSION_REASONS else "stream.closed"
            await _send(connection.finish(name, reason))
        except TimeoutError:
            log.info("events.client_stuck", user_id=str(subscriber.user_id))
        else:
            log.info("events.ended", reason=reason, user_id=str(subscriber.user_id))

    async def _resume(
        self, connection: Connection, subscriber: Subscriber, *, after: int, until: int
    ) -> None:
        """Send what the client missed, or tell it to read anew."""
        missed = self._replay.run(
            subscriber, after=after, until=until, patience=self._heartbeat_seconds
        )
        try:
            async with aclosing(missed) as frames:
                async for frame in frames:
                    if subscriber.end is not None:
                        return
                    await _send(connection.send([frame]) if frame else connection.heartbeat())
        except HistoryGone:
            subscriber.seen = until
            await _send(connection.notify("resync", {"reason": "history_gone"}, sequence=until))


async def _send(sending: Coroutine[Any, Any, None]) -> None:
    async with asyncio.timeout(SEND_SECONDS):
        await sending


async def _watch_client(connection: Connection, subscriber: Subscriber) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        await connection.wait_closed()
        subscriber.finish("disconnected")


def _query(exchange: Exchange) -> dict[str, list[str]]:
    return parse_qs(exchange.query.decode("latin-1"))


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
