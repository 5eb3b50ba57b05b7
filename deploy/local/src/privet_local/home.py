"""Where the local stack keeps its data, logs, secrets and state: ``.local`` in the repository."""

import contextlib
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from privet_shared.servers.reachable import remove
from privet_shared.servers.secret_file import secret_from

REPOSITORY = Path(__file__).resolve().parents[4]
LOOK_SECONDS = 0.5


class AlreadyRunning(RuntimeError):
    """Another process runs the stack on this home."""


@dataclass(frozen=True, slots=True)
class Home:
    """The stack's directory; one stack runs on it at a time."""

    path: Path

    @classmethod
    def default(cls) -> "Home":
        """Return ``PRIVET_HOME``, else ``.local`` in the repository."""
        return cls(Path(os.environ.get("PRIVET_HOME") or REPOSITORY / ".local").resolve())

    @property
    def data(self) -> Path:
        """The servers' data."""
        return self.path / "data"

    @property
    def postgres_data(self) -> Path:
        """PostgreSQL's data; for root it may be a link to where another user can reach it."""
        return self.data / "postgres"

    @property
    def logs(self) -> Path:
        """One log file per part."""
        return self.path / "logs"

    @property
    def seeded(self) -> Path:
        """Exists once the demo data is loaded."""
        return self.path / "seeded"

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the home; raises ``AlreadyRunning``. A dead holder's lock frees itself."""
        self.path.mkdir(parents=True, exist_ok=True)
        with self._lock_file.open("a+") as file:
            deadline = time.monotonic() + LOOK_SECONDS
            while not _lock(file, fcntl.LOCK_EX):
                if time.monotonic() > deadline:  # longer than another terminal's look
                    raise AlreadyRunning
                time.sleep(LOOK_SECONDS / 10)
            if not self._is_current(file):  # 'privet reset' deleted it while we waited
                raise AlreadyRunning
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            try:
                yield
            finally:
                file.truncate(0)

    def _is_current(self, file: IO[str]) -> bool:
        try:
            return os.fstat(file.fileno()).st_ino == self._lock_file.stat().st_ino
        except FileNotFoundError:
            return False

    def holder(self) -> int | None:
        """Return the process that runs the stack on this home, None when none does."""
        try:
            with self._lock_file.open() as file:
                if _lock(file, fcntl.LOCK_SH):
                    return None
                return int(file.read() or 0) or None
        except FileNotFoundError:
            return None

    def is_running(self) -> bool:
        """Whether a stack runs on this home."""
        return self.holder() is not None

    def write_state(self, state: dict[str, Any]) -> None:
        """Tell other terminals what runs where."""
        draft = self._state_file.with_suffix(".new")
        draft.write_text(json.dumps(state, indent=2))
        draft.replace(self._state_file)

    def read_state(self) -> dict[str, Any]:
        """Return what the running stack wrote last, empty when it wrote nothing."""
        try:
            state: dict[str, Any] = json.loads(self._state_file.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return state

    def forget_state(self) -> None:
        """Say that nothing runs."""
        self._state_file.unlink(missing_ok=True)

    def hold(self, part: str) -> None:
        """Have ``part`` stay down once it is; until it is released or the stack starts anew."""
        self._held.mkdir(exist_ok=True)
        (self._held / part).touch()

    def release(self, part: str) -> None:
        """Let ``part`` be started again."""
        (self._held / part).unlink(missing_ok=True)

    def release_all(self) -> None:
        """Let every part be started."""
        shutil.rmtree(self._held, ignore_errors=True)

    def is_held(self, part: str) -> bool:
        """Whether ``part`` is to stay down."""
        return (self._held / part).exists()

    def secret(self, name: str) -> str:
        """Return a random secret, made at its first use and readable by the owner alone."""
        return secret_from(self.path / "secrets" / name)

    def delete(self) -> None:
        """Delete what the stack made here, and nothing else; raises ``AlreadyRunning``."""
        with self.lock():
            if self.data.exists():
                remove(self.postgres_data)
            for folder in (self.data, self.logs, self.path / "secrets", self._held):
                if folder.exists():
                    shutil.rmtree(folder)
            for file in (self.seeded, self._state_file, self._lock_file):
                file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # somebody keeps other things here
            self.path.rmdir()

    @property
    def _held(self) -> Path:
        return self.path / "held"

    @property
    def _lock_file(self) -> Path:
        return self.path / "lock"

    @property
    def _state_file(self) -> Path:
        return self.path / "state.json"


def _lock(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
