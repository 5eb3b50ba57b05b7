"""Ports to listen on."""

import errno
import secrets
import socket

HOST = "127.0.0.1"
# Below the range that outgoing connections take their ports from: a server that is down for a
# moment would lose such a port, or a client that retries would connect to itself.
_RANGE = range(15_000, 32_000)
_TRIES = 1000

_given: set[int] = set()


def free_port() -> int:
    """Return a port that nobody listens on just now, another one at each call."""
    for _ in range(_TRIES):
        port = secrets.choice(_RANGE)
        if port not in _given and is_free(port):
            _given.add(port)
            return port
    raise OSError(errno.EADDRINUSE, f"no free port found in {_RANGE}")


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
