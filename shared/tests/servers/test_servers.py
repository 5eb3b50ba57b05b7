"""Each server starts, survives a kill with its data, and dies with its owner."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import asyncpg
import boto3
import httpx
import pytest
from botocore.config import Config
from privet_shared.clock import utc_now
from privet_shared.events.auth import UserDeleted
from privet_shared.ids import new_id
from privet_shared.messaging.envelope import Envelope
from privet_shared.messaging.nats import EventBus
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port, is_free, pick_port
from privet_shared.servers.postgres import PostgresServer
from privet_shared.servers.process import ServerFailed
from privet_shared.servers.provision import ServiceRole, provision
from privet_shared.servers.reachable import remove
from privet_shared.servers.redis import RedisServer
from privet_shared.servers.s3 import S3Server
from redis.asyncio import Redis


@pytest.fixture
def places(tmp_path: Path):
    yield {"data_dir": tmp_path / "data", "port": free_port(), "log_file": tmp_path / "log"}
    remove(tmp_path / "data")


async def kill_and_start(server) -> None:
    await server.kill()
    await server.start()


async def test_postgres_keeps_what_was_committed(places):
    server = PostgresServer(**places)
    await server.start()
    try:
        connection = await asyncpg.connect(server.admin_dsn)
        assert (await connection.fetchval("SHOW server_version")).startswith("18")
        await connection.execute("CREATE TABLE kept AS SELECT 1 AS value")
        await connection.close()
        await kill_and_start(server)
        connection = await asyncpg.connect(server.admin_dsn)
        assert await connection.fetchval("SELECT value FROM kept") == 1
        await connection.close()
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(server.admin_dsn.replace(server.password, "wrong"))
    finally:
        await server.stop()


async def test_nats_keeps_what_was_acknowledged(places):
    server = NatsServer(**places)
    await server.start()
    bus = EventBus(server.url, name="tests")
    try:
        await bus.connect()
        event = UserDeleted(user_id=new_id(), version=1)
        sequence = await bus.publish(
            Envelope(
                id=new_id(),
                source="privet/tests",
                type=event.type,
                time=utc_now(),
                subject=str(event.user_id),
                data=event.model_dump(mode="json"),
            )
        )
        await kill_and_start(server)
        async with asyncio.timeout(10):
            message = await anext(bus.tail(["privet.>"], after=0))
        assert message.sequence == sequence
    finally:
        await bus.close()
        await server.stop()


async def test_redis_keeps_its_keys(places):
    server = RedisServer(**places)
    await server.start()
    try:
        async with Redis.from_url(server.url) as redis:
            await redis.set("kept", "1")
        await asyncio.sleep(1.1)
        await kill_and_start(server)
        async with Redis.from_url(server.url) as redis:
            assert await redis.get("kept") == b"1"
    finally:
        await server.stop()


@pytest.fixture
async def s3(places):
    server = S3Server(**places, access_key="key", secret_key="secret-secret", bucket="privet-media")
    await server.start()
    yield server
    await server.stop()


def s3_client(server: S3Server, *, secret: str = "secret-secret"):
    return boto3.client(
        "s3",
        endpoint_url=server.url,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key=secret,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )


async def test_s3_honours_what_a_presigned_put_signs(s3):
    client = s3_client(s3)
    params = {
        "Bucket": "privet-media",
        "Key": "2026/11/a",
        "ContentType": "image/jpeg",
        "ContentLength": 3,
    }
    put = client.generate_presigned_url("put_object", Params=params)
    get = client.generate_presigned_url(
        "get_object",
        Params={"Bucket": "privet-media", "Key": "2026/11/a", "ResponseContentDisposition": "x"},
    )
    async with httpx.AsyncClient() as http:
        for headers, content in (
            ({"Content-Type": "image/png"}, b"abc"),
            ({"Content-Type": "image/jpeg"}, b"abcd"),
        ):
            assert (await http.put(put, content=content, headers=headers)).status_code == 403
        sent = await http.put(put, content=b"abc", headers={"Content-Type": "image/jpeg"})
        assert sent.status_code == 200
        await kill_and_start(s3)
        found = await http.get(get)
        assert found.content == b"abc"
        assert found.headers["content-disposition"] == "x"
        tampered = get.replace("2026", "2027")
        assert (await http.get(tampered)).status_code == 403
        allowed = await http.options(
            put,
            headers={
                "Origin": "http://localhost:8000",
                "Access-Control-Request-Method": "PUT",
                "Access-Control-Request-Headers": "content-type",
            },
        )
        assert allowed.headers["access-control-allow-origin"] in {"*", "http://localhost:8000"}


async def test_s3_refuses_another_secret(s3):
    client = s3_client(s3, secret="other")
    with pytest.raises(client.exceptions.ClientError):
        await asyncio.to_thread(client.list_objects_v2, Bucket="privet-media")


async def test_failed_start_tells_why(places):
    server = RedisServer(**places)
    places["data_dir"].write_text("not a directory")
    with pytest.raises((ServerFailed, FileExistsError)):
        await server.start()
    places["data_dir"].unlink()


async def test_provision_twice_is_once(places):
    server = PostgresServer(**places, durable=False)
    await server.start()
    try:
        roles = [ServiceRole(role="odd-role", schema="odd schema", password="it's")]
        for _ in range(2):
            await provision(server.admin_dsn, "privet", roles)
        connection = await asyncpg.connect(
            host="127.0.0.1",
            port=server.port,
            user="odd-role",
            password="it's",
            database="privet",
        )
        await connection.execute("CREATE TABLE own (id int)")
        schema = await connection.fetchval("SELECT schemaname FROM pg_tables WHERE tablename='own'")
        assert schema == "odd schema"
        await connection.close()
    finally:
        await server.stop()


async def test_role_reads_no_schema_but_its_own(places):
    server = PostgresServer(**places, durable=False)
    await server.start()
    try:
        roles = [ServiceRole(role=name, schema=f"{name}_data", password=name) for name in "ab"]
        await provision(server.admin_dsn, "privet", roles)

        async def connect(name, database="privet"):
            return await asyncpg.connect(
                host="127.0.0.1", port=server.port, user=name, password=name, database=database
            )

        owner, stranger = await connect("a"), await connect("b")
        await owner.execute("CREATE TABLE secrets AS SELECT 1 AS value")
        for statement in (
            "SELECT * FROM a_data.secrets",
            "CREATE TABLE a_data.planted (id int)",
            "CREATE TABLE public.planted (id int)",
            "CREATE TEMP TABLE planted (id int)",
            "CREATE SCHEMA planted",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await stranger.execute(statement)
        await owner.close()
        await stranger.close()
    finally:
        await server.stop()


def test_server_dies_with_its_owner(tmp_path):
    script = f"""
