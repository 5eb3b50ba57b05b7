"""Public GETs: kept answers, and one call to the service for all who ask at the same time."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from http import HTTPStatus

from privet_shared.auth.tokens import TokenClaims
from privet_shared.messaging.nats import StreamMessage

from gateway.caching.capture import Capture, TooLargeToShare, anonymous_copy
from gateway.caching.store import AnswerStore, KeptAnswer, Key, is_beside, is_of, make_key
from gateway.eager import in_task
from gateway.errors import UpstreamBroken
from gateway.exchange import Exchange
from gateway.head import RawHeaders
from gateway.metrics import Metrics
from gateway.proxy.forward import Proxy
from gateway.routes import CachePolicy, Match, Route

ALWAYS_SENT = (b"host", b"accept")
_KEPT_BY_304 = frozenset({b"cache-control", b"etag", b"vary"})


class SharedGets:
    """Serves routes that have a cache policy to callers who may share answers.

    A shared answer is fetched as an anonymous caller's, so no caller's own data is ever in it.
    Answers are kept only while events arrive: an event forgets what it makes stale, on every
    gateway process, and what is being fetched meanwhile is not kept.
    """

    def __init__(self, proxy: Proxy, metrics: Metrics, *, hears_events: Callable[[], bool]) -> None:
        self.store = AnswerStore()
        self._proxy = proxy
        self._metrics = metrics
        self._fetches: dict[Key, asyncio.Task[KeptAnswer]] = {}
        self._listeners: dict[str, list[tuple[bytes, bool]]] = {}
        self._hears_events = hears_events

    def use_routes(self, routes: Sequence[Route]) -> None:
        """Listen to the events that the routes' policies name; forget what was kept."""
        self.store.clear()
        self._listeners.clear()
        for route in routes:
            policy = route.cache
            if policy is None:
                continue
            for subject in policy.events:
                self._listeners.setdefault(subject, []).append((route.template.encode(), False))
            for subject in policy.object_events:
                self._listeners.setdefault(subject, []).append((route.template.encode(), True))

    async def serve(self, exchange: Exchange, match: Match, policy: CachePolicy) -> bool:
        """Answer the request; False when the answer is too large to be shared."""
        key = make_key(
            match.route.template, match.path, exchange.query, exchange.first, policy.vary
        )
        if not self._hears_events():
            self.store.clear()
        wants_kept = exchange.first.get(b"cache-control") != b"no-cache"
        answer = self.store.get(key) if wants_kept else None
        if answer is None:
            await in_task()
            try:
                answer = await self._fetched(key, exchange, match, policy)
            except TooLargeToShare:
                return False
        else:
            self._metrics.cache_used("hit")
        await _respond(exchange, answer)
        return True

    def take_in(self, message: StreamMessage) -> None:
        """Forget what an event makes stale."""
        if message.envelope is None:
            return
        event_type, object_id = message.envelope.type, message.envelope.subject
        for template, of_object in self._listeners.get(event_type, ()):
            self._forget(partial(is_of, template, object_id.encode() if of_object else None))

    def note_write(self, path: bytes) -> None:
        """Forget what lies beside a path that was written to, before the event comes.

        More than RFC 9111 §4.4 asks: whoever wrote here and reads here sees what they wrote.
        """
        if self.store or self._fetches:
            self._forget(partial(is_beside, path))

    def _forget(self, is_stale: Callable[[Key], bool]) -> None:
        """Drop kept answers, and keep nothing of what is under way."""
        self.store.forget(is_stale)
        for key in [key for key in self._fetches if is_stale(key)]:
            del self._fetches[key]

    @property
    def fetching(self) -> int:
        """How many fetches are under way whose answers may be kept."""
        return len(self._fetches)

    async def _fetched(
        self, key: Key, exchange: Exchange, match: Match, policy: CachePolicy
    ) -> KeptAnswer:
        fetch = self._fetches.get(key)
        self._metrics.cache_used("miss" if fetch is None else "shared")
        if fetch is None:
            fetch = asyncio.create_task(self._fetch(key, exchange, match, policy))
            self._fetches[key] = fetch
            fetch.add_done_callback(lambda done: self._finish(key, done))
        # A caller that leaves takes no other's answer away.
        return await asyncio.shield(fetch)

    async def _fetch(
        self, key: Key, exchange: Exchange, match: Match, policy: CachePolicy
    ) -> KeptAnswer:
        capture = Capture()
        copy = anonymous_copy(exchange, capture, (*ALWAYS_SENT, *policy.vary))
        await self._proxy.forward(copy, match, None)
        if not capture.is_whole:
            raise UpstreamBroken
        now = time.monotonic()
        answer = _as_kept(capture, policy, now)
        is_wanted = self._fetches.get(key) is asyncio.current_task()
        if answer.status == HTTPStatus.OK and is_wanted and self._hears_events():
            self.store.put(key, answer)
        return answer

    def _finish(self, key: Key, done: asyncio.Task[KeptAnswer]) -> None:
        if self._fetches.get(key) is done:
            del self._fetches[key]
        if not done.cancelled():
            done.exception()  # somebody may have left before it failed


def may_share(policy: CachePolicy, claims: TokenClaims | None) -> bool:
    """Whether the caller gets what an anonymous one gets."""
    return claims is None or (policy.for_customers and not claims.principal.is_staff)


def _as_kept(capture: Capture, policy: CachePolicy, now: float) -> KeptAnswer:
    headers = capture.headers
    names = {name for name, _ in headers}
    etag = next((value for name, value in headers if name == b"etag"), b"")
    if not etag and capture.status == HTTPStatus.OK:
        etag = b'"%b"' % sha256(capture.body).hexdigest()[:32].encode()
        headers = [*headers, (b"etag", etag)]
    if policy.vary and b"vary" not in names:
        headers = [*headers, (b"vary", b", ".join(policy.vary))]
    return KeptAnswer(capture.status, headers, capture.body, etag, now, now + policy.seconds)


async def _respond(exchange: Exchange, answer: KeptAnswer) -> None:
    age: RawHeaders = [(b"age", b"%d" % (time.monotonic() - answer.stored_at))]
    if answer.etag and _is_known(exchange.first, answer.etag):
        kept = [pair for pair in answer.headers if pair[0] in _KEPT_BY_304]
        await exchange.respond(HTTPStatus.NOT_MODIFIED, kept + age, b"")
    else:
        await exchange.respond(answer.status, answer.headers + age, answer.body)


def _is_known(first: Mapping[bytes, bytes], etag: bytes) -> bool:
    """Whether ``If-None-Match`` names the answer, compared weakly (RFC 9110 §13.1.2)."""
    wanted = first.get(b"if-none-match")
    if wanted is None:
        return False
    tags = {tag.strip().removeprefix(b"W/") for tag in wanted.split(b",")}
    return b"*" in tags or etag.removeprefix(b"W/") in tags
