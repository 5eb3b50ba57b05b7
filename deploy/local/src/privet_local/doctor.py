"""Checks of this machine and of the settings; each problem comes with its mend."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from privet_shared.servers.binaries import binary
from privet_shared.servers.ports import is_free
from privet_shared.settings import DEVELOPMENT_JWT_SECRET, DEVELOPMENT_S3_SECRET

from privet_local.home import Home
from privet_local.parts import USUAL_PORTS

MIN_FREE_BYTES = 2 * 1024**3


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
    for name in ("nats-server", "redis-server", "rclone"):
        try:
            yield Finding(name, str(binary(name)))
        except FileNotFoundError:
            yield Finding(name, "missing", "Run: make setup")
    folder = home.path if home.path.exists() else home.path.parent
    free = shutil.disk_usage(folder).free
    yield Finding(
        "Disk", f"{free / 1024**3:.1f} GiB free", "" if free > MIN_FREE_BYTES else "Free 2 GiB"
    )
    if home.is_running():
        yield Finding("Stack", f"runs at {home.read_state().get('gateway_url', 'its address')}")
    else:
        for name, port in USUAL_PORTS.items():
            state = "free" if is_free(port) else "taken: another port will be used and named"
            yield Finding(f"Port {port} ({name})", state)
    if env.get("ENV") == "production":
        yield from _production(env)


def _production(env: Mapping[str, str]) -> Iterator[Finding]:
    for name, default in (
        ("JWT_SECRET", DEVELOPMENT_JWT_SECRET),
        ("S3_SECRET_ACCESS_KEY", DEVELOPMENT_S3_SECRET),
    ):
        unsafe = env.get(name, default) == default
        yield Finding(
            name,
            "development default" if unsafe else "set",
            f"Set {name} to a random secret of 32 bytes or more" if unsafe else "",
        )
    origins = env.get("CORS_ALLOW_ORIGINS", "")
    yield Finding(
        "CORS_ALLOW_ORIGINS",
        origins or "not set",
        "" if origins and "*" not in origins else "Set CORS_ALLOW_ORIGINS to the app's origins",
    )
