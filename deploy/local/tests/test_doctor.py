"""The doctor names each problem and its mend."""

import socket

import pytest
from privet_local import doctor
from privet_local.doctor import examine
from privet_local.home import Home


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def mends(home, **env):
    return {finding.subject: finding.mend for finding in examine(home, env) if finding.mend}


def test_healthy_machine_has_no_problem(home):
    assert mends(home) == {}


def test_production_defaults_are_named(home):
    problems = mends(home, ENV="production", CORS_ALLOW_ORIGINS="*")
    secrets = {"JWT_SECRET", "DATA_KEY", "S3_SECRET_ACCESS_KEY"}
    assert set(problems) == {*secrets, "PUBLIC_URL", "SMTP_SENDER", "CORS_ALLOW_ORIGINS"}


def test_real_production_settings_are_fine(home):
    assert not mends(
        home,
        ENV="production",
        JWT_SECRET="x" * 40,
        DATA_KEY="z" * 40,
        S3_SECRET_ACCESS_KEY="y" * 40,
        PUBLIC_URL="https://app.example.com",
        SMTP_SENDER="noreply@example.com",
        CORS_ALLOW_ORIGINS="https://app.example.com",
    )


def test_short_secret_is_named(home):
    problems = mends(
        home,
        ENV="production",
        JWT_SECRET="short",
        DATA_KEY="z" * 40,
        S3_SECRET_ACCESS_KEY="y" * 40,
        PUBLIC_URL="https://app.example.com",
        SMTP_SENDER="noreply@example.com",
        CORS_ALLOW_ORIGINS="https://app.example.com",
    )
    assert set(problems) == {"JWT_SECRET"}


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
