"""Random secrets that are made once and kept in a file."""

import contextlib
import os
import secrets
from pathlib import Path

_BYTES = 36


def secret_from(file: Path) -> str:
    """Return the secret in ``file``, made at its first use and readable by the owner alone.

    It is there whole or not at all, whenever its maker is cut off; of two makers the first wins.
    """
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as output:
            output.write(secrets.token_urlsafe(_BYTES))
            output.flush()
            os.fsync(output.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text()
