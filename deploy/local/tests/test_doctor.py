"""The doctor names each problem and its mend."""

import socket

import pytest
from privet_local import doctor
from privet_local.doctor import examine
from privet_local.home import Home
from privet_local.production import DATABASE_PASSWORDS, settings_of


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def mends(home, **env):
    return {finding.subject: finding.mend for finding in examine(home, env) if finding.mend}


def test_healthy_machine_has_no_problem(home):
    assert mends(home) == {}


def test_production_defaults_are_named(home):
    problems = mends(home, ENV="production", CORS_ALLOW_ORIGINS="*")
    secrets = {"JWT_SECRET", "DATA_KEY", "S3_SECRET_ACCESS_KEY", *DATABASE_PASSWORDS}
    addresses = {"PUBLIC_URL", "S3_PUBLIC_ENDPOINT_URL", "SMTP_SENDER"}
    assert set(problems) == {*secrets, *addresses, "CORS_ALLOW_ORIGINS", "DEVICES_PUBLIC_WRITE"}


REAL = {
    "ENV": "production",
    "JWT_SECRET": "x" * 40,
    "DATA_KEY": "z" * 40,
    "S3_SECRET_ACCESS_KEY": "y" * 40,
    "DATABASE_URL": "postgresql+asyncpg://auth_service:random@db.example.com/privet",
    "PUBLIC_URL": "https://app.example.com",
    "S3_PUBLIC_ENDPOINT_URL": "https://files.example.com",
    "SMTP_SENDER": "noreply@example.com",
    "CORS_ALLOW_ORIGINS": "https://app.example.com",
    "DEVICES_PUBLIC_WRITE": "false",
}


def test_real_production_settings_are_fine(home):
    assert not mends(home, **REAL)


def test_short_secret_is_named(home):
    assert set(mends(home, **{**REAL, "JWT_SECRET": "short"})) == {"JWT_SECRET"}


def test_settings_file_counts_where_the_environment_is_silent(tmp_path):
    file = tmp_path / ".env"
    file.write_text("# a comment\nENV=production\nJWT_SECRET=from-the-file\nLOG_LEVEL=\n")
    found = settings_of(file, {"JWT_SECRET": "from-the-environment"})
    assert found == {
        "ENV": "production",
        "JWT_SECRET": "from-the-environment",
        "LOG_LEVEL": "",
    }
    assert settings_of(tmp_path / "absent", {"A": "b"}) == {"A": "b"}


def test_program_that_does_not_run_is_named(home, monkeypatch, tmp_path):
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setattr(doctor, "binary", lambda _: broken)
    assert "glibc" in mends(home)["nats-server"]


def test_taken_port_is_said(home, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(doctor, "USUAL_PORTS", {"gateway": taken.getsockname()[1]})
        [port] = [finding for finding in examine(home, {}) if finding.subject.startswith("Port")]
    assert port.state.startswith("taken")


def test_missing_program_is_named(home, monkeypatch):
    def missing(name: str):
        raise FileNotFoundError(name)

    monkeypatch.setattr(doctor, "binary", missing)
    assert mends(home)["rclone"] == "Run: make setup"
