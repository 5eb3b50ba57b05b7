"""The stack with its real servers and stand-ins for the services."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass

import asyncpg
import pytest
from privet_local import parts, stack
from privet_local.home import Home
from privet_local.parts import DATABASE, Service
from privet_local.stack import MigrationFailed, Stack
from privet_local.trial import run_beside_stack
from privet_shared.servers.ports import free_port, is_free
from privet_shared.servers.process import ServerFailed

ANSWERS_READY = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
SLEEPS = "import time; time.sleep(600)"
FAILS = "raise SystemExit('the settings are wrong')"

OWNER = """
import asyncio, json, sys
from pathlib import Path
import test_stack
from privet_local.home import Home
from privet_local.stack import Stack
async def main():
    test_stack.stand_in(lambda module, name, value: setattr(module, name, value))
    home = Home(Path(sys.argv[1]))
    async with Stack(home, ports="ephemeral", durable=False) as stack:
        home.write_state(stack.describe())
        print(json.dumps(stack.describe()), flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


@dataclass(frozen=True, slots=True)
class StandIn(Service):
    program: str = ANSWERS_READY

    def http_command(self, port: int) -> list[str]:
        return [sys.executable, "-c", self.program, str(port)]

    def worker_command(self) -> list[str]:
        return [sys.executable, "-c", SLEEPS]


def stand_in(replace, *, program: str = ANSWERS_READY) -> None:
    async def migrate(_wiring, _service) -> None:
        """There is no schema."""

    service = StandIn("probe-service", "probe", 1, "probe_service", "probe", program=program)
    for module in (stack, parts):
        replace(module, "SERVICES", (service,))
    replace(stack, "GATEWAY", StandIn("gateway", "gateway", 2))
    replace(stack, "migrate", migrate)
    replace(stack, "MAIL_PAGE", StandIn("mail-page", "mail", 3))
    usual = (
        "postgres",
        "nats",
        "redis",
        "s3",
        "mail",
        "mail-page",
        "metrics",
        "probe-service",
        "gateway",
    )
    replace(stack, "USUAL_PORTS", {name: free_port() for name in usual})


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "home")
    yield home
    home.delete()


def answers(url: str) -> bool:
    with urllib.request.urlopen(url, timeout=2) as answer:
        return answer.status == 200


async def test_killed_parts_are_restarted_and_data_survives_down_and_up(home, monkeypatch):
    stand_in(monkeypatch.setattr)
    said: list[str] = []

    async def connect(running: Stack) -> asyncpg.Connection:
        role = running.wiring.roles()[0]
        return await asyncpg.connect(
            host="127.0.0.1",
            port=running.wiring.ports["postgres"],
            user=role.role,
            password=role.password,
            database=DATABASE,
        )

    async with Stack(home, ports="ephemeral", report=said.append) as running:
        connection = await connect(running)
        await connection.execute("CREATE TABLE kept AS SELECT 1 AS value")
        await connection.close()
        for part in ("probe-service", "probe-service-worker", "postgres"):
            await running.kill(part)
            await running.until_restarted(part)
            assert f"{part} runs again" in said
        connection = await connect(running)
        assert await connection.fetchval("SELECT value FROM kept") == 1
        await connection.close()
        assert answers(running.wiring.url("probe-service"))
        ports = running.wiring.ports
    assert all(is_free(port) for port in ports.values())
    async with Stack(home, ports="ephemeral", durable=False) as running:
        connection = await connect(running)
        assert await connection.fetchval("SELECT value FROM kept") == 1
        await connection.close()


async def test_taken_port_is_replaced_and_named(home, monkeypatch):
    stand_in(monkeypatch.setattr)
    steps = {}

    async def step(title, run) -> None:
        steps[title] = await run()

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", stack.USUAL_PORTS["redis"]))
        taken.listen()
        async with Stack(home, step=step, durable=False) as running:
            assert running.wiring.ports["gateway"] == stack.USUAL_PORTS["gateway"]
            assert set(running.moved_ports) == {"redis"}
    assert steps["Redis"].endswith(f"({stack.USUAL_PORTS['redis']} is taken)")
    assert "taken" not in steps["Gateway"]


async def test_service_that_does_not_start_says_why_and_leaves_nothing(home, monkeypatch):
    stand_in(monkeypatch.setattr, program=FAILS)
    running = Stack(home, ports="ephemeral", durable=False)
    with pytest.raises(ServerFailed, match="the settings are wrong"):
        await running.start()
    assert all(is_free(port) for port in running.wiring.ports.values())


async def test_failed_migration_says_why(home, tmp_path, monkeypatch):
    service = StandIn("nowhere", "nowhere", 1)
    monkeypatch.setattr(parts, "REPOSITORY", tmp_path)
    (tmp_path / "nowhere").mkdir()
    wiring = parts.Wiring(home, dict.fromkeys(parts.USUAL_PORTS, 1))
    with pytest.raises(MigrationFailed, match="nowhere"):
        await stack.migrate(wiring, service)


async def test_starts_again_at_once_after_its_owner_was_killed(home, monkeypatch):
    stand_in(monkeypatch.setattr)
    with subprocess.Popen(  # noqa: ASYNC220
        [sys.executable, "-c", OWNER, str(home.path)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": __file__.rpartition("/")[0], "PATH": "/usr/bin:/bin"},
    ) as owner:
        before = json.loads(await asyncio.to_thread(owner.stdout.readline))
        owner.kill()
    monkeypatch.setattr(stack, "USUAL_PORTS", dict(before["ports"]))
    async with Stack(home, durable=False) as running:
        assert running.wiring.ports == before["ports"]
        assert running.moved_ports == {}


async def test_command_has_a_stack_of_its_own_until_it_ends(monkeypatch, tmp_path):
    stand_in(monkeypatch.setattr)
    said = tmp_path / "said.json"
    program = f"""
import json, os, pathlib, urllib.request
answer = urllib.request.urlopen(os.environ["GATEWAY_URL"] + "/health/ready")
home = pathlib.Path(os.environ["PRIVET_HOME"])
state = json.loads((home / "state.json").read_text())
pathlib.Path({str(said)!r}).write_text(json.dumps([answer.status, str(home), state["parts"]]))
raise SystemExit(7)
"""
    code = await run_beside_stack(
        [sys.executable, "-c", program], step=stack.quietly, report=print, seed=False
    )
    status, folder, running = json.loads(said.read_text())
    assert (code, status, running["gateway"]["running"]) == (7, 200, True)
    assert not await asyncio.to_thread(os.path.lexists, folder)
