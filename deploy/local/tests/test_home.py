"""One stack per home; secrets are made once and are nobody else's to read."""

import stat
import subprocess
import sys
import textwrap

import pytest
from privet_local.home import AlreadyRunning, Home
from privet_local.parts import GATEWAY, SERVICES, USUAL_PORTS, Wiring


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_home_is_held_by_one(home):
    with home.lock():
        assert home.is_running()
        with pytest.raises(AlreadyRunning), home.lock():
            pass
    assert not home.is_running()


def test_lock_of_a_dead_holder_is_free(home):
    script = textwrap.dedent(f"""
        import os
        from pathlib import Path
        from privet_local.home import Home
        with Home(Path({str(home.path)!r})).lock():
            os._exit(9)
    """)
    subprocess.run([sys.executable, "-c", script], check=False)
    assert not home.is_running()


def test_secret_is_made_once(home):
    first = home.secret("jwt")
    assert home.secret("jwt") == first
    assert home.secret("s3") != first
    assert len(first) >= 32
    assert stat.S_IMODE((home.path / "secrets" / "jwt").stat().st_mode) == 0o600


def test_broken_state_counts_as_none(home):
    (home.path / "state.json").write_text("{")
    assert home.read_state() == {}


def test_each_service_gets_its_own_login_and_every_address(home):
    wiring = Wiring(home, dict(USUAL_PORTS))
    urls = {wiring.environment(service)["DATABASE_URL"] for service in SERVICES}
    assert len(urls) == 4
    env = wiring.environment(SERVICES[0])
    assert env["TICKET_SERVICE_URL"] == "http://127.0.0.1:8003"
    assert env["S3_PUBLIC_ENDPOINT_URL"] == "http://localhost:9000"


def test_the_gateway_alone_is_told_where_to_look_for_the_demo(home, monkeypatch):
    wiring = Wiring(home, dict(USUAL_PORTS))
    told = {
        service.name
        for service in (*SERVICES, GATEWAY)
        if "DEMO_DATA_FILE" in wiring.environment(service)
    }
    assert told == {"gateway"}
    assert wiring.environment(GATEWAY)["DEMO_DATA_FILE"] == str(home.seeded)
    monkeypatch.setenv("ENV", "production")
    assert "DEMO_DATA_FILE" not in wiring.environment(GATEWAY)
