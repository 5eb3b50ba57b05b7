"""What the process does at signals, besides what its server does."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType


@contextlib.contextmanager
def on_stop_signal(action: Callable[[], None]) -> Iterator[None]:
    """Run ``action`` as soon as the process is told to stop.

    Servers end the lifespan after the last answer, and an event stream is an answer without end.
    """
    if not _in_main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    previous = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def handle(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(action)
        handler = previous[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)

    ours = [number for number, handler in previous.items() if callable(handler)]
    for number in ours:
        signal.signal(number, handle)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, previous[number])


@contextlib.contextmanager
def on_hangup(action: Callable[[], None]) -> Iterator[None]:
    """Run ``action`` at SIGHUP, which asks daemons to read their configuration again."""
    if not _in_main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, action)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGHUP)


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
