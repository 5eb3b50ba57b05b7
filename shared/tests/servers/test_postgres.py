"""PostgreSQL starts again after whatever cut it off, and for root from wherever it lies."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest
from privet_shared.servers import reachable
from privet_shared.servers.ports import free_port
from privet_shared.servers.postgres import PostgresServer

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another user")

OWNER = """
import asyncio, sys
from pathlib import Path
from privet_shared.servers.postgres import PostgresServer
async def main():
    home = Path(sys.argv[1])
    server = PostgresServer(
        data_dir=home / "data", port=int(sys.argv[2]), log_file=home / "log", durable=False
    )
    await server.start()
    print(server.admin_dsn, flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""


def make(home: Path, port: int | None = None) -> PostgresServer:
    return PostgresServer(
        data_dir=home / "data", port=port or free_port(), log_file=home / "log", durable=False
    )


@pytest.fixture(autouse=True)
def _remove_data(tmp_path):
    yield
    reachable.remove(tmp_path / "data")


async def works(server: PostgresServer) -> bool:
    await server.start()
    try:
        connection = await asyncpg.connect(server.admin_dsn)
        value = await connection.fetchval("SELECT 1")
        await connection.close()
        return value == 1
    finally:
        await server.stop()


async def test_starts_at_once_after_its_owner_was_killed(tmp_path):
    port = free_port()
    owner = subprocess.Popen(  # noqa: ASYNC220
        [sys.executable, "-c", OWNER, str(tmp_path), str(port)], stdout=subprocess.PIPE, text=True
    )
    with owner:
        connection = await asyncpg.connect(owner.stdout.readline().strip())
        owner.kill()
    assert await works(make(tmp_path, port))
    assert connection.is_closed()


async def test_cut_off_initdb_is_done_again(tmp_path):
    server = make(tmp_path)
    assert server.password
    draft = server.data_dir.resolve() / "cluster.new"
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    (server.data_dir / "initdb-password").write_text("half")
    assert await works(server)
    assert not draft.exists()


async def test_pid_file_of_another_program_is_no_hindrance(tmp_path):
    server = make(tmp_path)
    assert await works(server)
    owner = server._owner or (None, None)
    with subprocess.Popen(  # noqa: ASYNC220
        ["sleep", "60"], user=owner[0], group=owner[1]
    ) as stranger:
        pid_file = server.data_dir / "cluster" / "postmaster.pid"
        pid_file.write_text(f"{stranger.pid}\n{server.data_dir}\n0\n1\n\n\n0 0\nready\n")
        if owner[0] is not None:
            os.chown(pid_file, *owner)
        try:
            assert await works(server)
        finally:
            stranger.kill()


async def test_password_is_for_its_owner_alone(tmp_path):
    server = make(tmp_path)
    assert len(server.password) > 30
    assert make(tmp_path).password == server.password
    assert stat.S_IMODE((server.data_dir / "password").stat().st_mode) == 0o600


@root_only
async def test_root_runs_it_from_where_nobody_else_gets_in(tmp_path, monkeypatch):
    installed = reachable.installed_programs()
    venv = tmp_path / "venv"
    venv.mkdir(mode=0o700)
    package = venv / installed.parent.name
    shutil.copytree(installed, package / installed.name, symlinks=True)
    libraries = installed.parent.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, venv / libraries.name)
    monkeypatch.setattr(reachable, "installed_programs", lambda: package / installed.name)
    with_room = Path("/var/lib") / f"privet-test-{os.getpid()}"
    monkeypatch.setattr(reachable, "REACHABLE_HOME", with_room)
    before = os.umask(0o077)
    try:
        server = make(tmp_path)
        assert await works(server)
        assert server.program("postgres").is_relative_to(with_room)
        assert server.data_dir.resolve().is_relative_to(with_room)
        assert await works(make(tmp_path))
    finally:
        os.umask(before)
        shutil.rmtree(with_room)


@root_only
def test_scratch_goes_when_its_link_is_gone_and_data_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(reachable, "REACHABLE_HOME", tmp_path / "reachable")
    monkeypatch.setattr(reachable, "is_reachable", lambda _: False)
    places = {}
    for name, scratch in (("kept", False), ("lost", True), ("alive", True)):
        link = tmp_path / name
        reachable.make_reachable(link, scratch=scratch)
        places[name] = link.resolve()
        if name != "alive":
            link.unlink()
    reachable.make_reachable(tmp_path / "next", scratch=True)
    assert [name for name, place in places.items() if place.exists()] == ["kept", "alive"]
    reachable.remove(tmp_path / "alive")
    assert not places["alive"].exists()
    assert not (tmp_path / "alive").is_symlink()