import asyncio, os
from pathlib import Path
from privet_shared.servers.reachable import remove
from privet_shared.servers.redis import RedisServer
from privet_shared.servers.ports import free_port
async def main():
    server = RedisServer(data_dir=Path({str(tmp_path)!r}), port=free_port(),
                         log_file=Path({str(tmp_path / "log")!r}))
    await server.start()
    print(server.port, flush=True)
    os.kill(os.getpid(), {int(signal.SIGKILL)})
asyncio.run(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    port = int(done.stdout)
    for _ in range(100):
        if is_free(port):
            return
        os.sched_yield()
        asyncio.run(asyncio.sleep(0.05))
    pytest.fail("the server outlived its owner")


def test_two_processes_are_never_given_the_same_port(tmp_path, monkeypatch):
    program = """
import sys
from privet_shared.servers import ports
ports._RANGE = range(20_000, 20_040)
print(*(ports.free_port() for _ in range(15)), flush=True)
sys.stdin.read()
"""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    others = [
        subprocess.Popen([sys.executable, "-c", program], env=environment, **pipes)
        for _ in range(2)
    ]
    given = [other.stdout.readline().split() for other in others]
    for other in others:
        other.communicate()
    assert len({*given[0], *given[1]}) == 30


def test_taken_port_is_replaced():
    port = free_port()
    assert pick_port(port) == port
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        assert pick_port(port) != port
