"""Settings of the auth service."""

from privet_shared.phones import PhoneRegion
from privet_shared.settings import ServiceSettings
from pydantic import Field

DEMO_PASSWORD_PREFIX = "demo-"  # noqa: S105
DEMO_EMAIL_SUFFIX = "@example.com"


class AuthSettings(ServiceSettings):
    """Settings of the auth service, all from the environment.

    The Argon2id costs are those of RFC 9106 §4, second choice; memory is in KiB.
    """

    default_phone_region: PhoneRegion = "RU"
    argon2_time_cost: int = Field(default=3, ge=1)
    argon2_memory_kib: int = Field(default=65536, ge=8)
    argon2_parallelism: int = Field(default=4, ge=1)
    password_threads: int = Field(default=2, ge=1)

    @property
    def refused_password_prefixes(self) -> tuple[str, ...]:
        """How passwords must not begin: in production, like those that the demo publishes."""
        return (DEMO_PASSWORD_PREFIX,) if self.is_production else ()
