"""Network addresses: what stands for one caller, and what may be kept of one."""

import ipaddress
from functools import lru_cache

_IPV6_BITS = 64


@lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """Return what one person has: an IPv4 address, or the /64 of an IPv6 one (RFC 4291 §2.5.1).

    What is no address is returned as it is.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network(f"{address.partition('%')[0]}/{_IPV6_BITS}", strict=False))


def mask_address(address: str) -> str:
    """Return the address with its host part gone: /24 of IPv4, /48 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    prefix = 24 if parsed.version == 4 else 48  # noqa: PLR2004
    return str(ipaddress.ip_network(f"{parsed}/{prefix}", strict=False).network_address)
