"""Production refuses what development may have, and names it."""

import pytest
from privet_shared.settings import ServiceSettings, Settings, StoringServiceSettings
from pydantic import ValidationError


def test_development_starts_with_its_defaults():
    assert not Settings().is_production


def test_production_names_each_unsafe_setting():
    with pytest.raises(ValidationError) as error:
        StoringServiceSettings.model_validate({"env": "production"})
    assert "JWT_SECRET" in str(error.value)
    assert "S3_SECRET_ACCESS_KEY" in str(error.value)
    assert "PUBLIC_URL" in str(error.value)


def test_production_starts_with_real_secrets(monkeypatch):
    monkeypatch.setenv("S3_SECRET_ACCESS_KEY", "s" * 40)
    real = {"jwt_secret": "x" * 32, "public_url": "https://privet.example"}
    settings = StoringServiceSettings.model_validate({"env": "production", **real})
    assert settings.is_production


def test_short_secret_is_refused():
    with pytest.raises(ValidationError, match="32 bytes"):
        Settings.model_validate({"jwt_secret": "short"})


def test_refusal_does_not_show_the_secret(monkeypatch):
    monkeypatch.setenv("S3_SECRET_ACCESS_KEY", "development-only-s3-secret")
    with pytest.raises(ValidationError) as error:
        StoringServiceSettings.model_validate({"env": "production", "jwt_secret": "hush" * 10})
    assert "hush" not in str(error.value)


def test_secrets_do_not_show():
    settings = Settings.model_validate({"jwt_secret": "very-secret-" * 4})
    assert "very-secret" not in repr(settings)


def test_database_password_of_development_is_refused_by_name():
    url = "postgresql+asyncpg://ticket_service:development-ticket@postgres:5432/privet"
    with pytest.raises(ValidationError, match="TICKET_DB_PASSWORD"):
        ServiceSettings.model_validate(
            {
                "env": "production",
                "jwt_secret": "x" * 32,
                "public_url": "https://privet.example",
                "database_url": url,
            }
        )


def test_storage_that_only_this_machine_reaches_is_refused(monkeypatch):
    monkeypatch.setenv("S3_SECRET_ACCESS_KEY", "s" * 40)
    monkeypatch.setenv("S3_PUBLIC_ENDPOINT_URL", "http://localhost:9000")
    with pytest.raises(ValidationError, match="S3_PUBLIC_ENDPOINT_URL"):
        StoringServiceSettings.model_validate(
            {"env": "production", "jwt_secret": "x" * 32, "public_url": "https://privet.example"}
        )
