"""Checks of this machine and of the settings; each problem comes with its mend."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from privet_shared.servers.binaries import binary
from privet_shared.servers.ports import is_free
from privet_shared.servers.reachable import installed_programs
from privet_shared.settings import (
    DEVELOPMENT_DATA_KEY,
    DEVELOPMENT_JWT_SECRET,
    DEVELOPMENT_S3_SECRET,
)

from privet_local.home import Home
from privet_local.parts import USUAL_PORTS

MIN_FREE_BYTES = 2 * 1024**3
MIN_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``mend`` is empty when it is well."""

    subject: str
    state: str
    mend: str = ""


def examine(home: Home, env: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """Look at the machine, and at the settings where ``ENV=production``."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding(
        "Python", version, "" if sys.version_info >= (3, 11) else "Install Python 3.11 or newer"
    )
    for name, program in _programs():
        yield _runs(name, program)
    yield from _place(home)
    if home.is_running():
        yield Finding("Stack", f"runs at {home.read_state().get('gateway_url', 'its address')}")
    else:
        for name, port in USUAL_PORTS.items():
            state = "free" if is_free(port) else "taken: another port will be used and named"
            yield Finding(f"Port {port} ({name})", state)
    if env.get("ENV") == "production":
        yield from _production(env)


def _programs() -> Iterator[tuple[str, Callable[[], Path]]]:
    yield "PostgreSQL", lambda: installed_programs() / "bin" / "postgres"
    for name in ("nats-server", "redis-server", "rclone"):
        yield name, partial(binary, name)


def _runs(name: str, program: Callable[[], Path]) -> Finding:
    flag = "version" if name == "rclone" else "--version"
    try:
        done = subprocess.run(
            [program(), flag], capture_output=True, text=True, timeout=20, check=True
        )
    except FileNotFoundError:
        return Finding(name, "missing", "Run: make setup")
    except (OSError, subprocess.SubprocessError) as error:
        return Finding(
            name,
            f"does not run here: {error}",
            "Use x86-64 or arm64 with glibc 2.28 or newer, or macOS 11 or newer",
        )
    return Finding(name, (done.stdout or done.stderr).splitlines()[0])


def _place(home: Home) -> Iterator[Finding]:
    folder = next(path for path in (home.path, *home.path.parents) if path.exists())
    writable = os.access(folder, os.W_OK)
    yield Finding(
        "Folder",
        f"{home.path} can{'' if writable else 'not'} be written",
        "" if writable else "Set PRIVET_HOME to a folder of yours",
    )
    free = shutil.disk_usage(folder).free
    yield Finding(
        "Disk", f"{free / 1024**3:.1f} GiB free", "" if free > MIN_FREE_BYTES else "Free 2 GiB"
    )


def _production(env: Mapping[str, str]) -> Iterator[Finding]:
    for name, default in (
        ("JWT_SECRET", DEVELOPMENT_JWT_SECRET),
        ("DATA_KEY", DEVELOPMENT_DATA_KEY),
        ("S3_SECRET_ACCESS_KEY", DEVELOPMENT_S3_SECRET),
    ):
        secret = env.get(name, default)
        problem = "development default" if secret == default else ""
        if (
            name in {"JWT_SECRET", "DATA_KEY"}
            and not problem
            and len(secret.encode()) < MIN_SECRET_BYTES
        ):
            problem = f"shorter than {MIN_SECRET_BYTES} bytes"
        mend = f"Set {name} to a random secret of {MIN_SECRET_BYTES} bytes or more"
        yield Finding(name, problem or "set", mend if problem else "")
    for name, what in (
        ("PUBLIC_URL", "the address that people use"),
        ("SMTP_SENDER", "the address that mails come from"),
    ):
        value = env.get(name, "")
        good = value and "localhost" not in value
        yield Finding(name, value or "not set", "" if good else f"Set {name} to {what}")
    origins = env.get("CORS_ALLOW_ORIGINS", "")
    yield Finding(
        "CORS_ALLOW_ORIGINS",
        origins or "not set",
        "" if origins and "*" not in origins else "Set CORS_ALLOW_ORIGINS to the app's origins",
    )
