"""Who really calls: the peer, or whom a proxy of ours says that it speaks for."""

import ipaddress
import re
from collections.abc import Iterator, Sequence

from gateway.head import RawHeaders

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEMES = frozenset({"http", "https"})
_FOR = re.compile(r'(?:^|;)\s*for=\s*"?\[?([0-9A-Fa-f:.]+)\]?(?::\d+)?"?\s*(?=;|$)', re.IGNORECASE)
_PROTO = re.compile(r"(?:^|;)\s*proto=\s*\"?(https?)\"?\s*(?=;|$)", re.IGNORECASE)


def parse_networks(text: str) -> tuple[Network, ...]:
    """Return the networks of a list with commas between; raises ``ValueError``."""
    return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())


class TrustedProxies:
    """The proxies whose word counts; everybody else's forwarding headers are passed over."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = networks
        self.are_any = bool(networks)
        """Whether there is any, so that most requests need not ask."""

    def origin(self, peer: str, scheme: str, headers: RawHeaders) -> tuple[str, str]:
        """Return the client's address and scheme.

        Each proxy adds its own peer at the right of ``X-Forwarded-For`` (or, where that is not
        sent, of ``Forwarded``, RFC 7239 §5.2), so the client is the rightmost address that is
        not a trusted proxy's; what stands further left may be made up.
        """
        if not self._trusts(peer):
            return peer, scheme
        hops = list(_x_forwarded_for(headers)) or list(_forwarded(headers, _FOR))
        client = peer
        for hop in reversed(hops):
            address = _address(hop)
            if address is None:
                break
            client = str(address)
            if not self._trusts(client):
                break
        protos = _listed(headers, b"x-forwarded-proto") or list(_forwarded(headers, _PROTO))
        proto = protos[-1].lower() if protos else scheme
        return client, proto if proto in _SCHEMES else scheme

    def _trusts(self, address: str) -> bool:
        parsed = _address(address)
        return parsed is not None and any(parsed in network for network in self._networks)


def _address(text: str) -> Address | None:
    try:
        parsed = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed


def _x_forwarded_for(headers: RawHeaders) -> Iterator[str]:
    for hop in _listed(headers, b"x-forwarded-for"):
        host, bracket, _ = hop.removeprefix("[").partition("]")
        is_v4_with_port = not bracket and hop.count(":") == 1
        yield hop.partition(":")[0] if is_v4_with_port else host


def _forwarded(headers: RawHeaders, wanted: re.Pattern[str]) -> Iterator[str]:
    for element in _listed(headers, b"forwarded"):
        found = wanted.search(element)
        yield found[1] if found else ""


def _listed(headers: RawHeaders, name: bytes) -> list[str]:
    """Return the elements of a header that is a list, over all its lines."""
    lines = [value.decode("latin-1") for key, value in headers if key == name]
    return [part.strip() for line in lines for part in line.split(",")]
