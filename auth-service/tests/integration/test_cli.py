"""The command line: staff, and who is let in no more."""

import asyncio

import pytest
from auth_service.cli import app
from auth_service.models import User, platform
from auth_service.schemas.staff import StaffCreate
from privet_shared.testing.database import outbox_events
from privet_shared.testing.plugin import TEST_JWT_SECRET
from sqlalchemy import select
from typer.testing import CliRunner

LOGIN = "/api/v1/auth/login"
STAFF = {
    "phone": "8 (999) 000-11-22",
    "email": "Staff@example.org",
    "name": "Пётр",
    "role": "technician",
}

PRODUCTION = {
    "ENV": "production",
    "PUBLIC_URL": "https://privet.example",
    "DATA_KEY": "a production key of enough bytes",
    "SMTP_SENDER": "noreply@privet.example",
}


@pytest.fixture
def cli(database_url, container):
    """Run a command in a process environment of its own."""
    environment = {
        "ENV": "test",
        "DATABASE_URL": database_url,
        "JWT_SECRET": TEST_JWT_SECRET,
        "ARGON2_TIME_COST": "1",
        "ARGON2_MEMORY_KIB": "8",
        "ARGON2_PARALLELISM": "1",
        "STAFF_PASSWORD": "demo-technician",
    }

    async def run(command, *, env=(), **options):
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        return await asyncio.to_thread(
            CliRunner().invoke, app, [command, *arguments], env={**environment, **dict(env)}
        )

    return run


async def test_staff_are_created_once(cli, client, engine):
    first = await cli("create-staff", **STAFF)
    assert (first.exit_code, first.stdout) == (0, "Staff@example.org: customer, technician\n")
    again = await cli("create-staff", **STAFF, env={"STAFF_PASSWORD": "another one"})
    assert again.exit_code == 0
    assert "there before" in again.stdout
    more = await cli("create-staff", **{**STAFF, "role": "admin", "email": "staff@EXAMPLE.org"})
    assert "customer, technician, admin" in more.stdout
    events = await outbox_events(engine, platform)
    assert [(e["type"].split(".")[3], e["data"]["version"]) for e in events] == [
        ("registered", 1), ("updated", 2),
    ]  # fmt: skip
    login = {"phone": "+79990001122", "password": "demo-technician"}
    assert (await client.post(LOGIN, json=login)).status_code == 200


async def test_locale(cli, engine):
    await cli("create-staff", **STAFF, locale="en")
    async with engine.connect() as connection:
        assert await connection.scalar(select(User.locale)) == "en"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": "abc"}, "telephone"),
        ({"email": "no"}, "email"),
        ({"name": " "}, "name"),
        ({"role": "customer"}, "role"),
    ],
)
async def test_bad_staff_are_refused(cli, engine, wrong, said):
    result = await cli("create-staff", **{**STAFF, **wrong})
    assert result.exit_code != 0
    assert said in result.stderr
    assert not await outbox_events(engine, platform)


@pytest.mark.parametrize("password", ["short", "password"])
async def test_bad_passwords_are_refused(cli, password):
    result = await cli("create-staff", **STAFF, env={"STAFF_PASSWORD": password})
    assert result.exit_code == 1
    assert "password" in result.stderr


async def test_taken_phone(cli):
    await cli("create-staff", **STAFF)
    result = await cli("create-staff", **{**STAFF, "email": "other@example.org"})
    assert (result.exit_code, "phone exists" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("email", "password"),
    [("admin@example.com", "a real password"), ("admin@privet.ru", "demo-admin")],
)
async def test_production_refuses_the_demo(cli, engine, email, password):
    production = {**PRODUCTION, "STAFF_PASSWORD": password}
    result = await cli("create-staff", **{**STAFF, "email": email}, env=production)
    assert (result.exit_code, "demo" in result.stderr) == (1, True)
    good = {**PRODUCTION, "STAFF_PASSWORD": "a real password"}
    made = await cli("create-staff", **{**STAFF, "email": "admin@privet.ru"}, env=good)
    assert made.exit_code == 0


async def test_block_and_unblock(cli, client, register):
    account = await register(email="bad@example.org")
    login = {"phone": account.phone, "password": account.password}
    assert (await cli("block-user", email="BAD@example.org")).stdout == "blocked\n"
    assert (await client.post(LOGIN, json=login)).status_code == 403
    assert (await cli("unblock-user", phone=account.phone)).stdout == "active\n"
    assert (await client.post(LOGIN, json=login)).status_code == 200


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, 2),
        ({"phone": "+79990001122", "email": "bad@example.org"}, 2),
        ({"phone": "+79990001122"}, 1),
        ({"phone": "abc"}, 1),
    ],
)
async def test_block_takes_one_known_account(cli, options, code):
    assert (await cli("block-user", **options)).exit_code == code


async def test_postgres_away_is_said_so(cli):
    away = {"DATABASE_URL": "postgresql+asyncpg://x:x@127.0.0.1:1/x"}
    result = await cli("block-user", phone="+79990001122", env=away)
    assert (result.exit_code, "Postgres" in result.stderr) == (1, True)


async def test_roles_given_at_once_are_all_kept(container):
    def member(role):
        return StaffCreate.model_validate({**STAFF, "role": role, "password": "long enough"})

    await container.staff.create(member("technician"))
    await asyncio.gather(*(container.staff.create(member(r)) for r in ("admin", "support")))
    again = await container.staff.create(member("admin"))
    assert set(again.user.roles) == {"customer", "technician", "admin", "support"}
