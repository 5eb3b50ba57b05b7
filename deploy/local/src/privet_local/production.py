"""Checks of production's settings: what the processes would refuse to start with, and more."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from privet_shared.settings import (
    DEVELOPMENT_DATA_KEY,
    DEVELOPMENT_JWT_SECRET,
    DEVELOPMENT_PREFIX,
    DEVELOPMENT_S3_SECRET,
    is_this_machine,
)

from privet_local.finding import Finding

MIN_SECRET_BYTES = 32
DATABASE_PASSWORDS = (
    "POSTGRES_PASSWORD",
    "AUTH_DB_PASSWORD",
    "DEVICE_DB_PASSWORD",
    "TICKET_DB_PASSWORD",
    "MEDIA_DB_PASSWORD",
)
_NO = frozenset({"false", "0", "no", "off"})
_YES_OR_NO = _NO | {"true", "1", "yes", "on"}


def settings_of(file: Path, env: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of an ``.env`` file, where the environment has the last word."""
    from_file = dotenv_values(file) if file.exists() else {}
    return {**{name: value or "" for name, value in from_file.items()}, **env}


def examine_production(env: Mapping[str, str]) -> Iterator[Finding]:
    """Name each setting that is not fit for production, with its mend."""
    yield from _secrets(env)
    yield from _accounts(env)
    yield from _database(env)
    for name, what in (
        ("PUBLIC_URL", "the address that people use"),
        ("S3_PUBLIC_ENDPOINT_URL", "the address of storage that browsers see"),
    ):
        value = env.get(name, "")
        good = value and not is_this_machine(value)
        yield Finding(name, value or "not set", "" if good else f"Set {name} to {what}")
    yield from _mail(env)
    origins = env.get("CORS_ALLOW_ORIGINS", "")
    yield Finding(
        "CORS_ALLOW_ORIGINS",
        origins or "not set",
        "" if origins and "*" not in origins else "Set CORS_ALLOW_ORIGINS to the app's origins",
    )
    public = env.get("DEVICES_PUBLIC_WRITE", "")
    yield Finding(
        "DEVICES_PUBLIC_WRITE",
        public or "not set",
        ""
        if public.lower() in _YES_OR_NO
        else "Set DEVICES_PUBLIC_WRITE to false, or to true to let strangers change devices",
    )


def _secrets(env: Mapping[str, str]) -> Iterator[Finding]:
    for name, default, least in (
        ("JWT_SECRET", DEVELOPMENT_JWT_SECRET, MIN_SECRET_BYTES),
        ("DATA_KEY", DEVELOPMENT_DATA_KEY, MIN_SECRET_BYTES),
        ("S3_SECRET_ACCESS_KEY", DEVELOPMENT_S3_SECRET, 1),
    ):
        secrets = [secret.strip() for secret in (env.get(name) or default).split(",")]
        problem = ""
        if default in secrets:
            problem = "development default"
        elif any(len(secret.encode()) < least for secret in secrets):
            problem = f"shorter than {least} bytes"
        mend = f"Set {name} to a random secret of {MIN_SECRET_BYTES} bytes or more"
        yield Finding(name, problem or "set", mend if problem else "")


def _accounts(env: Mapping[str, str]) -> Iterator[Finding]:
    algorithm = env.get("JWT_ALGORITHM") or "HS256"
    has_keys = algorithm == "HS256" or bool(env.get("JWT_PRIVATE_KEYS"))
    yield Finding(
        "JWT_ALGORITHM",
        algorithm if has_keys else f"{algorithm}, and JWT_PRIVATE_KEYS is not set",
        ""
        if has_keys
        else "Set JWT_PRIVATE_KEYS to what 'auth_service.cli new-signing-key' prints",
    )
    limits = env.get("LOGIN_LIMITS_ENABLED") or "true"
    yield Finding(
        "LOGIN_LIMITS_ENABLED",
        limits,
        "Set LOGIN_LIMITS_ENABLED to true: passwords could be guessed at will"
        if limits.lower() in _NO
        else "",
    )


def _database(env: Mapping[str, str]) -> Iterator[Finding]:
    """The passwords of compose.yaml's database, or the address of another one."""
    if address := env.get("DATABASE_URL"):
        passwords = {"DATABASE_URL": urlsplit(address).password or ""}
    else:
        passwords = {name: env.get(name) or DEVELOPMENT_PREFIX for name in DATABASE_PASSWORDS}
    for name, password in passwords.items():
        problem = ""
        if password.startswith(DEVELOPMENT_PREFIX):
            problem = "development default"
        elif re.search(r"[^\w.~%-]", password, re.ASCII):  # it stands in an address as it is
            problem = "has characters that an address cannot have"
        mend = f"Set {name} to a random password of letters, digits, - and _"
        yield Finding(name, problem or "set", mend if problem else "")


def _mail(env: Mapping[str, str]) -> Iterator[Finding]:
    sender = env.get("SMTP_SENDER", "")
    yield Finding(
        "SMTP_SENDER",
        sender or "not set",
        ""
        if sender and "localhost" not in sender
        else "Set SMTP_SENDER to the address that mails come from",
    )
    unprotected = env.get("SMTP_PASSWORD") and env.get("SMTP_SECURITY", "none") in {"", "none"}
    yield Finding(
        "SMTP_SECURITY",
        env.get("SMTP_SECURITY") or "none",
        "Set SMTP_SECURITY to starttls or tls: a password needs it" if unprotected else "",
    )
