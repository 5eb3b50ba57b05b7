"""Where the local stack keeps its data, logs, secrets and state: ``.local`` in the repository."""

import contextlib
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[4]


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
        with (self.path / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise AlreadyRunning from error
            yield

    def is_running(self) -> bool:
        """Whether a stack runs on this home."""
        try:
            with self.lock():
                return False
        except AlreadyRunning:
            return True

    def write_state(self, state: dict[str, Any]) -> None:
        """Tell other terminals what runs where."""
        draft = self.path / "state.json.new"
        draft.write_text(json.dumps(state, indent=2))
        draft.replace(self.path / "state.json")

    def read_state(self) -> dict[str, Any]:
        """Return what the running stack wrote last, empty when it wrote nothing."""
        try:
            state: dict[str, Any] = json.loads((self.path / "state.json").read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return state

    def secret(self, name: str) -> str:
        """Return a random secret, made at its first use and readable by the owner alone."""
        file = self.path / "secrets" / name
        if not file.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(36))
        return file.read_text()
