"""Conditional requests: entity tags and preconditions (RFC 9110 §8.8.3 and §13)."""

import hashlib
import re
from dataclasses import dataclass

from privet_shared.errors import PreconditionFailed

_ETAG = re.compile(r'(?:W/)?"[^"]*"')


def make_etag(*parts: object) -> str:
    """Return a strong entity tag that changes when one of ``parts`` does."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f'"{digest[:20]}"'


def _tags(header: str | None) -> frozenset[str]:
    if header is None:
        return frozenset()
    return frozenset({"*"}) if header.strip() == "*" else frozenset(_ETAG.findall(header))


class NotModified(Exception):
    """The caller's copy is current: the answer is an empty 304."""

    def __init__(self, etag: str) -> None:
        self.etag = etag
        super().__init__(etag)


@dataclass(frozen=True, slots=True)
class Precondition:
    """What the caller knows of the object: its ``If-Match`` or ``If-None-Match``."""

    if_match: str | None = None
    if_none_match: str | None = None

    def require_match(self, etag: str) -> None:
        """Raise ``PreconditionFailed`` when the caller's ``If-Match`` names another version."""
        if self.if_match is not None and not _tags(self.if_match) & {"*", etag}:
            raise PreconditionFailed

    def is_fresh(self, etag: str) -> bool:
        """Whether the caller holds this version already (weak comparison)."""
        known = {tag.removeprefix("W/") for tag in _tags(self.if_none_match)}
        return bool(known & {"*", etag})

    def answer_if_fresh(self, etag: str) -> None:
        """Raise ``NotModified`` when the caller holds this version already."""
        if self.is_fresh(etag):
            raise NotModified(etag)
