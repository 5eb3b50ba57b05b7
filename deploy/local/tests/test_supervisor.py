"""A part that dies is named and started again, later each time."""

import asyncio
import sys

import pytest
from privet_local import supervisor as module
from privet_local.home import Home
from privet_local.supervisor import AppProcess, Supervisor
from privet_shared.servers.process import ServerFailed

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
CRASHER = [sys.executable, "-c", "raise SystemExit(3)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1); time.sleep(60)",
]


@pytest.fixture
def said():
    return []


@pytest.fixture
async def supervisor(said):
    supervisor = Supervisor(said.append)
    yield supervisor
    await supervisor.stop()


def app(tmp_path, name, command):
    process = AppProcess(name, log_file=tmp_path / f"{name}.log")

    async def start() -> None:
        process.spawn(command)

    return process, start


async def until(condition) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.02)


async def test_killed_part_runs_again_and_is_named(supervisor, said, tmp_path):
    process, start = app(tmp_path, "probe", SLEEPER)
    await supervisor.start(process, start)
    first = process.pid
    process.process.kill()
    await until(lambda: supervisor.parts["probe"].restarts == 1)
    assert process.pid != first
    assert said == [
        "probe stopped (exit status -9); starting it again in 0.2 s",
        "probe runs again",
    ]


async def test_back_off_grows(supervisor, said, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "FIRST_DELAY_SECONDS", 0.05)
    process, start = app(tmp_path, "probe", CRASHER)
    await supervisor.start(process, start)
    await until(lambda: supervisor.parts["probe"].restarts >= 3)
    delays = [line.rpartition(" in ")[2] for line in said if " in " in line]
    assert delays[:3] == ["0.05 s", "0.1 s", "0.2 s"]
    assert "exit status 3" in said[0]


async def test_failed_restart_is_tried_again(supervisor, said, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "FIRST_DELAY_SECONDS", 0.01)
    process, start = app(tmp_path, "probe", SLEEPER)
    await supervisor.start(process, start)
    failures = iter([True, True])

    async def sometimes() -> None:
        if next(failures, False):
            raise ServerFailed("probe did not become ready:\nlog")
        await start()

    supervisor.parts["probe"].start = sometimes
    process.process.kill()
    await until(lambda: supervisor.parts["probe"].restarts == 1)
    assert sum("did not become ready" in line for line in said) == 2


async def test_part_that_failed_to_start_is_stopped_too(tmp_path):
    supervisor = Supervisor(lambda _: None)
    process, spawn = app(tmp_path, "probe", SLEEPER)

    async def start() -> None:
        await spawn()
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        await supervisor.start(process, start)
    assert process.process.poll() is None
    await supervisor.stop()
    assert process.process.returncode == -15


async def test_part_that_never_gets_ready_leaves_no_process_behind(
    supervisor, said, tmp_path, monkeypatch
):
    monkeypatch.setattr(module, "FIRST_DELAY_SECONDS", 0.01)
    process, spawn = app(tmp_path, "probe", SLEEPER)
    spawned = []
    ready = False

    async def start() -> None:
        await spawn()
        spawned.append(process.process)
        await process.wait_ready(lambda: ready or len(spawned) == 1, timeout=0.2)

    await supervisor.start(process, start)
    process.process.kill()
    await until(lambda: len(spawned) >= 3)
    ready = True
    await supervisor.until_restarted("probe", after=0, timeout=5)
    assert [child.poll() for child in spawned[:-1]] == [-9] * (len(spawned) - 1)
    assert spawned[-1].poll() is None
    assert any("not ready within" in line for line in said)


async def test_stopped_parts_stay_stopped(said, tmp_path):
    supervisor = Supervisor(said.append)
    processes = []
    for name in ("one", "two"):
        process, start = app(tmp_path, name, SLEEPER)
        await supervisor.start(process, start)
        processes.append(process.process)
    await supervisor.stop()
    await asyncio.sleep(0.3)
    assert [process.poll() for process in processes] == [-15, -15]
    assert said == []


async def test_part_that_ignores_sigterm_is_killed(tmp_path):
    process, start = app(tmp_path, "stubborn", STUBBORN)
    await start()
    await asyncio.sleep(0.5)
    await process.stop(timeout=0.3)
    assert process.process.returncode == -9


async def test_held_part_stays_down_until_it_is_released(said, tmp_path):
    home = Home(tmp_path / "home")
    home.path.mkdir()
    supervisor = Supervisor(said.append, is_held=home.is_held)
    process, start = app(tmp_path, "probe", SLEEPER)
    await supervisor.start(process, start)
    try:
        home.hold("probe")
        assert supervisor.parts["probe"].is_running
        process.process.kill()
        await until(lambda: said == ["probe is stopped and held"])
        await asyncio.sleep(3 * module.FIRST_DELAY_SECONDS)
        assert not supervisor.parts["probe"].is_running
        home.release("probe")
        await until(lambda: said[-1] == "probe runs again")
        assert supervisor.parts["probe"].is_running
    finally:
        await supervisor.stop()
