"""Production starts with no unsafe setting: each process names it, and the doctor its mend."""

import re

import pytest
from auth_service.settings import AuthSettings
from device_service.settings import DeviceSettings
from gateway.settings import GatewaySettings
from media_service.settings import MediaSettings
from privet_local.doctor import examine
from privet_local.home import Home
from pydantic import ValidationError
from ticket_service.settings import TicketSettings

NAMES = ("auth", "device", "ticket", "media")
SERVICES = {
    "auth": AuthSettings,
    "device": DeviceSettings,
    "ticket": TicketSettings,
    "media": MediaSettings,
    "gateway": GatewaySettings,
}
GOOD = {
    "ENV": "production",
    "JWT_SECRET": "j" * 40,
    "DATA_KEY": "d" * 40,
    "S3_SECRET_ACCESS_KEY": "s" * 40,
    "PUBLIC_URL": "https://app.example.com",
    "S3_PUBLIC_ENDPOINT_URL": "https://files.example.com",
    "SMTP_SENDER": "PrivetSuperApp <noreply@example.com>",
    "SMTP_SECURITY": "starttls",
    "SMTP_PASSWORD": "p" * 20,
    "CORS_ALLOW_ORIGINS": "https://app.example.com",
    "DEVICES_PUBLIC_WRITE": "false",
    "POSTGRES_PASSWORD": "r" * 20,
    **{f"{name.upper()}_DB_PASSWORD": "r" * 20 for name in NAMES},
}
STORING = {"device", "ticket", "media"}
# A bad value, the processes that must refuse it, and what they must name.
BAD = [
    ("JWT_SECRET", "development-only-jwt-secret-0000000000000000", set(SERVICES)),
    ("DATA_KEY", "development-only-data-key-00000000000000000", {"auth"}),
    ("DATA_KEY", f"{'d' * 40},development-only-data-key-00000000000000000", {"auth"}),
    ("S3_SECRET_ACCESS_KEY", "development-only-s3-secret", STORING),
    ("S3_PUBLIC_ENDPOINT_URL", "http://localhost:9000", STORING),
    ("PUBLIC_URL", "http://localhost:8000", set(NAMES)),
    ("SMTP_SENDER", "PrivetSuperApp <noreply@localhost>", {"auth"}),
    ("SMTP_SECURITY", "none", {"auth"}),
    ("LOGIN_LIMITS_ENABLED", "false", {"auth"}),
    ("CORS_ALLOW_ORIGINS", "*", {"gateway"}),
    ("CORS_ALLOW_ORIGINS", "https://app.example.com, *", {"gateway"}),
    ("DEVICES_PUBLIC_WRITE", "", {"device"}),
    *((f"{name.upper()}_DB_PASSWORD", f"development-{name}", {name}) for name in NAMES),
]


def refusals(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what each process says when it does not start with these settings."""
    said = {}
    for name, settings in SERVICES.items():
        if name in NAMES:
            password = env[f"{name.upper()}_DB_PASSWORD"]
            url = f"postgresql+asyncpg://{name}_service:{password}@postgres:5432/privet"
            monkeypatch.setenv("DATABASE_URL", url)
        for key, value in env.items():
            monkeypatch.setenv(key, value)
        try:
            settings()
        except ValidationError as error:
            said[name] = str(error)
    return said


def mends(tmp_path, env: dict[str, str]) -> dict[str, str]:
    return {found.subject: found.mend for found in examine(Home(tmp_path), env) if found.mend}


def test_good_settings_are_taken_by_all(monkeypatch, tmp_path):
    assert refusals(GOOD, monkeypatch) == {}
    assert mends(tmp_path, GOOD) == {}


def test_public_writes_may_be_chosen(monkeypatch, tmp_path):
    chosen = {**GOOD, "DEVICES_PUBLIC_WRITE": "true"}
    assert refusals(chosen, monkeypatch) == {}
    assert mends(tmp_path, chosen) == {}


@pytest.mark.parametrize(("name", "value", "refusing"), BAD)
def test_unsafe_setting_is_refused_by_name_and_mended(name, value, refusing, monkeypatch, tmp_path):
    bad = {**GOOD, name: value}
    said = refusals(bad, monkeypatch)
    assert set(said) == refusing
    assert all(name in words for words in said.values())
    assert re.match(rf"Set {name} to ", mends(tmp_path, bad)[name])


def test_doctor_names_an_algorithm_without_its_keys(monkeypatch, tmp_path):
    bad = {**GOOD, "JWT_ALGORITHM": "EdDSA"}
    said = refusals(bad, monkeypatch)
    assert set(said) == {"auth"}
    assert "JWT_PRIVATE_KEYS" in said["auth"]
    assert mends(tmp_path, bad)["JWT_ALGORITHM"].startswith("Set JWT_PRIVATE_KEYS to ")
    assert mends(tmp_path, {**bad, "JWT_PRIVATE_KEYS": "-----BEGIN"}) == {}


@pytest.mark.parametrize("password", ["p@ss", "a/b", "a:b", "a#b", "a b"])
def test_doctor_names_a_password_that_breaks_its_address(password, tmp_path):
    bad = {**GOOD, "TICKET_DB_PASSWORD": password}
    assert mends(tmp_path, bad)["TICKET_DB_PASSWORD"].startswith("Set TICKET_DB_PASSWORD to ")


def test_doctor_names_the_superusers_password(tmp_path):
    bad = {**GOOD, "POSTGRES_PASSWORD": "development-postgres"}
    assert mends(tmp_path, bad)["POSTGRES_PASSWORD"].startswith("Set POSTGRES_PASSWORD to ")


def test_development_takes_every_one_of_them(monkeypatch):
    env = {**GOOD, "ENV": "development", **{name: value for name, value, _ in BAD}}
    assert refusals({**env, "CORS_ALLOW_ORIGINS": "*"}, monkeypatch) == {}
