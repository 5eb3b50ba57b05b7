"""Migrations take no lock that stops a running service (squawk)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVICES = ["auth-service", "device-service", "ticket-service", "media-service"]
# Bounded text and small numbers are chosen: these columns hold protocol values of known size.
ACCEPTED = ["prefer-text-field", "prefer-bigint-over-smallint", "prefer-bigint-over-int"]


@pytest.mark.parametrize("service", SERVICES)
def test_migrations_are_safe_on_a_running_service(service, tmp_path):
    sql = subprocess.run(
        [sys.executable, "-m", "alembic", "upgrade", "head", "--sql"],
        cwd=ROOT / service,
        env={**os.environ, "DATABASE_URL": "offline"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "CREATE TABLE" in sql
    file = tmp_path / "migrations.sql"
    file.write_text(sql)
    squawk = Path(sys.executable).with_name("squawk")
    excludes = [f"--exclude={rule}" for rule in ACCEPTED]
    done = subprocess.run(
        [squawk, *excludes, "--pg-version=18.0", file],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
