"""Checks of this machine and of the settings; each problem comes with its mend."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from privet_shared.servers.binaries import binary
from privet_shared.servers.ports import is_free
from privet_shared.servers.reachable import installed_programs

from privet_local.finding import Finding
from privet_local.home import Home
from privet_local.parts import USUAL_PORTS
from privet_local.production import examine_production

MIN_FREE_BYTES = 2 * 1024**3


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
        yield from examine_production(env)


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
