"""Tokens signed by Ed25519, verified elsewhere by the published set."""

import asyncio

import httpx
import pytest
import uvicorn
from auth_service.cli import app as cli
from auth_service.container import Container
from auth_service.main import create_app
from auth_service.settings import AuthSettings
from privet_shared.auth.keys import PublishedKeys
from privet_shared.auth.tokens import InvalidToken, TokenCodec, TokenType
from privet_shared.http.jwks import key_set_fetcher
from privet_shared.servers.ports import free_port
from typer.testing import CliRunner

PATH = "/.well-known/jwks.json"


def new_key(algorithm: str = "EdDSA") -> str:
    return CliRunner().invoke(cli, ["new-signing-key", "--algorithm", algorithm]).stdout.strip()


@pytest.fixture
async def serve(settings, container):
    """Serve auth with these keys over real HTTP; returns its address."""
    running = []

    async def serve(*keys):
        chosen = AuthSettings.model_validate(
            {**settings.model_dump(), "jwt_algorithm": "EdDSA", "jwt_private_keys": "".join(keys)}
        )
        port = free_port()
        app = create_app(chosen, container=Container(chosen, sender=container.mails._sender))
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None))
        running.append((server, asyncio.create_task(server.serve())))
        while not server.started:
            await asyncio.sleep(0.01)
        return f"http://127.0.0.1:{port}"

    yield serve
    for server, task in running:
        server.should_exit = True
        await task


async def test_a_shared_secret_publishes_nothing(client):
    answer = await client.get(PATH)
    assert answer.json() == {"keys": []}
    assert answer.headers["cache-control"] == "public, max-age=300"


async def test_other_processes_verify_by_the_published_set(serve, settings):
    old, new = new_key(), new_key()
    url = await serve(new, old)
    async with httpx.AsyncClient(base_url=url) as http:
        body = {"phone": "+79990002233", "password": "long enough"}
        tokens = (await http.post("/api/v1/auth/register", json=body)).json()
        headers = {"Authorization": f"Bearer {tokens['access_token']}"}
        assert (await http.get("/api/v1/user/me", headers=headers)).status_code == 200
        refreshed = await http.post(
            "/api/v1/auth/refresh", json={"refresh_token": tokens["refresh_token"]}
        )
        assert refreshed.status_code == 200
        published = (await http.get(PATH)).json()["keys"]
    assert len(published) == 2
    assert all("d" not in key for key in published)
    secret = settings.jwt_secret.get_secret_value()
    elsewhere = TokenCodec(secret, PublishedKeys(key_set_fetcher(url)))
    claims = await elsewhere.verify(tokens["access_token"], TokenType.ACCESS)
    assert claims.typ is TokenType.ACCESS
    with pytest.raises(InvalidToken):
        await TokenCodec(secret).verify(tokens["access_token"], TokenType.ACCESS)


@pytest.mark.parametrize("keys", [None, "", "no key"])
def test_without_a_key_it_does_not_start(keys):
    with pytest.raises(ValueError, match="JWT_PRIVATE_KEYS"):
        AuthSettings.model_validate({"jwt_algorithm": "EdDSA", "jwt_private_keys": keys})


@pytest.mark.parametrize("algorithm", ["EdDSA", "ES256", "RS256"])
def test_the_first_key_is_of_the_algorithm(algorithm):
    keys = new_key(algorithm)
    chosen = AuthSettings(jwt_algorithm=algorithm, jwt_private_keys=keys + new_key())
    assert chosen.key_pairs.algorithm == algorithm
    other = "ES256" if algorithm == "EdDSA" else "EdDSA"
    with pytest.raises(ValueError, match=f"begins with a key for {algorithm}"):
        AuthSettings(jwt_algorithm=other, jwt_private_keys=keys)


def test_a_secret_is_no_pair_of_keys():
    made = CliRunner().invoke(cli, ["new-signing-key", "--algorithm", "HS256"])
    assert made.exit_code == 2
    assert "not a pair" in made.output
