"""The running stack of compose.yaml, with the same face as the local stack has for tests."""

import asyncio
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compose_engine import Engine, run
from privet_local.parts import GATEWAY, MAIL_PAGE, SERVICES, Service
from privet_shared.servers.ports import pick_port

ROOT = Path(__file__).parents[3]
NAME = "privet-test-compose"
TAG = "test-compose"
HEALTHY_SECONDS = 240
ONE_SHOT = {"s3-bucket", "nats-volume", *(f"{each.name[:-8]}-migrate" for each in SERVICES)}
# Where the local stack's parts are in compose.yaml: the name of a service, and its port.
PLACES = {
    "postgres": ("postgres", 5432),
    "nats": ("nats", 4222),
    "redis": ("redis", 6379),
    MAIL_PAGE.name: ("mail", 8025),
    **{each.name: (each.name, each.port) for each in SERVICES},
}


@dataclass(frozen=True, slots=True)
class Wiring:
    """Where the containers' parts are reached from this machine."""

    project: "Project"

    @property
    def gateway_url(self) -> str:
        """The address that people use."""
        return self.project.env["PUBLIC_URL"]

    def url(self, part: str, scheme: str = "http") -> str:
        """Return a part's address: the published one of the gateway, else its container's."""
        if part == GATEWAY.name:
            return self.gateway_url
        name, port = PLACES[part]
        return f"{scheme}://{self.project.address(name)}:{port}"

    def environment(self, service: Service) -> dict[str, str]:
        """Return how a service reaches its database, as seen from this machine."""
        [container] = self.project.containers(service.name)[:1]
        env = dict(pair.split("=", 1) for pair in self.project.inspect(container)["Config"]["Env"])
        at = f"@{self.project.address('postgres')}:"
        return {"DATABASE_URL": env["DATABASE_URL"].replace("@postgres:", at)}


