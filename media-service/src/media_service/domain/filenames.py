"""File names as they may be stored, shown and put into headers."""

import re
import unicodedata

MAX_LENGTH = 200
_SEPARATOR = re.compile(r"[/\\]")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def safe_filename(name: str) -> str:
    """Return the last part of ``name`` with nothing invisible in it, cut to ``MAX_LENGTH``.

    Control and formatting characters go (a right-to-left override can disguise an extension);
    a cut name keeps its extension. Raises ``ValueError`` when nothing is left.
    """
    last = _SEPARATOR.split(unicodedata.normalize("NFC", name))[-1]
    shown = "".join(char for char in last if unicodedata.category(char) not in _HIDDEN)
    shown = " ".join(shown.split()).strip(". ")
    if not shown:
        raise ValueError("must have a character that can be shown")
    if len(shown) <= MAX_LENGTH:
        return shown
    stem, dot, extension = shown.rpartition(".")
    if not dot or len(extension) > 10:  # noqa: PLR2004  # that is no extension
        return shown[:MAX_LENGTH]
    return f"{stem[: MAX_LENGTH - len(extension) - 1]}.{extension}"
