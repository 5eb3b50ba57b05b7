"""``python -m privet_local``."""

from privet_local.cli import app

app(prog_name="privet")