class Project:
    """compose.yaml under a name of its own, by one compose command or another."""

    def __init__(self, engine: Engine, command: list[str], env_file: Path) -> None:
        self.engine = engine
        self.command = command
        gateway, s3 = pick_port(8000), pick_port(9000)
        self.env = {
            "APP_VERSION": TAG,
            "GATEWAY_PORT": str(gateway),
            "S3_PORT": str(s3),
            "PUBLIC_URL": f"http://localhost:{gateway}",
            "S3_PUBLIC_ENDPOINT_URL": f"http://localhost:{s3}",
        }
        self._env_file = env_file
        env_file.write_text("".join(f"{name}={value}\n" for name, value in self.env.items()))
        self.wiring = Wiring(self)
        self.volumes_before = self.volumes()

    # compose itself

    def compose(self, *words: str, timeout: float = 900, **options: Any) -> str:
        """Run a compose command on the project and return what it printed."""
        options = {"env": self.client_environment, **options}
        return run([*self.compose_command, *words], cwd=ROOT, timeout=timeout, **options).stdout

    @property
    def compose_command(self) -> list[str]:
        """The compose command with the project, the file and the settings."""
        named = ["--project-name", NAME, "--file", str(ROOT / "compose.yaml")]
        return [*self.command, *named, "--env-file", str(self._env_file)]

    @property
    def client_environment(self) -> dict[str, str]:
        """What compose is run with: nothing of this shell that could be one of its settings."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        docker = {name: value for name, value in os.environ.items() if name.startswith("DOCKER_")}
        return {**kept, **docker, **self.engine.env}

    def build(self) -> None:
        """Build every image, with this machine's proxies, which a builder knows by these names."""
        proxies = [name for name in os.environ if name.lower() in {"http_proxy", "https_proxy"}]
        arguments = [f"--build-arg={name}={os.environ[name]}" for name in proxies]
        has_buildkit = self.engine.docker("buildx", "version", check=False).returncode == 0
        # The classic builder shares no layer between builds that run at the same time.
        classic = {"DOCKER_BUILDKIT": "0", "COMPOSE_PARALLEL_LIMIT": "1"}
        env = {**self.client_environment, **({} if has_buildkit else classic)}
        self.compose("build", *arguments, timeout=1800, env=env)

    def up(self, *words: str) -> None:
        """Bring the stack up until the gateway is ready and every container healthy."""
        self.compose("up", "--detach", *words)
        self.wait_healthy()

    def down(self) -> None:
        """Remove the containers, networks and volumes."""
        self.compose("down", "--volumes", "--remove-orphans", "--timeout", "20")

    # what runs

    def containers(self, service: str | None = None) -> list[str]:
        """Return the ids of the containers of a service, or of all, those that ended too."""
        filters = [f"label=com.docker.compose.project={NAME}"]
        if service is not None:
            filters.append(f"label=com.docker.compose.service={service}")
        # Some that is run by hand is none of the service's.
        filters.append("label=com.docker.compose.oneoff=False")
        found = self.engine.docker(
            "ps", "--all", "--quiet", "--no-trunc",
            *(word for each in filters for word in ("--filter", each)),
        )  # fmt: skip
        return found.stdout.split()

    def volumes(self) -> set[str]:
        """Return every volume of the engine, whosever it is."""
        return set(self.engine.docker("volume", "ls", "--quiet").stdout.split())

    def inspect(self, container: str) -> dict[str, Any]:
        """Return all that the engine knows of a container."""
        found: list[dict[str, Any]] = json.loads(self.engine.docker("inspect", container).stdout)
        return found[0]

    def inspect_all(self) -> dict[str, list[dict[str, Any]]]:
        """Return all that the engine knows of each service's containers."""
        found: dict[str, list[dict[str, Any]]] = {}
        for each in json.loads(self.engine.docker("inspect", *self.containers()).stdout):
            name = each["Config"]["Labels"]["com.docker.compose.service"]
            found.setdefault(name, []).append(each)
        return found

    def address(self, service: str) -> str:
        """Return the address of a service's first container on the project's network."""
        [container] = self.containers(service)[:1]
        [network] = self.inspect(container)["NetworkSettings"]["Networks"].values()
        return str(network["IPAddress"])

    def logs(self, container: str) -> str:
        """Return what a container logged."""
        done = self.engine.docker("logs", container)
        return done.stdout + done.stderr

    def exec(self, service: str, *command: str, env: Iterable[str] = ()) -> str:
        """Run a command in a service's first container and return what it printed."""
        [container] = self.containers(service)[:1]
        variables = [word for each in env for word in ("--env", each)]
        return self.engine.docker("exec", *variables, container, *command).stdout

    def unhealthy(self) -> dict[str, str]:
        """Return what is not as it should be: a state by container."""
        wrong = {}
        for service, containers in self.inspect_all().items():
            for each in containers:
                state = each["State"]
                if service in ONE_SHOT:
                    good = state["Status"] == "exited" and state["ExitCode"] == 0
                else:
                    good = state.get("Health", {}).get("Status") == "healthy"
                if not good:
                    wrong[each["Name"]] = f"{state['Status']}, exit code {state['ExitCode']}"
        return wrong

    def wait_healthy(self) -> None:
        """Wait until all is healthy and the gateway says that it is ready."""
        deadline = time.monotonic() + HEALTHY_SECONDS
        while (wrong := self.unhealthy()) or not self._gateway_is_ready():
            if time.monotonic() > deadline:
                raise TimeoutError(f"not healthy: {wrong or 'the gateway is not ready'}")
            time.sleep(0.5)

    def _gateway_is_ready(self) -> bool:
        try:
            url = f"{self.wiring.gateway_url}/health/ready"
            with urllib.request.urlopen(url, timeout=3) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    # as the local stack does for the chaos tests

    async def kill(self, part: str) -> None:
        """Kill a container's first process at once, as a crash would: nobody asked for it."""
        [container] = self.containers(part)[:1]
        pid = self.inspect(container)["State"]["Pid"]
        await asyncio.to_thread(self._kill, pid)

    def restarts(self, part: str) -> int:
        """Return how often the engine started the container again."""
        [container] = self.containers(part)[:1]
        return int(self.inspect(container)["RestartCount"])

    def _kill(self, pid: int) -> None:
        """By a container that sees the engine's processes, wherever the engine runs.

        ``docker kill`` would count as a wish, and the restart policy would let the part be.
        """
        image = f"localhost/privet/media-service:{TAG}"
        script = f"import os; os.kill({pid}, 9)"
        self.engine.docker(
            "run", "--rm", "--pid=host", "--user=0", "--cap-add=KILL", "--network=none",
            "--entrypoint=python", image, "-c", script,
        )  # fmt: skip
