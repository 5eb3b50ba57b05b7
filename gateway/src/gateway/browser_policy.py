"""What browsers are told that our pages may do (https://www.w3.org/TR/CSP3/ and its relatives)."""

import re
from collections.abc import Mapping, Sequence

from gateway.exchange import Exchange
from gateway.head import RawHeaders

SELF = "'self'"
NONE = "'none'"

_CLOSED = {
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
    "object-src": [NONE],
}
_UNUSED_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")
_ALWAYS = (
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", ", ".join(f"{name}=()" for name in _UNUSED_FEATURES).encode()),
)
_OWN_GROUP = (b"cross-origin-opener-policy", b"same-origin")
_ONE_YEAR = (b"strict-transport-security", b"max-age=31536000")
_THIS_MACHINE = re.compile(rb"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")


def content_security_policy(sources: Mapping[str, Sequence[str]]) -> bytes:
    """Return the policy that takes everything from our own origin, but for ``sources``."""
    directives = {"default-src": [SELF], **sources, **_CLOSED}
    return "; ".join(f"{name} {' '.join(each)}" for name, each in directives.items()).encode()


def page_headers(exchange: Exchange, policy: bytes) -> RawHeaders:
    """Return the headers of a page, or of a file that a browser may be shown as one."""
    headers = [(b"content-security-policy", policy), *_ALWAYS]
    if exchange.scheme == "https":
        headers += [_ONE_YEAR, _OWN_GROUP]
    elif _THIS_MACHINE.fullmatch(exchange.header(b"host") or b""):
        headers.append(_OWN_GROUP)  # elsewhere browsers ignore it without TLS, and complain
    return headers
