"""The command line, where no stack is needed."""

import json
import signal
import subprocess
import sys

import pytest
from privet_local.cli import app
from privet_local.home import Home
from privet_local.parts import GATEWAY, SERVICES, USUAL_PORTS, Wiring
from privet_local.seed.load import SeedRefused, load
from privet_local.seed.photos import photo
from privet_local.seed.stories import DEVICES, TICKETS, Move
from typer.testing import CliRunner


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("PRIVET_HOME", str(tmp_path / "home"))
    runner = CliRunner()
    return lambda *words: runner.invoke(app, words)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("status", 1),
        ("status --json", 1),
        ("stop gateway", 1),
        ("start gateway", 1),
        ("down", 0),
        ("migrate", 1),
        ("seed", 1),
        ("logs", 1),
    ],
)
def test_commands_say_that_nothing_runs(run, command, code):
    result = run(*command.split())
    assert result.exit_code == code
    assert "Nothing runs" in result.output or "No such log" in result.output


def test_part_is_stopped_and_held_until_it_is_started(run, tmp_path):
    home = Home(tmp_path / "home")
    with home.lock(), subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as child:
        state = {"parts": {"gateway": {"pid": child.pid, "running": True}}}
        home.write_state(state)
        assert json.loads(run("status", "--json").output) == state
        assert run("stop", "elsewhere").exit_code == 1
        assert run("stop", "gateway").exit_code == 0
        assert child.wait(timeout=10) == -signal.SIGTERM
        assert home.is_held("gateway")
        assert run("start", "gateway").exit_code == 0
        assert not home.is_held("gateway")


def test_gateway_serves_the_client_where_one_is_built(tmp_path, monkeypatch):
    wiring = Wiring(Home(tmp_path), dict.fromkeys(USUAL_PORTS, 1))
    monkeypatch.setenv("CLIENT_DIR", str(tmp_path))
    assert "CLIENT_DIR" not in wiring.environment(GATEWAY)
    (tmp_path / "index.html").touch()
    assert wiring.environment(GATEWAY)["CLIENT_DIR"] == str(tmp_path)
    assert "CLIENT_DIR" not in wiring.environment(SERVICES[0])


def test_second_up_says_that_it_runs(run, tmp_path):
    home = Home(tmp_path / "home")
    with home.lock():
        home.write_state({"gateway_url": "http://localhost:8000"})
        result = run("up")
    assert (result.exit_code, "runs already" in result.output) == (0, True)
    assert "http://localhost:8000" in result.output


def test_reset_asks_and_then_deletes(run, tmp_path):
    home = Home(tmp_path / "home")
    home.secret("jwt")
    assert run("reset").exit_code == 1
    assert home.path.exists()
    assert run("reset", "--yes").exit_code == 0
    assert not home.path.exists()


def test_reset_refuses_while_it_runs(run, tmp_path):
    home = Home(tmp_path / "home")
    with home.lock():
        assert run("reset", "--yes").exit_code == 1
    assert home.path.exists()


def test_reset_spares_what_is_not_the_stacks(run, tmp_path):
    home = Home(tmp_path / "home")
    home.secret("jwt")
    precious = home.path / "thesis.txt"
    precious.write_text("mine")
    assert run("reset", "--yes").exit_code == 0
    assert list(home.path.iterdir()) == [precious]


HOLDER = """
import signal, sys, time
from pathlib import Path
from privet_local.home import Home
signal.signal(signal.SIGTERM, lambda *_: sys.exit())
with Home(Path(sys.argv[1])).lock():
    print("held", flush=True)
    time.sleep(60)
"""


def test_down_stops_who_holds_the_home_and_not_who_once_did(run, tmp_path):
    home = Home(tmp_path / "home")
    with (
        subprocess.Popen(["sleep", "60"]) as stranger,
        subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(home.path)], stdout=subprocess.PIPE
        ) as holder,
    ):
        holder.stdout.readline()
        home.write_state({"pid": stranger.pid})
        try:
            assert home.holder() == holder.pid
            assert "Stopped." in run("down").output
            assert holder.wait(5) == 0
            assert stranger.poll() is None
        finally:
            stranger.kill()
            holder.kill()


async def test_production_takes_no_demo_data(tmp_path, monkeypatch):
    monkeypatch.setenv("ENV", "production")
    with pytest.raises(SeedRefused, match="production"):
        await load(Wiring(Home(tmp_path), {}))


def test_stories_are_of_known_devices_in_every_state():
    serials = {device.serial_number for device in DEVICES}
    assert {ticket.serial_number for ticket in TICKETS} <= serials
    moves = [[step.status for step in t.story if isinstance(step, Move)] for t in TICKETS]
    assert {["new", *move][-1] for move in moves} == {
        "new", "in_progress", "completed", "rejected",
    }  # fmt: skip
    assert ["in_progress", "completed", "in_progress"] in moves


def test_photo_is_a_jpeg():
    assert photo("#4f83cc")[:3] == b"\xff\xd8\xff"
