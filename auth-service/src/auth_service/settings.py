"""Settings of the auth service."""

from email.utils import parseaddr
from enum import StrEnum
from typing import Annotated, Self

from privet_shared.auth.jwk import JwtAlgorithm
from privet_shared.auth.keys import KeyPairs
from privet_shared.phones import PhoneRegion
from privet_shared.settings import DEVELOPMENT_DATA_KEY, ServiceSettings
from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEMO_PASSWORD_PREFIX = "demo-"  # noqa: S105
DEMO_EMAIL_SUFFIX = "@example.com"
_MIN_KEY_BYTES = 32


class SmtpSecurity(StrEnum):
    """How the connection to the mail server is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


def _one_address(sender: str) -> str:
    name, address = parseaddr(sender)
    if address.count("@") != 1 or "\n" in name + address:
        raise ValueError("must be an address, such as 'PrivetSuperApp <noreply@example.com>'")
    return sender


class SmtpSettings(BaseSettings):
    """The mail server, and in whose name we write."""

    model_config = SettingsConfigDict(
        env_prefix="SMTP_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    host: str = "localhost"
    port: int = Field(default=1025, ge=1, le=65535)
    username: str | None = None
    password: SecretStr | None = None
    security: SmtpSecurity = SmtpSecurity.NONE
    sender: Annotated[str, AfterValidator(_one_address)] = "PrivetSuperApp <noreply@localhost>"

    @property
    def domain(self) -> str:
        """The sender's domain."""
        return parseaddr(self.sender)[1].rpartition("@")[2]

    def production_problems(self) -> list[str]:
        """Name each mail setting that is not fit for production."""
        problems = []
        if self.domain == "localhost":
            problems.append("SMTP_SENDER has its development default: set an address of yours")
        if self.password is not None and self.security is SmtpSecurity.NONE:
            problems.append("SMTP_SECURITY is 'none': a password needs starttls or tls")
        return problems


class AuthSettings(ServiceSettings):
    """Settings of the auth service, all from the environment.

    The Argon2id costs are those of RFC 9106 §4, second choice; memory is in KiB.
    ``data_key`` encrypts secrets at rest; of several with commas between, the first encrypts
    and the others still decrypt. ``jwt_private_keys`` are Ed25519 keys as PEM, for EdDSA.
    """

    default_phone_region: PhoneRegion = "RU"
    argon2_time_cost: int = Field(default=3, ge=1)
    argon2_memory_kib: int = Field(default=65536, ge=8)
    argon2_parallelism: int = Field(default=4, ge=1)
    password_threads: int = Field(default=2, ge=1)
    login_limits_enabled: bool = True
    audit_origin_days: int = Field(default=90, ge=1)
    """How long the audit keeps addresses and user agents."""
    data_key: SecretStr = SecretStr(DEVELOPMENT_DATA_KEY)
    jwt_private_keys: SecretStr | None = None
    smtp: SmtpSettings = Field(default_factory=SmtpSettings)

    @property
    def refused_password_prefixes(self) -> tuple[str, ...]:
        """How passwords must not begin: in production, like those that the demo publishes."""
        return (DEMO_PASSWORD_PREFIX,) if self.is_production else ()

    @property
    def data_keys(self) -> list[str]:
        """The keys of secrets at rest, the one that encrypts first."""
        return [key.strip() for key in self.data_key.get_secret_value().split(",")]

    @property
    def key_pairs(self) -> KeyPairs | None:
        """The pairs that sign people's tokens, None when the shared secret does."""
        if self.jwt_algorithm is JwtAlgorithm.HS256 or self.jwt_private_keys is None:
            return None
        return KeyPairs(self.jwt_private_keys.get_secret_value())

    @model_validator(mode="after")
    def _have_usable_keys(self) -> Self:
        if any(len(key.encode()) < _MIN_KEY_BYTES for key in self.data_keys):
            raise ValueError(f"DATA_KEY must be at least {_MIN_KEY_BYTES} bytes")
        try:
            pairs = self.key_pairs
        except ValueError as error:
            raise ValueError(f"JWT_PRIVATE_KEYS {error}") from None
        if pairs is None and self.jwt_algorithm is not JwtAlgorithm.HS256:
            raise ValueError(f"JWT_ALGORITHM={self.jwt_algorithm} needs JWT_PRIVATE_KEYS")
        if pairs is not None and pairs.algorithm is not self.jwt_algorithm:
            raise ValueError(f"JWT_PRIVATE_KEYS begins with a key for {pairs.algorithm}")
        return self

    def production_problems(self) -> list[str]:
        """Name each setting that is not fit for production."""
        problems = [*super().production_problems(), *self.smtp.production_problems()]
        if DEVELOPMENT_DATA_KEY in self.data_keys:
            problems.append("DATA_KEY has its development default: set a random one")
        if not self.login_limits_enabled:
            problems.append("LOGIN_LIMITS_ENABLED is off: passwords could be guessed at will")
        return problems
