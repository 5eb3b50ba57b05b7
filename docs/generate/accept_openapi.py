"""Makes the present contract the released one, its version raised by what changed for clients."""

import json
import re
from pathlib import Path

from openapi import present_document, to_text
from openapi_changes import changes
from schema_changes import Severity

from gateway import contract

DOCS = Path(__file__).parents[1]
RELEASED = DOCS / "openapi-released.json"
_VERSION = re.compile(r'^VERSION = "(\d+\.\d+\.\d+)"$', re.MULTILINE)


def next_version(released: str, *, breaks: bool) -> str:
    """Return the version after ``released``: the next major one if it breaks clients."""
    major, minor, _ = (int(part) for part in released.split("."))
    return f"{major + 1}.0.0" if breaks else f"{major}.{minor + 1}.0"


def main() -> None:
    """Accept what there is, or say that nothing changed."""
    released = json.loads(RELEASED.read_text())
    present = present_document()
    version = present["info"]["version"] = released["info"]["version"]
    if present == released:
        print(f"The contract is that of version {version}.")
        return
    found = changes(released, present)
    for change in found:
        print(f"{change.severity}: {change}")
    raised = next_version(version, breaks=any(c.severity is Severity.BREAKING for c in found))
    present["info"]["version"] = raised
    source = Path(contract.__file__)
    source.write_text(_VERSION.sub(f'VERSION = "{raised}"', source.read_text(), count=1))
    for name in (RELEASED, DOCS / "openapi.json"):
        name.write_text(to_text(present))
    print(f"Accepted as version {raised} (it was {version}).")


if __name__ == "__main__":
    main()
