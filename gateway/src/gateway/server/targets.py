"""Request targets and ``Host`` (RFC 9112 §3.2)."""

import re
from functools import lru_cache

from gateway.errors import BadFraming, MethodNotAllowed, SeveralHosts
from gateway.head import RawHeaders

_ABSOLUTE = re.compile(rb"https?://([^/?#]*)([^#]*)", re.IGNORECASE)
_HOST = re.compile(rb"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::[0-9]*)?")
SERVER_WIDE = b"*"


def split_target(method: bytes, target: bytes) -> tuple[bytes, bytes, bytes | None]:
    """Return path, query and, of an absolute target, the authority.

    Raises ``BadFraming``, or ``MethodNotAllowed`` for a tunnel, which nobody gets here.
    """
    if method == b"CONNECT":
        raise MethodNotAllowed([])
    authority = None
    if target.startswith(b"/"):
        if b"#" in target:
            raise BadFraming("A request target has no fragment.")
    elif target != SERVER_WIDE or method != b"OPTIONS":
        found = _ABSOLUTE.fullmatch(target)
        if found is None:
            raise BadFraming("The request target is neither a path nor an http URI.")
        authority, target = found[1], found[2]
        if not _is_host(authority):
            raise BadFraming("The request target names no valid host.")
        if not target.startswith(b"/"):
            target = b"/" + target
    path, _, query = target.partition(b"?")
    return path, query, authority


def require_host(headers: RawHeaders, host: bytes | None, *, is_http10: bool) -> None:
    """Raise ``BadFraming`` or ``SeveralHosts`` unless there is one valid ``Host``."""
    if host is None:
        if not is_http10:
            raise BadFraming("The Host header is missing.")
        return
    if not _is_host(host):
        raise BadFraming("The Host header is not a host.")
    if sum(name == b"host" for name, _ in headers) > 1:
        raise SeveralHosts


@lru_cache(maxsize=1024)
def _is_host(host: bytes) -> bool:
    return _HOST.fullmatch(host) is not None
