"""Settings that every process has, read from the environment, and what production refuses."""

from enum import StrEnum
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from privet_shared.auth.jwk import JwtAlgorithm

DEVELOPMENT_JWT_SECRET = "development-only-jwt-secret-0000000000000000"  # noqa: S105
DEVELOPMENT_DATA_KEY = "development-only-data-key-00000000000000000"
DEVELOPMENT_S3_SECRET = "development-only-s3-secret"  # noqa: S105
DEVELOPMENT_PREFIX = "development-"
"""How compose.yaml's default passwords of the database begin."""
_MIN_SECRET_BYTES = 32
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class Environment(StrEnum):
    """Where the process runs; ``production`` refuses development defaults."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class UnsafeSettingError(ValueError):
    """A setting that production refuses; the message names it and says what to do."""


def is_this_machine(url: str) -> bool:
    """Whether the address leads nowhere but to the machine that uses it."""
    return urlsplit(url).hostname in _THIS_MACHINE


def _long_enough(secret: SecretStr) -> SecretStr:
    if len(secret.get_secret_value().encode()) < _MIN_SECRET_BYTES:
        raise ValueError(f"must be at least {_MIN_SECRET_BYTES} bytes (RFC 7518 §3.2)")
    return secret


class Settings(BaseSettings):
    """Settings of every process: environment, logging, tokens, NATS and Redis."""

    model_config = SettingsConfigDict(
        env_file=None,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    env: Environment = Environment.DEVELOPMENT
    log_level: str = "INFO"
    log_format: str = Field(default="json", pattern="^(json|console)$")
    version: str = Field(default="0.1.0", validation_alias="APP_VERSION")
    jwt_secret: Annotated[SecretStr, AfterValidator(_long_enough)] = SecretStr(
        DEVELOPMENT_JWT_SECRET
    )
    jwt_algorithm: JwtAlgorithm = JwtAlgorithm.HS256
    nats_url: str = "nats://localhost:4222"
    redis_url: str | None = None
    otel_exporter_otlp_endpoint: str | None = Field(default=None, pattern=r"^https?://")
    """The OpenTelemetry collector; without one no spans are made."""
    otel_traces_sampler_arg: float = Field(default=1.0, ge=0, le=1)
    """The share of traces that are recorded."""

    @property
    def is_production(self) -> bool:
        """Whether development defaults are refused."""
        return self.env is Environment.PRODUCTION

    @model_validator(mode="after")
    def _refuse_unsafe_production(self) -> Self:
        if self.is_production and (problems := self.production_problems()):
            raise UnsafeSettingError("; ".join(problems))
        return self

    def production_problems(self) -> list[str]:
        """Name each setting that is not fit for production; subclasses add theirs."""
        if self.jwt_secret.get_secret_value() == DEVELOPMENT_JWT_SECRET:
            return ["JWT_SECRET has its development default: set a random one"]
        return []


class ServiceSettings(Settings):
    """Settings of a service with its own Postgres schema."""

    database_url: SecretStr = SecretStr("postgresql+asyncpg://localhost/privet")
    database_pool_size: int = Field(default=10, ge=1, le=100)
    auth_service_url: str = "http://localhost:8001"
    device_service_url: str = "http://localhost:8002"
    ticket_service_url: str = "http://localhost:8003"
    media_service_url: str = "http://localhost:8004"
    outbox_retention_hours: int = Field(default=7 * 24, ge=1)
    public_url: str = Field(default="http://localhost:8000", pattern=r"^https?://[^/]+$")
    """The address under which browsers see the platform, for links in labels and mails."""

    def production_problems(self) -> list[str]:
        """Name each setting that is not fit for production."""
        problems = super().production_problems()
        if is_this_machine(self.public_url):
            problems.append("PUBLIC_URL is this machine's: set the address that people use")
        database = urlsplit(self.database_url.get_secret_value())
        if (database.password or "").startswith(DEVELOPMENT_PREFIX):
            owner = (database.username or "").removesuffix("_service").upper()
            problems.append(
                f"DATABASE_URL has its development password: set a random {owner}_DB_PASSWORD"
            )
        return problems


class StorageSettings(BaseSettings):
    """How to reach S3: services by ``endpoint_url``, browsers by ``public_endpoint_url``."""

    model_config = SettingsConfigDict(
        env_prefix="S3_", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    endpoint_url: str = "http://localhost:9000"
    public_endpoint_url: str | None = None
    region: str = "us-east-1"
    access_key_id: str = "privet"
    secret_access_key: SecretStr = SecretStr(DEVELOPMENT_S3_SECRET)
    bucket: str = "privet-media"

    def production_problems(self) -> list[str]:
        """Name each storage setting that is not fit for production."""
        problems = []
        if self.secret_access_key.get_secret_value() == DEVELOPMENT_S3_SECRET:
            problems.append("S3_SECRET_ACCESS_KEY has its development default: set the real one")
        if self.public_endpoint_url and is_this_machine(self.public_endpoint_url):
            problems.append(
                "S3_PUBLIC_ENDPOINT_URL is this machine's: set the address that browsers see"
            )
        return problems


class StoringServiceSettings(ServiceSettings):
    """Settings of a service that signs storage URLs too."""

    storage: StorageSettings = Field(default_factory=StorageSettings)

    def production_problems(self) -> list[str]:
        """Name each setting that is not fit for production, storage included."""
        return [*super().production_problems(), *self.storage.production_problems()]
