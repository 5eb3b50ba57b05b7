"""The caller's network address, as the gateway saw it."""

import ipaddress
from typing import Annotated

from fastapi import Depends, Request


async def client_address(request: Request) -> str:
    """Return the address that the gateway put into ``X-Forwarded-For``, else the peer's.

    Services are reached through the gateway alone, which drops what clients send in that header.
    """
    forwarded = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(forwarded))
    except ValueError:
        return request.client.host if request.client else "unknown"


ClientAddress = Annotated[str, Depends(client_address)]
