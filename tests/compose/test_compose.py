"""compose.yaml is valid for docker-compose and keeps the rules of a careful deployment."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCKER_COMPOSE = ROOT / ".venv" / "docker-compose" / "bin" / "docker-compose"
ONE_SHOT = {"volumes", "s3-bucket"}
SECRETS = ("PASSWORD", "SECRET", "AUTH_KEY")


@pytest.fixture(scope="module")
def services() -> dict:
    """Return the services as docker-compose itself understands the file."""
    done = subprocess.run(
        [DOCKER_COMPOSE, "--file", ROOT / "compose.yaml", "config"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return yaml.safe_load(done.stdout)["services"]


def is_one_shot(name: str) -> bool:
    return name in ONE_SHOT or name.endswith("-migrate")


def test_every_part_is_there(services):
    ours = {"auth", "device", "ticket", "media"}
    assert set(services) == {
        "postgres", "nats", "redis", "s3", "gateway", *ONE_SHOT,
        *(f"{name}-{kind}" for name in ours for kind in ("service", "worker", "migrate")),
    }  # fmt: skip


def test_only_the_gateway_and_storage_are_published_and_on_loopback(services):
    published = {
        name: [str(port) if isinstance(port, str) else port for port in service["ports"]]
        for name, service in services.items()
        if service.get("ports")
    }
    assert published == {
        "gateway": ["127.0.0.1:8000:8000/tcp"],
        "s3": ["127.0.0.1:9000:9000/tcp"],
    }


def test_no_container_has_more_than_it_needs(services):
    for name, service in services.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "privileged" not in service, name
        if name == "volumes":  # hands the fresh volumes over, then ends
            assert service["cap_add"] == ["CHOWN"]
            assert service["network_mode"] == "none"
        else:
            assert "cap_add" not in service, name
            assert service.get("user", "dockerfile") not in {"root", "0", "0:0"}, name


def test_images_run_as_a_plain_user():
    lines = (ROOT / "deploy/docker/Dockerfile").read_text().splitlines()
    final = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM")) :]
    assert "USER 10001:10001" in final
    assert not any("gcc" in line or "build-essential" in line for line in lines)


def test_images_are_pinned(services):
    for name, service in services.items():
        tag = service["image"].partition(":")[2]
        assert tag not in {"", "latest"}, name
        if "build" not in service:
            assert tag[0].isdigit(), name
            assert tag.count(".") >= 1, name


def test_what_runs_for_long_is_watched_restarted_and_rotates_its_log(services):
    for name, service in services.items():
        assert service["logging"]["options"]["max-size"], name
        if is_one_shot(name):
            assert service["restart"] in {"no", False}, name
        else:
            assert service["restart"] == "unless-stopped", name
            assert service["healthcheck"]["test"], name


def test_every_secret_can_be_set():
    raw = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    for name, service in raw.items():
        for key, value in service.get("environment", {}).items():
            if any(word in key for word in SECRETS) or key == "DATABASE_URL":
                assert "${" in str(value), f"{name}: {key}"


def test_example_lists_every_variable():
    text = (ROOT / "compose.yaml").read_text()
    used = set(re.findall(r"\$\{(\w+)", text))
    listed = {
        line.partition("=")[0]
        for line in (ROOT / ".env.example").read_text().splitlines()
        if line and not line.startswith("#")
    }
    assert used == listed


def test_services_start_after_their_migrations(services):
    for name in ("auth", "device", "ticket", "media"):
        for kind in ("service", "worker"):
            needs = services[f"{name}-{kind}"]["depends_on"]
            assert needs[f"{name}-migrate"]["condition"] == "service_completed_successfully"
