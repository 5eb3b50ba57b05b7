"""The database itself refuses what a service must not see."""

import asyncpg
import pytest
from privet_local.parts import DATABASE, SERVICES

OWN_TABLE = {"auth": "users", "devices": "devices", "tickets": "tickets", "media": "media"}


@pytest.fixture(params=[service.role for service in SERVICES])
async def connection(request, stack):
    role = next(role for role in stack.wiring.roles() if role.role == request.param)
    connection = await asyncpg.connect(
        host="127.0.0.1",
        port=stack.wiring.ports["postgres"],
        user=role.role,
        password=role.password,
        database=DATABASE,
    )
    yield connection, role.schema
    await connection.close()


async def test_role_reads_its_own_schema_and_no_other(connection):
    session, own = connection
    for schema, table in OWN_TABLE.items():
        query = f"SELECT count(*) FROM {schema}.{table}"
        if schema == own:
            assert await session.fetchval(query) >= 0
        else:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await session.fetchval(query)


async def test_role_makes_nothing_outside_its_schema(connection):
    session, _ = connection
    for statement in (
        "CREATE TABLE public.probe (id int)",
        "CREATE SCHEMA probe",
        "CREATE ROLE probe",
        "CREATE TEMPORARY TABLE probe (id int)",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await session.execute(statement)
