"""The gateway under test and the service behind it."""

from asyncio.subprocess import Process
from dataclasses import dataclass

from conformance_client import converse
from conformance_recorder import Recorder
from conformance_wire import Answer, read_answers

PROBE_TARGET = b"/api/v1/test/probe"
_PROBE = b"GET %b HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n\r\n" % PROBE_TARGET


@dataclass(frozen=True)
class World:
    """The gateway's origin, its process, and the service that records."""

    origin: str
    process: Process
    recorder: Recorder

    async def probe(self) -> Answer:
        """Ask over a new connection: the gateway must live and answer as if nothing had been."""
        assert self.process.returncode is None, "the gateway has died"
        received = await converse(self.origin, [_PROBE], self.recorder)
        (answer,) = read_answers(received)
        assert answer.head.status == 200, answer.head
        assert answer.body == b"GET %b " % PROBE_TARGET
        return answer
