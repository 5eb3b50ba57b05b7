"""Reads the requests that come on one connection, on httptools (RFC 9112 §2 to §7)."""

from dataclasses import replace
from typing import Protocol

import httptools
from privet_shared.errors import AppError

from gateway.errors import BadFraming, HeadTooLarge, TargetTooLong
from gateway.head import LOWER_NAMES, NO_HEAD, RawHeaders, RequestHead
from gateway.server.channel import Carrier, Http1Channel, RequestBody
from gateway.server.heads import MAX_HEAD_BYTES, MAX_HEADERS, KnownHeads, body_framing, read_head


class Receiver(Carrier, Protocol):
    """Who gets the requests."""

    def enqueue(
        self, head: RequestHead, body: RequestBody | None, refusal: AppError | None = None
    ) -> Http1Channel:
        """Take a request, of which ``refusal`` says why it cannot be served."""
        ...

    def expect_head(self) -> None:
        """Note that a head has begun and is not whole."""
        ...

    def become_websocket(self) -> bool:
        """Hand the connection over if the last request asks for that and may; whether it did."""
        ...


class RequestReader:
    """Parses what comes, and refuses what cannot be read."""

    __slots__ = (
        "_headers",
        "_heads",
        "_heads_read",
        "_incoming",
        "_is_head_timed",
        "_is_upgrading",
        "_last_head",
        "_parser",
        "_received",
        "_receiver",
        "_refusal",
        "_refused_head",
        "_resumes",
        "_target",
        "ends",
        "in_head",
    )

    def __init__(self, receiver: Receiver, heads: KnownHeads) -> None:
        self._receiver = receiver
        self._heads = heads
        self._parser = httptools.HttpRequestParser(self)
        self._target = b""
        self._headers: RawHeaders = []
        self._received = 0
        """Bytes since the last head began, with what came along with its end."""
        self._is_head_timed = False
        self._last_head = NO_HEAD
        self._heads_read = 0
        """How many heads the last read had; several are not to be remembered as one."""
        self._refusal: AppError | None = None
        self._refused_head = NO_HEAD
        self._is_upgrading = False
        self._resumes = False
        """Whether a new parser is told of a head that another has read."""
        self._incoming: Http1Channel | None = None
        """The request whose body comes."""
        self.in_head = False
        self.ends = False
        """Whether what comes from now on is no request."""

    def feed(self, data: bytes) -> None:
        """Parse what came."""
        if self._incoming is not None or self.in_head:
            self._received += len(data)
            self._parse(data)
        elif not self.ends:
            self._received = len(data)
            known = self._heads.get(data)
            if known is None:
                self._heads_read = 0
                self._parse(data)
                if self._heads_read == 1 and self._is_at_border:
                    self._heads.add(data, self._last_head)
            else:
                self.ends = not known.keeps_alive
                self._receiver.enqueue(known, None).is_whole = True

    def refuse(self, error: AppError) -> None:
        """Answer what cannot be read, after what was read before it, and read no more."""
        self.ends = True
        self.in_head = False
        if self._incoming is None:
            self._receiver.enqueue(self._refused_head, None, error)
            return
        if self._incoming.body is not None:
            self._incoming.body.fail(error)
        self._incoming = None

    @property
    def _is_at_border(self) -> bool:
        """Whether the request is whole, has no body, and another may follow."""
        is_open = self._incoming is not None or self.in_head or self._headers or self.ends
        return not is_open and not self._last_head.has_body

    def _parse(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            if self._receiver.become_websocket():
                self.ends = True
                self._incoming = None
                return
            self._pass_over_upgrade(data[upgrade.args[0] :])
        except httptools.HttpParserError as error:
            self.refuse(self._refusal or BadFraming(f"This is not HTTP/1.1: {error}."))
        if self.in_head or self._headers:
            self._check_unfinished()

    def _pass_over_upgrade(self, rest: bytes) -> None:
        """Go on as if nothing but HTTP/1.1 had been asked for (RFC 9110 §7.8).

        The parser takes what follows for another protocol, so a new one reads it; one that has
        to find a body is told its framing first.
        """
        self._is_upgrading = False
        self._heads_read = 0
        self._parser = httptools.HttpRequestParser(self)
        if self._incoming is not None and self._incoming.body is None:
            self.on_message_complete()
        elif self._incoming is not None:
            self._resumes = True
            self._parser.feed_data(body_framing(self._last_head))
            self._resumes = False
        if rest:
            self._parse(rest)

    def _check_unfinished(self) -> None:
        """Bound what a head, or a chunked body's trailers, may take in bytes and in seconds."""
        if self.in_head and self._received > MAX_HEAD_BYTES:
            self.refuse(TargetTooLong() if not self._headers else HeadTooLarge())
        elif len(self._headers) > MAX_HEADERS:
            self.refuse(HeadTooLarge())
        elif self.in_head and not self._is_head_timed:
            self._is_head_timed = True
            self._receiver.expect_head()

    # the parser's side

    def on_message_begin(self) -> None:
        """A request begins."""
        if self._resumes:
            return
        self._target = b""
        self._is_head_timed = False
        self._headers = []
        self.in_head = True

    def on_url(self, url: bytes) -> None:
        """Take a part of the request's target."""
        self._target += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header, its name in lower case, or a trailer, which is thrown away."""
        self._headers.append((LOWER_NAMES[name], value))

    def on_headers_complete(self) -> None:
        """Queue the request."""
        if self._resumes:
            self._headers = []
            return
        headers, self._headers = self._headers, []
        self.in_head = False
        try:
            head = read_head(self._parser, self._target, headers)
        except AppError as error:
            self._refusal = error
            self._refused_head = NO_HEAD
            if self._parser.get_method() == b"HEAD":
                self._refused_head = replace(NO_HEAD, method="HEAD")
            raise
        body = None
        if head.has_body:
            expects_continue = b"expect" in head.first and not head.is_http10
            body = RequestBody(self._receiver, expects_continue=expects_continue)
        if not head.keeps_alive:
            self.ends = True
        self._incoming = self._receiver.enqueue(head, body)
        self._is_upgrading = self._parser.should_upgrade()
        self._last_head = head
        self._heads_read += 1

    def on_body(self, body: bytes) -> None:
        """Pass a part of the body on."""
        if self._incoming is not None and self._incoming.body is not None:
            self._incoming.body.feed(body)

    def on_message_complete(self) -> None:
        """Note that the request is whole."""
        if self._incoming is not None and not self._is_upgrading:
            self._incoming.feed_end()
            self._incoming = None
