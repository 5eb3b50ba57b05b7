"""A sender's own id names one thing, for good: what is the same, and what is another."""

import hashlib
from typing import Protocol

import orjson

from ticket_service.errors import ClientIdReused
from ticket_service.schemas.cases import CaseCreate
from ticket_service.schemas.messages import MessageCreate
from ticket_service.schemas.tickets import TicketCreate


class Named(Protocol):
    """What was made under a client id."""

    @property
    def client_digest(self) -> bytes | None:
        """What was sent; None when it is not known any more."""


def digest_of(data: TicketCreate | CaseCreate | MessageCreate) -> bytes | None:
    """Return what tells this apart from anything else sent; None when it has no client id.

    Fields at their defaults are left out, so that a field added later changes no digest.
    """
    if data.client_id is None:
        return None
    sent = data.model_dump(mode="json", exclude={"client_id"}, exclude_defaults=True)
    return hashlib.sha256(orjson.dumps(sent, option=orjson.OPT_SORT_KEYS)).digest()


def require_same(made: Named, data: TicketCreate | CaseCreate | MessageCreate) -> None:
    """Raise ``ClientIdReused`` when ``made`` came of something else than ``data``."""
    if made.client_digest is not None and made.client_digest != digest_of(data):
        raise ClientIdReused
