"""How a text filter of the search matches."""

MIN_SUBSTRING = 3
LIKE_ESCAPE = "\\"


def like_pattern(text: str) -> str:
    r"""Return the LIKE pattern for ``text``: a substring from ``MIN_SUBSTRING`` on, else a prefix.

    ``%``, ``_`` and ``\`` stand for themselves.
    """
    escaped = text
    for character in (LIKE_ESCAPE, "%", "_"):
        escaped = escaped.replace(character, LIKE_ESCAPE + character)
    return f"%{escaped}%" if len(text) >= MIN_SUBSTRING else f"{escaped}%"
