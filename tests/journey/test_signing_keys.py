"""The whole stack on Ed25519 keys, and their exchange while it runs."""

import asyncio
import subprocess
import sys

import httpx
import jwt
import pytest
from privet_local.home import Home
from privet_local.stack import Stack

API = "/api/v1"
PASSWORD = "correct-horse-42"
PHONE = "+79997770001"
PATIENCE = 30


def new_key() -> str:
    command = [sys.executable, "-m", "auth_service.cli", "new-signing-key"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def env():
    """Return what the stack's services are started with; changes count from the next start."""
    return {
        "JWT_ALGORITHM": "EdDSA",
        "JWT_PRIVATE_KEYS": new_key(),
        "RATE_LIMITS_ENABLED": "false",
    }


@pytest.fixture
async def own_stack(tmp_path, env):
    home = Home(tmp_path / "stack")
    async with Stack(home, ports="ephemeral", env=env, durable=False) as stack:
        yield stack
    home.delete()


async def use(http, token: str) -> list[int]:
    """Return how each service answers to the token."""
    headers = {"Authorization": f"Bearer {token}"}
    paths = ("/user/me", "/devices/my", "/tickets", "/media/uploads")
    return [(await http.get(API + path, headers=headers)).status_code for path in paths[:-1]] + [
        (await http.post(API + paths[-1], headers=headers, json={})).status_code
    ]


async def test_keys_are_exchanged_while_it_runs(own_stack, env):
    async with httpx.AsyncClient(base_url=own_stack.wiring.url("gateway"), timeout=20) as http:
        body = {"phone": PHONE, "password": PASSWORD}
        first = (await http.post(f"{API}/auth/register", json=body)).json()["access_token"]
        assert await use(http, first) == [200, 200, 200, 422]

        env["JWT_PRIVATE_KEYS"] = new_key() + env["JWT_PRIVATE_KEYS"]
        await own_stack.kill("auth-service")
        await own_stack.until_restarted("auth-service")
        async with asyncio.timeout(PATIENCE):
            while not (login := await http.post(f"{API}/auth/login", json=body)).is_success:
                await asyncio.sleep(0.2)
        second = login.json()["access_token"]
        names = {jwt.get_unverified_header(token)["kid"] for token in (first, second)}
        published = (await http.get("/.well-known/jwks.json")).json()["keys"]
        assert {key["kid"] for key in published} == names
        assert len(names) == 2
        async with asyncio.timeout(PATIENCE):
            while await use(http, second) != [200, 200, 200, 422]:
                await asyncio.sleep(0.5)
        assert await use(http, first) == [200, 200, 200, 422]
        forged = jwt.encode(jwt.decode(second, options={"verify_signature": False}), "x" * 40)
        assert set(await use(http, forged)) == {401}
