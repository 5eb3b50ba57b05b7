"""NATS JetStream: the connection, the streams, publishing, and reading without a gap.

A pull request that is open when the server restarts is lost without a word, so subscriptions are
told of every reconnect; without that, an event would wait for the request to expire.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakSet

import nats
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DeliverPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)
from nats.js.errors import APIError, NotFoundError
from pydantic import ValidationError

from privet_shared.messaging.envelope import Envelope
from privet_shared.messaging.pull import PullSubscription

STREAM = "PRIVET"
DEAD_LETTER_STREAM = "PRIVET_DEAD"
MAX_AGE_SECONDS = 7 * 24 * 3600
DUPLICATE_WINDOW_SECONDS = 3600
ACK_WAIT_SECONDS = 30
FETCH_TIMEOUT_SECONDS = 5.0
TAIL_BATCH = 256
_RETRY_SECONDS = 0.2

log = structlog.get_logger(__name__)

STREAMS = (
    StreamConfig(
        name=STREAM,
        subjects=["privet.>"],
        storage=StorageType.FILE,
        retention=RetentionPolicy.LIMITS,
        max_age=MAX_AGE_SECONDS,
        duplicate_window=DUPLICATE_WINDOW_SECONDS,
    ),
    StreamConfig(
        name=DEAD_LETTER_STREAM,
        subjects=["dead.>"],
        storage=StorageType.FILE,
        retention=RetentionPolicy.LIMITS,
        max_age=4 * MAX_AGE_SECONDS,
    ),
)


@dataclass(frozen=True, slots=True)
class StreamMessage:
    """An event at its place in the stream; ``sequence`` grows and is never used twice.

    ``envelope`` is None for a message that cannot be read, so that readers can move past it.
    """

    sequence: int
    envelope: Envelope | None


class StreamReset(Exception):
    """The stream was made anew: sequences known from before mean nothing now."""


class EventBus:
    """A connection to NATS that heals itself for as long as the process lives."""

    def __init__(self, url: str, *, name: str) -> None:
        self._url = url
        self._name = name
        self._client = Client()
        self._subscriptions: WeakSet[PullSubscription] = WeakSet()

    async def connect(self) -> None:
        """Connect, waiting for the server if need be, and make sure that the streams exist."""
        while True:
            try:
                await self._client.connect(
                    self._url,
                    name=self._name,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=0.1,  # type: ignore[arg-type]  # annotated int, used as seconds
                    connect_timeout=2,
                    ping_interval=5,
                    max_outstanding_pings=2,
                    error_cb=self._on_error,
                    disconnected_cb=self._on_disconnect,
                    reconnected_cb=self._on_reconnect,
                )
                await self._ensure_streams()
            except (NatsError, OSError, TimeoutError) as error:
                log.warning("nats.unreachable", error=str(error))
                with contextlib.suppress(NatsError, OSError):
                    await self._client.close()
                self._client = Client()
                await asyncio.sleep(_RETRY_SECONDS)
            else:
                return

    async def close(self) -> None:
        """Flush what is pending and disconnect."""
        with contextlib.suppress(NatsError, OSError, TimeoutError):
            await self._client.close()

    async def ping(self) -> None:
        """Raise when JetStream does not answer within a second."""
        await self._jetstream(timeout=1).stream_info(STREAM)

    @property
    def is_connected(self) -> bool:
        """Whether the connection stands just now."""
        return self._client.is_connected

    async def publish(self, envelope: Envelope) -> int:
        """Store the event in the stream and return its sequence.

        Publishing the same event id again within the duplicate window stores nothing and gives
        the first one's sequence. Raises a NATS error or ``TimeoutError`` when not acknowledged.
        """
        ack = await self._jetstream().publish(
            envelope.type,
            envelope.model_dump_json().encode(),
            headers={"Nats-Msg-Id": str(envelope.id)},
        )
        return ack.seq

    async def publish_dead_letter(self, message: Msg, *, consumer: str, reason: str) -> None:
        """Keep a message that ``consumer`` cannot handle, with the reason, for people to read."""
        sequence = message.metadata.sequence.stream
        await self._jetstream().publish(
            f"dead.{consumer}.{message.subject}",
            message.data,
            headers={
                "Nats-Msg-Id": f"{consumer}:{sequence}",
                "Privet-Reason": reason.encode("ascii", "replace")
                .decode()[:500]
                .replace("\n", " "),
            },
        )

    async def subscribe_durable(self, durable: str, subjects: Sequence[str]) -> PullSubscription:
        """Bind to a durable pull consumer, creating or updating it to read ``subjects``.

        A new durable starts at the beginning of the stream, so a new service catches up.
        """
        config = ConsumerConfig(
            durable_name=durable,
            filter_subjects=list(subjects),
            ack_policy=AckPolicy.EXPLICIT,
            ack_wait=ACK_WAIT_SECONDS,
            deliver_policy=DeliverPolicy.ALL,
            max_ack_pending=256,
        )
        jetstream = self._jetstream()
        try:
            await jetstream.add_consumer(STREAM, config)
        except NotFoundError:
            await self._restore_streams()
            raise
        return await self._pull(durable)

    async def fetch(
        self,
        subscription: PullSubscription,
        *,
        batch: int = 64,
        patience: float = FETCH_TIMEOUT_SECONDS,
    ) -> list[Msg]:
        """Return waiting messages; none when none came or the connection was renewed."""
        return await subscription.fetch(batch=batch, patience=patience)

    async def last_sequence(self) -> int:
        """Return the sequence of the newest event in the stream, 0 when there was none."""
        return (await self._jetstream().stream_info(STREAM)).state.last_seq

    async def last_of(self, subject: str) -> tuple[int, datetime | None]:
        """Return sequence and time of the newest event of ``subject``; ``(0, None)`` for none."""
        try:
            message = await self._jetstream().get_last_msg(STREAM, subject)
        except NotFoundError:
            return 0, None
        return message.seq or 0, message.time

    async def first_sequence(self) -> int:
        """Return the sequence of the oldest event that the stream still holds."""
        return (await self._jetstream().stream_info(STREAM)).state.first_seq

    async def tail(
        self,
        subjects: Sequence[str],
        *,
        after: int | None = None,
        since: datetime | None = None,
    ) -> AsyncGenerator[StreamMessage, None]:
        """Yield events in order for ever, none lost and none twice, whatever NATS goes through.

        Starts behind sequence ``after``, or at the time ``since``, or else with the next event.
        Raises ``StreamReset`` when the stream was lost and made anew.
        """
        while after is None and since is None:
            try:
                after = await self.last_sequence()
            except (NatsError, TimeoutError):
                await asyncio.sleep(_RETRY_SECONDS)
        created: datetime | None = None
        while True:
            try:
                info = await self._jetstream().stream_info(STREAM)
                if (created or info.created) != info.created or info.state.last_seq < (after or 0):
                    raise StreamReset
                created = info.created
                subscription = await self._subscribe_ephemeral(subjects, after=after, since=since)
            except NotFoundError:
                await self._restore_streams()
                continue
            except (NatsError, TimeoutError):
                await asyncio.sleep(_RETRY_SECONDS)
                continue
            try:
                async for message in self._drain(subscription):
                    after = message.metadata.sequence.stream
                    yield StreamMessage(after, _read(message))
            finally:
                await self._forget_consumer(subscription)

    async def _drain(self, subscription: PullSubscription) -> AsyncIterator[Msg]:
        """Yield messages until the ephemeral consumer may be gone with its connection."""
        while True:
            try:
                messages = await self.fetch(subscription, batch=TAIL_BATCH)
            except NatsError as error:
                log.info("nats.tail_renewed", error=str(error))
                await asyncio.sleep(_RETRY_SECONDS)
                return
            for message in messages:
                yield message
            if subscription.is_renewed:
                return

    async def _subscribe_ephemeral(
        self, subjects: Sequence[str], *, after: int | None, since: datetime | None
    ) -> PullSubscription:
        start: dict[str, Any] = {"deliver_policy": DeliverPolicy.BY_START_SEQUENCE}
        if after is not None:
            start["opt_start_seq"] = after + 1
        else:
            start = {"deliver_policy": DeliverPolicy.BY_START_TIME, "opt_start_time": since}
        info = await self._jetstream().add_consumer(
            STREAM,
            ConsumerConfig(
                filter_subjects=list(subjects),
                ack_policy=AckPolicy.NONE,
                inactive_threshold=30,
                mem_storage=True,
                **start,
            ),
        )
        return await self._pull(info.name)

    async def _forget_consumer(self, subscription: PullSubscription) -> None:
        """Delete an ephemeral consumer at once, where it can be; or else it is gone in time."""
        await subscription.unsubscribe()
        if self._client.is_connected:
            with contextlib.suppress(NatsError, TimeoutError):
                await self._jetstream().delete_consumer(STREAM, subscription.consumer)

    async def _pull(self, consumer: str) -> PullSubscription:
        subscription = PullSubscription(self._client, stream=STREAM, consumer=consumer)
        self._subscriptions.add(subscription)
        await subscription.open()
        return subscription

    async def _restore_streams(self) -> None:
        """Make lost streams anew; services' outboxes hold what was in them."""
        try:
            await self._ensure_streams()
        except (NatsError, TimeoutError) as error:
            log.warning("nats.streams_missing", error=str(error))
            await asyncio.sleep(_RETRY_SECONDS)

    async def _ensure_streams(self) -> None:
        jetstream = self._jetstream()
        for config in STREAMS:
            try:
                await jetstream.update_stream(config)
            except NotFoundError:
                await jetstream.add_stream(config)

    def _jetstream(self, *, timeout: float = 2) -> JetStreamContext:
        return self._client.jetstream(timeout=timeout)

    async def _on_error(self, error: Exception) -> None:
        log.warning("nats.error", error=str(error) or type(error).__name__)

    async def _on_disconnect(self) -> None:
        log.warning("nats.disconnected")

    async def _on_reconnect(self) -> None:
        log.info("nats.reconnected")
        for subscription in tuple(self._subscriptions):
            subscription.renew()


def _read(message: Msg) -> Envelope | None:
    try:
        return Envelope.model_validate_json(message.data)
    except ValidationError:
        log.exception("nats.unreadable_event", sequence=message.metadata.sequence.stream)
        return None


async def delete_streams(url: str) -> None:
    """Remove the streams and all their consumers: for tests and ``privet reset`` alone."""
    client = await nats.connect(url)
    jetstream = client.jetstream()
    for config in STREAMS:
        with contextlib.suppress(APIError):
            await jetstream.delete_stream(str(config.name))
    await client.close()
