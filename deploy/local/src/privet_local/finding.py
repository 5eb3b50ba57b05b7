"""What a check of this machine or of the settings finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``mend`` is empty when it is well."""

    subject: str
    state: str
    mend: str = ""
