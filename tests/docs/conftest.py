"""Makes the generators of documents importable."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "docs" / "generate"))
