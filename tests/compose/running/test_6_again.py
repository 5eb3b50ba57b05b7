"""The older compose takes the same file and data, production refuses, and nothing is left."""

import asyncio

import compose_tools
from compose_engine import run, say
from compose_project import NAME


async def test_docker_compose_1_29_brings_it_up_on_the_same_data(
    stack, customer, sign_up, tmp_path
):
    newer = stack.command
    ticket = await customer.ticket(title="Made under the newer compose")
    stack.compose("down", "--timeout", "20")
    assert stack.containers() == []
    stack.command = compose_tools.oldest()
    try:
        await asyncio.to_thread(stack.up)
        assert (await customer.get(f"/tickets/{ticket['id']}")).status_code == 200
        assert (await (await sign_up()).device())["id"]
        say(f"compose {compose_tools.version(stack.command)} brings up the same stack")
        stack.compose("down", "--timeout", "20")
    finally:
        stack.command = newer
    await asyncio.to_thread(stack.up)
    assert (await customer.get(f"/tickets/{ticket['id']}")).status_code == 200


def test_production_does_not_start_with_development_secrets(stack):
    for service, name in (
        ("gateway", "JWT_SECRET"),
        ("auth-service", "DATA_KEY"),
        ("device-service", "DEVICES_PUBLIC_WRITE"),
        ("ticket-service", "TICKET_DB_PASSWORD"),
        ("media-worker", "S3_SECRET_ACCESS_KEY"),
        ("postgres", "POSTGRES_PASSWORD"),
    ):
        said = run(
            [
                *stack.compose_command,
                "run",
                "--rm",
                "-T",
                "--no-deps",
                "-e",
                "ENV=production",
                service,
            ],
            env=stack.client_environment,
            check=False,
        )
        assert said.returncode != 0, service
        assert name in said.stdout + said.stderr, service


def test_down_with_volumes_leaves_nothing(stack):
    stack.down()
    mine = ["--quiet", "--filter", f"name={NAME}"]
    for kind in (["ps", "--all"], ["volume", "ls"], ["network", "ls"]):
        assert stack.engine.docker(*kind, *mine).stdout == "", kind
    assert stack.volumes() == stack.volumes_before
    say("docker compose down -v leaves no container, volume or network")
