"""The gateway's settings, read from the environment."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from limits import parse as parse_limit
from privet_shared.settings import Settings
from pydantic import AfterValidator, Field

from gateway.peers import parse_networks

_DEVELOPMENT_ORIGINS = "http://localhost:5173,http://localhost:8000"


def _origins_of(urls: str) -> str:
    origins = []
    for url in urls.split(","):
        parts = urlsplit(url.strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
            raise ValueError("must be http(s)://host[:port] with no path")
        origins.append(f"{parts.scheme}://{parts.netloc}")
    return ",".join(origins)


def _one_origin(url: str) -> str:
    if "," in url:
        raise ValueError("must be one address")
    return _origins_of(url)


def _limit_text(text: str) -> str:
    parse_limit(text)
    return text


def _networks_text(text: str) -> str:
    parse_networks(text)
    return text


Origin = Annotated[str, AfterValidator(_one_origin)]
NetworksText = Annotated[str, AfterValidator(_networks_text)]
Origins = Annotated[str, AfterValidator(_origins_of)]
LimitText = Annotated[str, AfterValidator(_limit_text)]


class GatewaySettings(Settings):
    """Where the services are, who may call from a browser, limits and timeouts (seconds).

    ``routes_file`` takes the place of the routes that are delivered, and is read again at SIGHUP.
    Several instances of a service have commas between. ``trusted_proxies`` are the networks
    (CIDR, with commas between) whose forwarding headers count. ``client_dir`` holds the built
    client, which is served at ``/``; its pages may reach storage at ``s3_public_endpoint_url``.
    ``demo_data_file`` is there once the demo data is, whose passwords are public: then alone the
    client's login page offers them.
    """

    auth_service_url: Origins = "http://localhost:8001"
    device_service_url: Origins = "http://localhost:8002"
    ticket_service_url: Origins = "http://localhost:8003"
    media_service_url: Origins = "http://localhost:8004"

    client_dir: Path | None = None
    s3_public_endpoint_url: Origin | None = None
    demo_data_file: Path | None = None

    cors_allow_origins: str = _DEVELOPMENT_ORIGINS
    trusted_proxies: NetworksText = ""

    rate_limits_enabled: bool = True
    rate_limit_auth: LimitText = "600/minute"
    rate_limit_anonymous_write: LimitText = "300/minute"
    rate_limit_general: LimitText = "6000/minute"

    routes_file: Path | None = None

    upstream_connect_seconds: float = Field(default=2, gt=0)
    upstream_first_byte_seconds: float = Field(default=15, gt=0)
    upstream_idle_seconds: float = Field(default=15, gt=0)
    upstream_total_seconds: float = Field(default=30, gt=0)
    upstream_connections: int = Field(default=256, ge=1)

    events_heartbeat_seconds: float = Field(default=15, gt=0)
    events_queue_size: int = Field(default=256, ge=1)
    events_history: int = Field(default=1000, ge=0)
    events_per_user: int = Field(default=20, ge=1)

    access_log: bool = True
    access_log_share: float = Field(default=1.0, ge=0, le=1)
    """The share of quick successes in the access log; failures and slow ones are all there."""
    metrics_host: str = "127.0.0.1"
    metrics_port: int | None = Field(default=None, ge=1, le=65535)

    @property
    def cors_origins(self) -> tuple[str, ...]:
        """The origins whose pages may read answers; ``*`` alone means every one."""
        return tuple(
            origin.strip().rstrip("/")
            for origin in self.cors_allow_origins.split(",")
            if origin.strip()
        )

    def production_problems(self) -> list[str]:
        """Name each setting that is not fit for production."""
        problems = super().production_problems()
        if "*" in self.cors_origins:
            problems.append("CORS_ALLOW_ORIGINS has '*': list the client's origins")
        if self.demo_data_file is not None:
            problems.append("DEMO_DATA_FILE is set: the demo's passwords are public")
        return problems
