"""Durable consumers: at-least-once delivery in, exactly-once effect out (with the inbox)."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from pydantic import ValidationError

from privet_shared.context import RequestContext, use_context
from privet_shared.messaging.envelope import Envelope, Event
from privet_shared.messaging.nats import EventBus

MAX_DELIVERIES = 10
BACK_OFF_SECONDS = (0.2, 0.5, 1, 2, 5, 10, 30, 60, 120)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery of an event to one consumer: what the inbox remembers."""

    consumer: str
    event_id: UUID
    occurred_at: datetime


Handler = Callable[[Any, Delivery], Awaitable[None]]


class EventConsumer:
    """A durable consumer and its handlers by event type.

    A handler claims the delivery in the transaction of its effect (``UnitOfWork.claim``). One
    that raises is tried again with back-off; after ``MAX_DELIVERIES`` the message goes to the
    dead letters.
    """

    def __init__(self, durable: str, handlers: Mapping[type[Event], Handler]) -> None:
        self.durable = durable
        self._handlers = {event.type: (event, handler) for event, handler in handlers.items()}

    async def run(self, bus: EventBus) -> None:
        """Handle events for ever; outages of NATS are waited out."""
        while True:
            try:
                subscription = await bus.subscribe_durable(self.durable, sorted(self._handlers))
                try:
                    while True:
                        for message in await bus.fetch(subscription):
                            await self._receive(bus, message)
                finally:
                    await subscription.unsubscribe()
            except (NatsError, TimeoutError, OSError) as error:
                log.warning("consumer.renewed", consumer=self.durable, error=str(error))
                await asyncio.sleep(0.2)

    async def handle(self, envelope: Envelope) -> None:
        """Call the handler of the event's type; types that nobody here handles are passed over."""
        if envelope.type not in self._handlers:
            return
        event, handler = self._handlers[envelope.type]
        context = RequestContext.accept(envelope.requestid, envelope.traceparent)
        with use_context(context):
            await handler(
                event.model_validate(envelope.data),
                Delivery(self.durable, envelope.id, envelope.time),
            )

    async def _receive(self, bus: EventBus, message: Msg) -> None:
        try:
            await self.handle(Envelope.model_validate_json(message.data))
        except ValidationError as error:
            await self._bury(bus, message, reason=f"not a valid event: {error}")
        except Exception as error:
            deliveries = message.metadata.num_delivered or 1
            log.exception("consumer.failed", consumer=self.durable, deliveries=deliveries)
            if deliveries >= MAX_DELIVERIES:
                await self._bury(bus, message, reason=f"{type(error).__name__}: {error}")
            else:
                await message.nak(delay=BACK_OFF_SECONDS[deliveries - 1])
        else:
            await message.ack()

    async def _bury(self, bus: EventBus, message: Msg, *, reason: str) -> None:
        log.error("consumer.dead_letter", consumer=self.durable, reason=reason)
        await bus.publish_dead_letter(message, consumer=self.durable, reason=reason)
        await message.term()
