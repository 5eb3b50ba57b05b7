"""What compose.yaml hands to its servers, tried on the same servers of the local stack."""

import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
import yaml
from privet_local.parts import DATABASE, SERVICES
from privet_shared.servers.binaries import binary
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port
from privet_shared.servers.postgres import PostgresServer
from privet_shared.servers.provision import ServiceRole, provision
from privet_shared.servers.s3 import S3Server

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "deploy" / "docker"
# What netcat of the image's busybox does: both ways until the server hangs up.
NETCAT = f"""#!{sys.executable}
import shutil, socket, sys, threading
server = socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=5)
def send():
    with server.makefile("wb", buffering=0) as out:
        shutil.copyfileobj(sys.stdin.buffer, out, 1)
    server.shutdown(socket.SHUT_WR)
threading.Thread(target=send, daemon=True).start()
while data := server.recv(65536):
    sys.stdout.buffer.write(data)
"""


def run(command: list[str], **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={"PATH": os.environ["PATH"], **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def compose_service(name: str) -> dict:
    return yaml.safe_load((ROOT / "compose.yaml").read_text())["services"][name]


# NATS -------------------------------------------------------------------------------------------


class ComposeNats(NatsServer):
    """NATS with the configuration of deploy/docker, on free ports and in a scratch folder."""

    async def start(self) -> None:
        self.data_dir.mkdir(parents=True)
        text = (DOCKER / "nats.conf").read_text()
        for theirs, ours in (
            ("0.0.0.0:4222", f"127.0.0.1:{self.port}"),
            ("127.0.0.1:8222", f"127.0.0.1:{self.monitor_port}"),
            ("store_dir: /data", f'store_dir: "{self.data_dir}"'),
        ):
            assert text.count(theirs) == 1
            text = text.replace(theirs, ours)
        config = self.data_dir / "nats.conf"
        config.write_text(text)
        self.spawn([binary("nats-server"), "--config", config])
        await self.wait_ready(self.is_ready)


@pytest.fixture
async def compose_nats(tmp_path: Path) -> AsyncIterator[ComposeNats]:
    server = ComposeNats(data_dir=tmp_path / "data", port=free_port(), log_file=tmp_path / "log")
    await server.start()
    yield server
    await server.stop()


async def test_nats_is_healthy_when_jetstream_stores_and_not_when_it_is_gone(
    compose_nats, tmp_path
):
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "nc").write_text(NETCAT)
    (programs / "nc").chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    check = ["sh", str(DOCKER / "nats-health.sh"), str(compose_nats.port)]

    first, again = run(check, PATH=path), run(check, PATH=path)
    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr

    await compose_nats.stop()
    assert run(check, PATH=path).returncode != 0


def test_nats_is_set_up_as_in_the_local_stack():
    settings = (DOCKER / "nats.conf").read_text()
    source = (ROOT / "shared/src/privet_shared/servers/nats.py").read_text()
    for setting in ("sync_interval: always", "max_payload: 1MB"):
        assert setting in settings
        assert setting in source


# S3 ---------------------------------------------------------------------------------------------


async def test_s3_is_healthy_when_the_bucket_takes_a_file(tmp_path):
    service = compose_service("s3")
    keys = {"S3_ACCESS_KEY_ID": "privet", "S3_SECRET_ACCESS_KEY": "a-secret", "S3_BUCKET": "box"}
    given = {
        name: re.sub(r"\$\{(\w+):-[^}]*\}", lambda match: keys[match[1]], value)
        for name, value in service["environment"].items()
    }
    server = S3Server(
        data_dir=tmp_path / "data",
        port=free_port(),
        log_file=tmp_path / "log",
        access_key="privet",
        secret_key="a-secret",
        bucket="box",
    )
    assert given.pop("RCLONE_AUTH_KEY") == '"privet,a-secret"'
    env = {
        **given,
        "RCLONE_CONFIG_SELF_ENDPOINT": server.url,
        "PATH": f"{binary('rclone').parent}:{os.environ['PATH']}",
        "HOME": "/",
    }
    check = [part.replace("$$", "$") for part in service["healthcheck"]["test"][1:]]

    await server.start()
    try:
        healthy = run(check, **env)
        assert healthy.returncode == 0, healthy.stderr
        assert (tmp_path / "data/box/.health").read_text() == "ok\n"
        assert run(check, **env | {"S3_BUCKET": "absent"}).returncode != 0
        wrong = env | {"RCLONE_CONFIG_SELF_SECRET_ACCESS_KEY": "wrong"}
        assert run(check, **wrong).returncode != 0
    finally:
        await server.stop()


# PostgreSQL -------------------------------------------------------------------------------------

ROLES = """
SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
       rolbypassrls, s.setconfig
FROM pg_roles r
LEFT JOIN pg_db_role_setting s ON s.setrole = r.oid
    AND s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
WHERE rolname LIKE '%service' ORDER BY rolname"""
SCHEMAS = """
SELECT nspname, nspowner::regrole::text, nspacl::text FROM pg_namespace
WHERE nspname !~ '^(pg_|information_schema)' ORDER BY nspname"""
DATABASE_RIGHTS = "SELECT datacl::text FROM pg_database WHERE datname = current_database()"


async def state_of(server: PostgresServer) -> list[list[str]]:
    connection = await asyncpg.connect(server.admin_dsn, database=DATABASE)
    try:
        return [
            sorted(repr(tuple(row)) for row in await connection.fetch(query))
            for query in (ROLES, SCHEMAS, DATABASE_RIGHTS)
        ]
    finally:
        await connection.close()


async def test_postgres_init_makes_what_provision_makes(tmp_path_factory):
    passwords = {service.role: f"it's-{service.role}" for service in SERVICES if service.role}
    states = []
    for by in ("script", "provision"):
        home = tmp_path_factory.mktemp("compose-postgres")
        server = PostgresServer(
            data_dir=home / "data", port=free_port(), log_file=home / "log", durable=False
        )
        await server.start()
        try:
            if by == "script":
                await prepare_by_script(server, passwords)
            else:
                roles = [
                    ServiceRole(role=each.role, schema=each.schema, password=passwords[each.role])
                    for each in SERVICES
                    if each.role and each.schema
                ]
                await provision(server.admin_dsn, DATABASE, roles)
            states.append(await state_of(server))
            for role, password in passwords.items():
                login = await asyncpg.connect(
                    host="127.0.0.1", port=server.port, user=role, password=password,
                    database=DATABASE,
                )  # fmt: skip
                await login.close()
        finally:
            await server.stop()
    by_script, by_provision = states
    assert by_script == by_provision


async def prepare_by_script(server: PostgresServer, passwords: dict[str, str]) -> None:
    admin = await asyncpg.connect(server.admin_dsn)
    await admin.execute(f'CREATE DATABASE "{DATABASE}"')  # as the image does, from POSTGRES_DB
    await admin.close()
    done = run(
        ["sh", str(DOCKER / "postgres-init" / "10-services.sh")],
        PATH=f"{server.program('psql').parent}:{os.environ['PATH']}",
        PGHOST="127.0.0.1",
        PGPORT=str(server.port),
        PGPASSWORD=server.password,
        **{f"{role.split('_')[0].upper()}_DB_PASSWORD": word for role, word in passwords.items()},
    )
    assert done.returncode == 0, done.stderr
