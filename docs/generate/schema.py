"""Prints docs/db_schema.sql: what the migrations make, as pg_dump sees it."""

import asyncio
import re
import subprocess
import tempfile
from pathlib import Path

from privet_shared.servers.ports import free_port
from privet_shared.servers.postgres import PostgresServer
from privet_shared.testing.database import Migrations, create_database
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

ROOT = Path(__file__).parents[2]
SERVICES = {
    "auth-service": ("auth_service", "auth"),
    "device-service": ("device_service", "devices"),
    "ticket-service": ("ticket_service", "tickets"),
    "media-service": ("media_service", "media"),
}
HEADER = """\
-- Reference only: Alembic is the source of truth (see each service's migrations/versions).
-- Made by `make -C docs dump-schema`: the tables that the migrations make in an empty database.
"""
NOISE = re.compile(
    r"^(--.*|SET .*|SELECT pg_catalog\.set_config.*|\\(un)?restrict .*)?\n", re.MULTILINE
)


async def dump(server: PostgresServer) -> str:
    """Migrate an empty database and return its schema as SQL."""
    for folder, (role, schema) in SERVICES.items():
        url = await create_database(server, role=role, schema=schema, database="reference")
        engine = create_async_engine(url, poolclass=NullPool)
        await Migrations(ROOT / folder, engine).upgrade()
        await engine.dispose()
    dsn = server.admin_dsn.removesuffix("/postgres") + "/reference"
    flags = ["--schema-only", "--no-owner", "--no-privileges"]
    raw = await asyncio.to_thread(
        subprocess.run,
        [server.program("pg_dump"), *flags, dsn],
        check=True,
        capture_output=True,
        text=True,
    )
    return re.sub(r";\n(?=CREATE|ALTER|COMMENT)", ";\n\n", NOISE.sub("", raw.stdout))


async def main() -> None:
    """Print the document."""
    with tempfile.TemporaryDirectory() as home:
        server = PostgresServer(
            data_dir=Path(home) / "data",
            port=free_port(),
            log_file=Path(home) / "log",
            durable=False,
        )
        await server.start()
        try:
            print(HEADER + "\n" + (await dump(server)).strip())
        finally:
            await server.stop()


if __name__ == "__main__":
    asyncio.run(main())
