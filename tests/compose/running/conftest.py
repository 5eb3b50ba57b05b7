"""compose.yaml run for real, once for all tests here: ``make test-compose``."""

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import compose_stand_ins
import compose_tools
from compose_engine import Engine, engine, say
from compose_project import TAG, Project

PASSWORD = "correct-horse-42"
# Minutes long, and an engine is started: only by its own make target.
collect_ignore_glob = [] if os.environ.get("TEST_COMPOSE") else ["test_*.py"]


@pytest.fixture(scope="session")
def docker() -> Iterator[Engine]:
    with engine() as found:
        made = compose_stand_ins.provide(found)
        yield found
        if made and not found.is_ours:
            found.docker("image", "rm", "--force", *made)


@pytest.fixture(scope="session")
def stack(docker: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Bring the whole stack up by Compose v2, where there is one."""
    command = compose_tools.newest(docker)
    project = Project(docker, command, tmp_path_factory.mktemp("compose") / "settings.env")
    say(f"Building by compose {compose_tools.version(command)}")
    project.build()
    try:
        say("docker compose up")
        project.up()
        yield project
    finally:
        project.down()
        images = docker.docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").stdout
        ours = [each for each in images.split() if each.endswith(f":{TAG}")]
        if ours and not os.environ.get("TEST_COMPOSE_KEEP_IMAGES"):
            docker.docker("image", "rm", "--force", *ours)


@pytest.fixture(scope="session")
def auth_cli(stack: Project):
    """Run the auth service's command line in its container."""

    async def run(*words: str) -> None:
        await asyncio.to_thread(
            stack.exec,
            *("auth-service", "python", "-m", "auth_service.cli", *words),
            env=[f"STAFF_PASSWORD={PASSWORD}"],
        )

    return run


@pytest.fixture
async def technician(hire):
    """Somebody new for each test: all of them take longer than an access token lives."""
    return await hire("technician")
