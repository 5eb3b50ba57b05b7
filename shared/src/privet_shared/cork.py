"""Writes of one turn of the event loop, sent together at its end.

A write wakes whoever waits at the other end, on another core. Sent one by one, between the work
on the next requests, each finds it asleep again; sent together, one waking serves them all.
"""

import asyncio


class Cork:
    """Holds writes back until everything that has come in this turn is dealt with."""

    def __init__(self) -> None:
        self._held: list[tuple[asyncio.Transport, bytes]] = []

    def write(self, transport: asyncio.Transport, data: bytes) -> None:
        """Send ``data`` at the end of the turn, in the order of the calls."""
        if not self._held:
            asyncio.get_running_loop().call_soon(self.flush)
        self._held.append((transport, data))

    def flush(self) -> None:
        """Send what is held, as before a transport is closed."""
        held, self._held = self._held, []
        for transport, data in held:
            if not transport.is_closing():
                transport.write(data)
