"""A Docker engine: the one that runs, else one of Debian's packages, for as long as the tests."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from privet_shared.servers.process import ServerProcess

START_SECONDS = 60
FORWARDING = (
    Path("/proc/sys/net/ipv4/ip_forward"),
    Path("/proc/sys/net/ipv6/conf/all/forwarding"),
)
EMPTY = {"filter": ":INPUT ACCEPT\n:FORWARD ACCEPT\n:OUTPUT ACCEPT\n"}
"""The policies of a table that was not there; a restored one has none but what is said."""
PACKAGES = ("docker.io", "docker-compose", "debootstrap", "iptables")


class NoEngine(RuntimeError):
    """No Docker engine runs and none can be started here."""


def say(text: str) -> None:
    """Tell what goes on, past pytest's capture of a fixture's output."""
    print(f"==> {text}", flush=True)  # noqa: T201


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that answers; ``env`` tells clients where."""

    env: Mapping[str, str] = field(default_factory=dict)
    is_ours: bool = False

    def environment(self) -> dict[str, str]:
        """Return the environment of a client of this engine."""
        return {**os.environ, **self.env}

    def docker(
        self, *words: str, check: bool = True, timeout: float = 600, **options: object
    ) -> subprocess.CompletedProcess[str]:
        """Run the docker client."""
        return run(["docker", *words], env=self.environment(), check=check, timeout=timeout,
                   **options)  # fmt: skip

    def has_image(self, image: str) -> bool:
        """Whether the engine holds the image already."""
        return self.docker("image", "inspect", image, check=False).returncode == 0

    def can_pull(self, image: str) -> bool:
        """Whether a registry offers the image; asks once, for a few seconds."""
        try:
            asked = self.docker("manifest", "inspect", image, check=False, timeout=15)
        except subprocess.TimeoutExpired:
            return False
        return asked.returncode == 0


def run(
    command: list[str], *, check: bool = True, timeout: float = 600, **options: object
) -> subprocess.CompletedProcess[str]:
    """Run a command; a failure shows the end of what it said."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=timeout, **options
    )
    if check and done.returncode != 0:
        said = (done.stdout + done.stderr)[-4000:]
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{said}")
    return done


@contextlib.contextmanager
def engine() -> Iterator[Engine]:
    """Give an engine; one that was started here stops at the end, and its data goes.

    Raises ``NoEngine``.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever stops us: clean up too
    found = Engine()
    if not _answers(found):
        _install()
        if not _answers(found):  # installing may have started one
            with _started() as ours:
                yield ours
            return
    say(f"Docker engine {_version(found)}, which runs already")
    yield found


def _answers(found: Engine) -> bool:
    if shutil.which("docker") is None:
        return False
    return found.docker("info", check=False, timeout=30).returncode == 0


def _version(found: Engine) -> str:
    return found.docker("version", "--format", "{{.Server.Version}}").stdout.strip()


def _install() -> None:
    needed = ("docker", "dockerd", "docker-compose", "debootstrap", "iptables")
    if all(shutil.which(program) for program in needed):
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise NoEngine(
            "No Docker engine answers. Start one, or run this as root on Debian, "
            f"where {', '.join(PACKAGES)} are then installed."
        )
    say(f"Installing {', '.join(PACKAGES)} from Debian")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update"], env=env)
    run(["apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES, "tini"], env=env)


@contextlib.contextmanager
def _started() -> Iterator[Engine]:
    if os.geteuid() != 0:
        raise NoEngine("No Docker engine answers, and only root can start one")
    home = Path(tempfile.mkdtemp(prefix="privet-docker-", dir="/var/tmp"))
    ours = Engine({"DOCKER_HOST": f"unix://{home}/docker.sock"}, is_ours=True)
    server = ServerProcess("dockerd", log_file=home / "dockerd.log")
    with _network_kept():
        server.spawn(
            [
                *("dockerd", "--data-root", home / "data", "--exec-root", home / "exec"),
                *("--pidfile", home / "pid", "--host", ours.env["DOCKER_HOST"]),
            ]
        )
        assert server.process is not None
        try:
            _wait_for(ours, server)
            say(f"Started Docker engine {_version(ours)} of Debian for these tests")
            yield ours
        finally:
            server.process.terminate()
            try:
                server.process.wait(60)
            except subprocess.TimeoutExpired:
                server.process.kill()
                server.process.wait()
    shutil.rmtree(home)
    say("Stopped the engine, deleted its data and put the network back")


def _wait_for(ours: Engine, server: ServerProcess) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(ours):
        _ = server.pid  # raises when it has ended
        if time.monotonic() > deadline:
            words = server.log_file.read_text().splitlines()[-20:]
            raise NoEngine("\n".join(["dockerd did not start:", *words]))
        time.sleep(0.3)


@contextlib.contextmanager
def _network_kept() -> Iterator[None]:
    """Put back what an engine changes here: rules of the firewall, bridges, forwarding."""
    firewalls = [name for name in ("iptables", "ip6tables") if shutil.which(name)]
    before = {name: _rules(name) for name in firewalls}
    links = _bridges()
    forwarded = {path: path.read_text() for path in FORWARDING if path.exists()}
    try:
        yield
    finally:
        for name, rules in before.items():
            new = _tables(_rules(name)) - _tables(rules)
            emptied = "".join(f"*{table}\n{EMPTY.get(table, '')}COMMIT\n" for table in sorted(new))
            run([f"{name}-restore"], input=rules + emptied, check=False)
        for link in _bridges() - links:
            run(["ip", "link", "delete", link], check=False)
        for path, text in forwarded.items():
            path.write_text(text)


def _rules(firewall: str) -> str:
    return run([f"{firewall}-save"], check=False).stdout


def _tables(rules: str) -> set[str]:
    return set(re.findall(r"^\*(\w+)$", rules, re.MULTILINE))


def _bridges() -> set[str]:
    return {
        path.name
        for path in Path("/sys/class/net").iterdir()
        if path.name == "docker0" or path.name.startswith("br-")
    }
