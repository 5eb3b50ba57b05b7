"""Settings of the auth service."""

from privet_shared.settings import ServiceSettings
from pydantic import Field


class AuthSettings(ServiceSettings):
    """Settings of the auth service, all from the environment.

    The Argon2id costs are those of RFC 9106 §4, second choice; memory is in KiB.
    """

    default_phone_region: str = Field(default="RU", pattern="^[A-Z]{2}$")
    argon2_time_cost: int = Field(default=3, ge=1)
    argon2_memory_kib: int = Field(default=65536, ge=8)
    argon2_parallelism: int = Field(default=4, ge=1)
    password_threads: int = Field(default=2, ge=1)
