"""A database where each service has a schema and a login role that sees nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import asyncpg


@dataclass(frozen=True, slots=True)
class ServiceRole:
    """A service's login role, its password and the schema that it owns."""

    role: str
    schema: str
    password: str = field(repr=False)


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


async def provision(admin_dsn: str, database: str, services: Sequence[ServiceRole]) -> None:
    """Create the database, the roles and the schemas, or bring them to this state again."""
    admin = await asyncpg.connect(admin_dsn)
    try:
        for service in services:
            await _create_role(admin, service)
        if not await admin.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
            await admin.execute(f"CREATE DATABASE {_identifier(database)}")
        await admin.execute(f"REVOKE ALL ON DATABASE {_identifier(database)} FROM PUBLIC")
    finally:
        await admin.close()
    owner = await asyncpg.connect(admin_dsn, database=database)
    try:
        await owner.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        for service in services:
            await _create_schema(owner, database, service)
    finally:
        await owner.close()


async def _create_role(admin: "asyncpg.Connection", service: ServiceRole) -> None:
    role = _identifier(service.role)
    if not await admin.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", service.role):
        await admin.execute(f"CREATE ROLE {role}")
    await admin.execute(
        f"ALTER ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT "
        f"PASSWORD {_literal(service.password)}"
    )


async def _create_schema(owner: "asyncpg.Connection", database: str, service: ServiceRole) -> None:
    role, schema = _identifier(service.role), _identifier(service.schema)
    await owner.execute(f"GRANT CONNECT ON DATABASE {_identifier(database)} TO {role}")
    await owner.execute(f"CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {role}")
    await owner.execute(f"ALTER SCHEMA {schema} OWNER TO {role}")
    await owner.execute(f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC")
    await owner.execute(
        f"ALTER ROLE {role} IN DATABASE {_identifier(database)} SET search_path = {schema}"
    )
