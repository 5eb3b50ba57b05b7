"""Every fault that is stated; run as a program it writes the table of docs/faults.md anew."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from scenario_rows import SCENARIOS
from upstream_cases import UPSTREAM_CASES

DOCUMENT = Path(__file__).parents[3] / "docs" / "faults.md"
ROWS = (*(case.row for case in UPSTREAM_CASES), *SCENARIOS.values())
_HEAD = "| fault | the client sees | ended by | counted |\n| --- | --- | --- | --- |\n"


def table() -> str:
    """Return the table of all faults."""
    return _HEAD + "".join(f"{row.line}\n" for row in ROWS)


def written(document: str) -> str:
    """Return the table that stands in a document; empty when there is none."""
    start = document.find(_HEAD)
    return "" if start < 0 else document[start:].partition("\n\n")[0].rstrip("\n") + "\n"


def main() -> None:
    """Put the table into the document."""
    text = DOCUMENT.read_text()
    DOCUMENT.write_text(text.replace(written(text), table()))


if __name__ == "__main__":
    main()
