"""Instances by DNS: a name with several addresses is several instances, asked again and again."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import urlsplit

import structlog

from gateway.proxy.balancer import Service
from gateway.proxy.pool import DEFAULT_PORTS, UpstreamPool
from gateway.proxy.resolver import is_address, resolve

LOOKUP_SECONDS = 2.0
LOOKUP_TIMEOUT_SECONDS = 5.0

log = structlog.get_logger(__name__)

MakePool = Callable[..., UpstreamPool]
"""Makes the pool of an origin, at one ``address`` of it or wherever its name leads."""


def follow_dns(service: Service, origins: Iterable[str], make_pool: MakePool) -> None:
    """Keep the instances of ``service`` those that the names of its origins lead to.

    A name with one address stays one instance, which is looked up at each connection. An address
    that comes later gets requests once its health endpoint answers. Where nothing has a name to
    look up there is nothing to follow.
    """
    origins = tuple(origins)
    if any(map(_has_name, origins)):
        service.look_after(_follow(service, origins, make_pool))


async def _follow(service: Service, origins: tuple[str, ...], make_pool: MakePool) -> None:
    known: dict[str, list[str]] = {}
    while True:
        for origin in filter(_has_name, origins):
            parts = urlsplit(origin)
            try:
                async with asyncio.timeout(LOOKUP_TIMEOUT_SECONDS):
                    found = await addresses_of(
                        parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]
                    )
            except (OSError, TimeoutError, UnicodeError):
                continue  # what was known may well be right still
            if found != known.get(origin):
                # A container has an address before its process listens.
                new = set(found).difference(known.get(origin, found))
                known[origin] = found
                instances = _instances(origins, known, make_pool)
                untried = {name for name in instances if name.partition("#")[2] in new}
                service.replace(instances, untried=untried)
                log.info("upstream.found", upstream=service.name, origin=origin, addresses=found)
        await asyncio.sleep(LOOKUP_SECONDS)


async def addresses_of(host: str, port: int) -> list[str]:
    """Return the addresses of ``host`` in order, of IPv4 where it has any; raises ``OSError``."""
    found = await resolve(host, port)
    of_ipv4 = [address for address in found if ":" not in address]
    return sorted(of_ipv4 or found)


def _instances(
    origins: Iterable[str], known: dict[str, list[str]], make_pool: MakePool
) -> dict[str, Callable[[], UpstreamPool]]:
    instances: dict[str, Callable[[], UpstreamPool]] = {}
    for origin in origins:
        addresses = known.get(origin, [])
        if len(addresses) > 1:
            for address in addresses:
                instances[f"{origin}#{address}"] = partial(make_pool, origin, address=address)
        else:
            instances[origin] = partial(make_pool, origin)
    return instances


def _has_name(origin: str) -> bool:
    """Whether the origin's host is to be looked up: this machine and addresses are not."""
    host = urlsplit(origin).hostname or ""
    return host != "localhost" and not is_address(host)
