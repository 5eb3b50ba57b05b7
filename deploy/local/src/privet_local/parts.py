"""The parts of the stack as data: what runs, where by default, and with which settings."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from privet_shared.servers.provision import ServiceRole

from privet_local.home import REPOSITORY, Home

DATABASE = "privet"
BUCKET = "privet-media"
ACCESS_KEY = "privet"
CLIENT = REPOSITORY / "client" / "dist"
"""Where ``make client`` leaves the web app."""


@dataclass(frozen=True, slots=True)
class Service:
    """One of our processes that answers HTTP, and its worker when it has one."""

    name: str
    package: str
    port: int
    role: str | None = None
    schema: str | None = None
    module: str = "main:create_app"
    http: str = "privet_shared.http.server:ServiceConnection"
    """The protocol that uvicorn has HTTP spoken by."""

    @property
    def folder(self) -> Path:
        """Where its source and migrations are."""
        return REPOSITORY / self.name

    def http_command(self, port: int) -> list[str]:
        """Return the command of its HTTP process."""
        return [
            *(sys.executable, "-m", "uvicorn", "--factory", f"{self.package}.{self.module}"),
            *("--host", "127.0.0.1", "--port", str(port), "--http", self.http),
            *("--no-access-log", "--no-server-header", "--no-proxy-headers"),
            *("--timeout-graceful-shutdown", "5", "--ws-max-size", "16384"),
        ]

    def worker_command(self) -> list[str]:
        """Return the command of its background process."""
        return [sys.executable, "-m", f"{self.package}.worker"]


SERVICES = (
    Service("auth-service", "auth_service", 8001, "auth_service", "auth"),
    Service("device-service", "device_service", 8002, "device_service", "devices"),
    Service("ticket-service", "ticket_service", 8003, "ticket_service", "tickets"),
    Service("media-service", "media_service", 8004, "media_service", "media"),
)
GATEWAY = Service("gateway", "gateway", 8000, http="gateway.server.connection:ClientConnection")
MAIL_PAGE = Service("mail-page", "privet_local", 8025, module="mail:create_app", http="auto")

USUAL_PORTS = {
    "postgres": 5432,
    "nats": 4222,
    "redis": 6379,
    "s3": 9000,
    "mail": 1025,
    MAIL_PAGE.name: MAIL_PAGE.port,
    "metrics": 9464,
    **{service.name: service.port for service in (*SERVICES, GATEWAY)},
}


@dataclass(frozen=True, slots=True)
class Wiring:
    """The ports and secrets of one stack, and the environment that follows from them."""

    home: Home
    ports: dict[str, int]

    def url(self, part: str, scheme: str = "http") -> str:
        """Return where ``part`` listens."""
        return f"{scheme}://127.0.0.1:{self.ports[part]}"

    @property
    def gateway_url(self) -> str:
        """The address that people use."""
        return f"http://localhost:{self.ports['gateway']}"

    @property
    def mail_page_url(self) -> str:
        """Where caught mail is shown."""
        return f"http://localhost:{self.ports[MAIL_PAGE.name]}"

    @property
    def client_dir(self) -> Path | None:
        """The built web app that the gateway serves, None where none is built."""
        directory = Path(os.environ.get("CLIENT_DIR") or CLIENT)
        return directory if (directory / "index.html").is_file() else None

    def roles(self) -> list[ServiceRole]:
        """Return each service's database role."""
        return [
            ServiceRole(
                role=service.role,
                schema=service.schema,
                password=self.home.secret(f"postgres-{service.role}"),
            )
            for service in SERVICES
            if service.role and service.schema
        ]

    def environment(self, service: Service) -> dict[str, str]:
        """Return the settings of one service's processes."""
        env = {
            "ENV": os.environ.get("ENV", "development"),
            "JWT_SECRET": self.home.secret("jwt"),
            "NATS_URL": self.url("nats", "nats"),
            "REDIS_URL": self.url("redis", "redis") + "/0",
            "S3_ENDPOINT_URL": self.url("s3"),
            "S3_PUBLIC_ENDPOINT_URL": f"http://localhost:{self.ports['s3']}",
            "S3_ACCESS_KEY_ID": ACCESS_KEY,
            "S3_SECRET_ACCESS_KEY": self.home.secret("s3"),
            "S3_BUCKET": BUCKET,
            "PUBLIC_URL": os.environ.get("PUBLIC_URL", self.gateway_url),
            "DATA_KEY": self.home.secret("data"),
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self.ports["mail"]),
            "MAIL_SMTP_PORT": str(self.ports["mail"]),
            "METRICS_PORT": str(self.ports["metrics"]),
            "PYTHONUNBUFFERED": "1",
        }
        for other in SERVICES:
            env[f"{other.package.upper()}_URL"] = self.url(other.name)
        if service == GATEWAY and self.client_dir:
            env["CLIENT_DIR"] = str(self.client_dir)
        if service == GATEWAY and env["ENV"] != "production":
            env["DEMO_DATA_FILE"] = str(self.home.seeded)
        if service.role:
            password = self.home.secret(f"postgres-{service.role}")
            address = f"127.0.0.1:{self.ports['postgres']}/{DATABASE}"
            env["DATABASE_URL"] = f"postgresql+asyncpg://{service.role}:{password}@{address}"
        return env
