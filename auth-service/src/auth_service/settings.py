"""Settings of the auth service."""

from typing import Annotated

from phonenumbers import SUPPORTED_REGIONS
from privet_shared.settings import ServiceSettings
from pydantic import AfterValidator, Field

DEMO_PASSWORD_PREFIX = "demo-"  # noqa: S105
DEMO_EMAIL_SUFFIX = "@example.com"


def _known_region(region: str) -> str:
    if region not in SUPPORTED_REGIONS:
        raise ValueError("must be the two capital letters of a country (ISO 3166-1), such as RU")
    return region


class AuthSettings(ServiceSettings):
    """Settings of the auth service, all from the environment.

    The Argon2id costs are those of RFC 9106 §4, second choice; memory is in KiB.
    """

    default_phone_region: Annotated[str, AfterValidator(_known_region)] = "RU"
    argon2_time_cost: int = Field(default=3, ge=1)
    argon2_memory_kib: int = Field(default=65536, ge=8)
    argon2_parallelism: int = Field(default=4, ge=1)
    password_threads: int = Field(default=2, ge=1)

    @property
    def refused_password_prefixes(self) -> tuple[str, ...]:
        """How passwords must not begin: in production, like those that the demo publishes."""
        return (DEMO_PASSWORD_PREFIX,) if self.is_production else ()
