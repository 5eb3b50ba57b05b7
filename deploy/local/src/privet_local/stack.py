"""The whole stack on this machine: servers, schemas, services, gateway."""

import asyncio
import contextlib
import http.client
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any, Literal, Self

from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port, is_free, pick_port
from privet_shared.servers.postgres import PostgresServer
from privet_shared.servers.provision import provision
from privet_shared.servers.redis import RedisServer
from privet_shared.servers.s3 import S3Server

from privet_local.home import Home
from privet_local.parts import (
    ACCESS_KEY,
    BUCKET,
    DATABASE,
    GATEWAY,
    MAIL_PAGE,
    SERVICES,
    USUAL_PORTS,
    Service,
    Wiring,
)
from privet_local.supervisor import AppProcess, Supervisor

Ports = Literal["usual", "ephemeral"]
Step = Callable[[str, Callable[[], Awaitable[str]]], Awaitable[None]]

READY_SECONDS = 180
LAST_RUN_SECONDS = 15


async def quietly(_title: str, run: Callable[[], Awaitable[str]]) -> None:
    """Run a step without a word."""
    await run()


class MigrationFailed(RuntimeError):
    """A service's migrations did not run; the message ends with Alembic's output."""


class Stack:
    """Starts and supervises every part; ``kill`` is for chaos tests.

    ``env`` adds to every service's settings; ``durable=False`` is faster, for
    tests in which nothing is killed: PostgreSQL may then lose commits that it acknowledged.
    """

    def __init__(
        self,
        home: Home,
        *,
        ports: Ports = "usual",
        step: Step = quietly,
        report: Callable[[str], None] = lambda _: None,
        env: dict[str, str] | None = None,
        durable: bool = True,
    ) -> None:
        self.home = home
        self._ports: Ports = ports
        self._step = step
        self._env = env or {}
        self._durable = durable
        self._supervisor = Supervisor(report, is_held=home.is_held)
        self.wiring = Wiring(home, {})
        self.moved_ports: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Bring everything up, in order, until the gateway says that it is ready."""
        try:
            await self._start()
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Stop the services, then the servers."""
        await self._supervisor.stop()

    async def kill(self, part: str) -> None:
        """Kill a part at once (SIGKILL); the supervisor starts it again."""
        child = self._supervisor.parts[part].process.process
        if child is not None:
            child.kill()
            await asyncio.to_thread(child.wait)

    async def until_restarted(self, part: str, *, after: int = 0, timeout: float = 60) -> None:
        """Wait until ``part`` runs again, having been restarted more than ``after`` times."""
        await self._supervisor.until_restarted(part, after=after, timeout=timeout)

    def restarts(self, part: str) -> int:
        """Return how often ``part`` was started again."""
        return self._supervisor.parts[part].restarts

    def describe(self) -> dict[str, Any]:
        """Return what runs where, for other terminals."""
        return {
            "pid": os.getpid(),
            "gateway_url": self.wiring.gateway_url,
            "ports": self.wiring.ports,
            "parts": {
                name: {
                    "pid": part.process.process.pid if part.process.process else None,
                    "running": part.is_running,
                    "restarts": part.restarts,
                }
                for name, part in self._supervisor.parts.items()
            },
        }

    async def _start(self) -> None:
        await self._let_last_run_end()
        self.home.release_all()
        self._choose_ports()
        ports, data = self.wiring.ports, self.home.data
        postgres = PostgresServer(
            data_dir=self.home.postgres_data,
            port=ports["postgres"],
            log_file=self._log("postgres"),
            durable=self._durable,
        )
        nats = NatsServer(data_dir=data / "nats", port=ports["nats"], log_file=self._log("nats"))
        redis = RedisServer(
            data_dir=data / "redis", port=ports["redis"], log_file=self._log("redis")
        )
        s3 = S3Server(
            data_dir=data / "s3",
            port=ports["s3"],
            log_file=self._log("s3"),
            access_key=ACCESS_KEY,
            secret_key=self.home.secret("s3"),
            bucket=BUCKET,
        )
        for title, server in (
            ("PostgreSQL 18", postgres),
            ("NATS with JetStream", nats),
            ("Redis", redis),
            (f"S3 with the bucket {BUCKET}", s3),
        ):
            await self._step(title, partial(self._start_server, server))
        await self._step("Roles and schemas", lambda: self._provision(postgres))
        await self._step("Migrations", self._migrate_all)
        await self._step("Mail catcher", self._start_mail)
        await self._step("Services and workers", self._start_services)
        await self._step("Gateway", self._start_gateway)

    async def _let_last_run_end(self) -> None:
        """Wait for parts of a run that was killed: they end by themselves and free their ports."""
        state = self.home.read_state()
        self.home.forget_state()
        ports = state.get("ports", {})
        left = [
            ports[name]
            for name, part in state.get("parts", {}).items()
            if name in ports and part["pid"] and _lives(part["pid"])
        ]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_RUN_SECONDS):
                while not all(map(is_free, left)):  # noqa: ASYNC110  # a port tells nobody
                    await asyncio.sleep(0.1)

    def _choose_ports(self) -> None:
        for name, usual in USUAL_PORTS.items():
            port = free_port() if self._ports == "ephemeral" else pick_port(usual)
            self.wiring.ports[name] = port
            if self._ports == "usual" and port != usual:
                self.moved_ports[name] = port

    def _port(self, name: str) -> str:
        taken = f" ({USUAL_PORTS[name]} is taken)" if name in self.moved_ports else ""
        return f"{self.wiring.ports[name]}{taken}"

    def _log(self, name: str) -> Path:
        return self.home.logs / f"{name}.log"

    async def _start_server(self, server: "AnyServer") -> str:
        await self._supervisor.start(server, server.start)
        return f"port {self._port(server.name)}"

    async def _provision(self, postgres: PostgresServer) -> str:
        roles = self.wiring.roles()
        await provision(postgres.admin_dsn, DATABASE, roles)
        return ", ".join(role.schema for role in roles)

    async def _migrate_all(self) -> str:
        await asyncio.gather(*(self.migrate(service) for service in SERVICES))
        return ", ".join(service.name for service in SERVICES)

    async def migrate(self, service: Service) -> None:
        """Run a service's migrations; raises ``MigrationFailed``."""
        await migrate(self.wiring, service)

    async def _start_services(self) -> str:
        await asyncio.gather(
            *(self._start_http(service) for service in SERVICES),
            *(self._start_worker(service) for service in SERVICES),
        )
        return ", ".join(f"{service.name} {self._port(service.name)}" for service in SERVICES)

    async def _start_mail(self) -> str:
        await self._start_http(MAIL_PAGE)
        return f"SMTP port {self._port('mail')}, page port {self._port(MAIL_PAGE.name)}"

    async def _start_gateway(self) -> str:
        await self._start_http(GATEWAY)
        app = "with the web app" if self.wiring.client_dir else "without the web app"
        return f"port {self._port(GATEWAY.name)}, {app}"

    async def _start_http(self, service: Service) -> None:
        port = self.wiring.ports[service.name]
        process = AppProcess(service.name, log_file=self._log(service.name))
        url = f"http://127.0.0.1:{port}/health/ready"

        async def start() -> None:
            process.spawn(service.http_command(port), env=self._environment(service))
            await process.wait_ready(lambda: _answers(url), timeout=READY_SECONDS)

        await self._supervisor.start(process, start)

    async def _start_worker(self, service: Service) -> None:
        name = f"{service.name}-worker"
        process = AppProcess(name, log_file=self._log(name))

        async def start() -> None:
            process.spawn(service.worker_command(), env=self._environment(service))

        await self._supervisor.start(process, start)

    def _environment(self, service: Service) -> dict[str, str]:
        return {**self.wiring.environment(service), **self._env}


async def migrate(wiring: Wiring, service: Service) -> None:
    """Run a service's migrations up to the newest; raises ``MigrationFailed``."""
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "alembic", "upgrade", "head"],
        cwd=service.folder,
        env={**os.environ, **wiring.environment(service)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise MigrationFailed(f"{service.name}:\n{(done.stdout + done.stderr)[-2000:]}")


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's, as PostgreSQL is for root
        return True
    return True


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004
    except (urllib.error.URLError, http.client.HTTPException, OSError):
        return False


AnyServer = PostgresServer | NatsServer | RedisServer | S3Server
