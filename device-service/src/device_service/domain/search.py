"""How a text filter of the search matches, and how it finds its index."""

MIN_SUBSTRING = 3
LIKE_ESCAPE = "\\"
FIELDS = ("title", "brand", "model", "serial_number")


def like_pattern(text: str) -> str:
    r"""Return the LIKE pattern for ``text``: a substring from ``MIN_SUBSTRING`` on, else a prefix.

    ``%``, ``_`` and ``\`` stand for themselves.
    """
    escaped = text
    for character in (LIKE_ESCAPE, "%", "_"):
        escaped = escaped.replace(character, LIKE_ESCAPE + character)
    return f"%{escaped}%" if len(text) >= MIN_SUBSTRING else f"{escaped}%"


def trigrams(field: str, text: str) -> set[str]:
    """Return every three characters in a row of a field's text, marked with the field.

    A text that contains another has all of its trigrams, so an index over them finds substrings.
    """
    lowered = text.lower()
    mark = FIELDS.index(field)
    return {f"{mark}{lowered[start : start + 3]}" for start in range(len(lowered) - 2)}
