"""Ports to listen on."""

import errno
import fcntl
import os
import secrets
import socket
import tempfile
from pathlib import Path

HOST = "127.0.0.1"
# Below the range that outgoing connections take their ports from: a server that is down for a
# moment would lose such a port, or a client that retries would connect to itself.
_RANGE = range(15_000, 32_000)
_TRIES = 1000

# The ports that this process gave out, each with the open file whose lock keeps others off it.
_given: dict[int, int] = {}


def free_port() -> int:
    """Return a port that nobody listens on just now, another one at each call.

    No other process that asks here is given it as long as this one lives: a port is free until
    its server listens, and two test runs would take the same one now and then.
    """
    for _ in range(_TRIES):
        port = secrets.choice(_RANGE)
        if port not in _given and _reserve(port):
            if is_free(port):
                return port
            os.close(_given.pop(port))
    raise OSError(errno.EADDRINUSE, f"no free port found in {_RANGE}")


def _reserve(port: int) -> bool:
    folder = Path(tempfile.gettempdir()) / f"privet-ports-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = os.open(folder / str(port), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return False
    _given[port] = file
    return True


def is_free(port: int) -> bool:
    """Whether ``port`` can be listened on just now, and nobody else is ``localhost`` there."""
    return _is_bindable(socket.AF_INET, HOST, port) and _is_bindable(socket.AF_INET6, "::1", port)


def pick_port(preferred: int) -> int:
    """Return ``preferred``, or another port when that one is taken."""
    return preferred if is_free(preferred) else free_port()


def _is_bindable(family: socket.AddressFamily, host: str, port: int) -> bool:
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        no_such_address = error.errno in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
        return family is socket.AF_INET6 and no_such_address
    return True
