"""Signing up, in and out over HTTP."""

import asyncio
import hashlib
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import jwt
import pytest
import time_machine
from auth_service.models import Session, User, platform
from privet_shared.auth.tokens import TokenType
from privet_shared.testing.database import outbox_events
from privet_shared.testing.plugin import TEST_JWT_SECRET
from pwdlib.hashers.bcrypt import BcryptHasher
from sqlalchemy import select, update

URL = "/api/v1/auth"


def claims(token: str) -> dict:
    return jwt.decode(token, options={"verify_signature": False})


async def refresh(client, token):
    return await client.post(f"{URL}/refresh", json={"refresh_token": token})


async def events(engine, kind):
    return [e for e in await outbox_events(engine, platform) if e["type"].endswith(f".{kind}.v1")]


async def test_register_signs_in(client, engine):
    response = await client.post(
        f"{URL}/register/",
        json={"phone": "8 (999) 123-45-67", "password": "long enough", "email": "A@Example.com",
              "name": " Анна ", "address": ""},
    )  # fmt: skip
    assert response.status_code == 201
    body = response.json()
    assert (body["token_type"], body["expires_in"]) == ("bearer", 900)
    access, refresh_claims = claims(body["access_token"]), claims(body["refresh_token"])
    assert (access["typ"], refresh_claims["typ"]) == ("access", "refresh")
    assert access["exp"] - access["iat"] == 900
    assert refresh_claims["exp"] - refresh_claims["iat"] == 30 * 24 * 3600
    assert access["roles"] == ["customer"]
    me = await client.get(
        "/api/v1/user/me", headers={"Authorization": f"Bearer {body['access_token']}"}
    )
    assert me.json()["phone"] == "+79991234567"
    assert me.json()["name"] == "Анна"
    assert me.json()["address"] is None
    assert me.json()["has_subscription"] is False
    [event] = await events(engine, "registered")
    assert event["data"]["user_id"] == access["sub"]
    assert event["audience"] == ""


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"phone": "abc"}, "auth.invalid_phone"),
        ({"phone": "0000000000"}, "auth.invalid_phone"),
        ({"phone": "+7999\x00"}, "request.invalid"),
        ({"phone": 79991234567}, "request.invalid"),
        ({"password": "password"}, "auth.common_password"),
        ({"password": "short"}, "request.invalid"),
        ({"password": "x" * 129}, "request.invalid"),
        ({"password": "x\x00xxxxxxxx"}, "request.invalid"),
        ({"email": "no"}, "request.invalid"),
        ({"email": "a\x00@example.com"}, "request.invalid"),
        ({"name": "x" * 201}, "request.invalid"),
        ({"roles": ["admin"]}, "request.invalid"),
    ],
)
async def test_bad_registration(client, fields, code):
    body = {"phone": "+79991234567", "password": "long enough", **fields}
    response = await client.post(f"{URL}/register", json=body)
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert "long enough" not in response.text


async def test_phone_and_email_are_taken_once(client, register):
    account = await register(email="taken@example.com")
    for fields, code in (
        ({"phone": account.phone}, "auth.phone_taken"),
        ({"phone": "+79990000000", "email": "TAKEN@example.com"}, "auth.email_taken"),
    ):
        response = await client.post(f"{URL}/register", json={"password": "long enough", **fields})
        assert (response.status_code, response.json()["code"]) == (409, code)


async def test_one_phone_at_once_registers_once(client):
    body = {"phone": "+79990000001", "password": "long enough"}
    answers = await asyncio.gather(*(client.post(f"{URL}/register", json=body) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]


async def test_idempotent_registration_gives_the_same_tokens_and_stores_none(client, engine):
    body = {"phone": "+79990000002", "password": "long enough"}
    headers = {"Idempotency-Key": "k"}
    first = await client.post(f"{URL}/register", json=body, headers=headers)
    again = await client.post(f"{URL}/register", json=body, headers=headers)
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    async with engine.connect() as connection:
        stored = str((await connection.execute(select(platform.idempotency))).all())
    assert first.json()["refresh_token"] not in stored
    assert first.json()["access_token"].rpartition(".")[2] not in stored
    other = await client.post(f"{URL}/register", json={**body, "name": "x"}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.key_reused")


async def test_stored_registration_gives_no_way_to_try_passwords(client, engine):
    body = b'{"phone": "+79990000003", "password": "long enough"}'
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    await client.post(f"{URL}/register", content=body, headers=headers)
    async with engine.connect() as connection:
        stored = await connection.scalar(select(platform.idempotency.c.fingerprint))
    assert len(stored) == 32
    for guess in (body, f"{URL}/register\n".encode() + body):
        assert stored != hashlib.sha256(guess).digest()


async def test_idempotent_registration_at_once(client):
    body = {"phone": "+79990000004", "password": "long enough"}
    headers = {"Idempotency-Key": "k"}
    answers = await asyncio.gather(
        *(client.post(f"{URL}/register", json=body, headers=headers) for _ in range(5))
    )
    made = [answer for answer in answers if answer.status_code == 201]
    assert len({answer.text for answer in made}) == 1
    refused = {a.json()["code"] for a in answers if a.status_code != 201}
    assert refused <= {"idempotency.in_progress"}


async def test_tokens_are_not_for_caches(client, register):
    account = await register()
    login = {"phone": account.phone, "password": account.password}
    for answer in (
        await client.post(f"{URL}/login", json=login),
        await refresh(client, account.tokens["refresh_token"]),
        await client.post(
            f"{URL}/register", json={"phone": "+79990000005", "password": "long enough"}
        ),
    ):
        assert answer.headers["cache-control"] == "no-store"


async def test_login(client, register):
    account = await register(email="login@example.com")
    for name in ({"phone": account.phone[2:]}, {"email": "LOGIN@example.com"}):
        response = await client.post(f"{URL}/login", json={**name, "password": account.password})
        assert response.status_code == 200
        assert (
            claims(response.json()["access_token"])["sub"]
            == (claims(account.tokens["access_token"])["sub"])
        )


async def test_email_is_found_in_whatever_case(client, register):
    await register(email="İvan.Ж@example.com")
    login = {"email": "İvan.ж@EXAMPLE.com", "password": "long enough"}
    assert (await client.post(f"{URL}/login", json=login)).status_code == 200


async def test_unknown_account_costs_a_verification_too(client, container, register, monkeypatch):
    account = await register()
    verified = []
    hasher = container.passwords._hasher
    monkeypatch.setattr(
        container.passwords, "_hasher", SimpleNamespace(
            verify_and_update=lambda password, stored: (
                verified.append(stored) or hasher.verify_and_update(password, stored)
            )
        ),
    )  # fmt: skip
    for phone in (account.phone, "+79998887766"):
        login = {"phone": phone, "password": "not this one"}
        assert (await client.post(f"{URL}/login", json=login)).status_code == 401
    known, unknown = verified
    assert known != unknown
    assert known.rsplit("$", 2)[0] == unknown.rsplit("$", 2)[0]


async def test_wrong_login_tells_nothing(client, register):
    account = await register()
    bodies = [
        {"phone": account.phone, "password": "not this one"},
        {"phone": "+79998887766", "password": account.password},
        {"email": "nobody@example.com", "password": account.password},
    ]
    answers = [await client.post(f"{URL}/login", json=body) for body in bodies]
    assert {answer.status_code for answer in answers} == {401}
    assert len({(answer.json()["code"], answer.json()["detail"]) for answer in answers}) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"password": "x"},
        {"phone": "+79991234567", "email": "a@example.com", "password": "x"},
        {"phone": "+79991234567"},
        {"phone": "+79991234567", "password": ""},
        {"phone": "+79991234567", "password": "x\x00"},
        {"phone": "+79991234567", "password": "x", "extra": 1},
        {"phone": "abc", "password": "x"},
        {"email": "", "password": "x"},
        [],
    ],
)
async def test_login_takes_one_name(client, body):
    assert (await client.post(f"{URL}/login", json=body)).status_code == 422


async def test_bcrypt_hash_is_verified_and_upgraded(client, register, engine):
    account = await register()
    async with engine.begin() as connection:
        await connection.execute(
            update(User).values(password_hash=BcryptHasher().hash("old system"))
        )
    body = {"phone": account.phone, "password": "old system"}
    assert (await client.post(f"{URL}/login", json=body)).status_code == 200
    async with engine.connect() as connection:
        assert (await connection.scalar(select(User.password_hash))).startswith("$argon2id$")
    assert (await client.post(f"{URL}/login", json=body)).status_code == 200


async def test_refresh_rotates(client, register):
    account = await register()
    response = await refresh(client, account.tokens["refresh_token"])
    assert response.status_code == 200
    old, new = account.tokens, response.json()
    assert new["refresh_token"] != old["refresh_token"]
    assert claims(new["refresh_token"])["sid"] == claims(old["refresh_token"])["sid"]
    assert (await refresh(client, new["refresh_token"])).status_code == 200


async def test_retry_within_the_grace_gets_the_same_successor(client, register):
    token = (await register()).tokens["refresh_token"]
    answers = await asyncio.gather(*(refresh(client, token) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1


async def test_reuse_after_the_grace_ends_the_family(client, register, engine):
    token = (await register()).tokens["refresh_token"]
    successor = (await refresh(client, token)).json()["refresh_token"]
    with time_machine.travel(timedelta(seconds=11)):
        replayed = await refresh(client, token)
        assert (replayed.status_code, replayed.json()["code"]) == (401, "auth.refresh_reused")
        ended = await refresh(client, successor)
        assert (ended.status_code, ended.json()["code"]) == (401, "auth.session_ended")
    [event] = await events(engine, "revoked")
    assert event["data"]["session_id"] == claims(token)["sid"]


async def test_older_token_is_reuse_even_within_the_grace(client, register):
    first = (await register()).tokens["refresh_token"]
    second = (await refresh(client, first)).json()["refresh_token"]
    await refresh(client, second)
    assert (await refresh(client, first)).json()["code"] == "auth.refresh_reused"


async def test_only_good_refresh_tokens_are_taken(client, register, callers):
    account = await register()
    good = account.tokens["refresh_token"]
    for token in (
        account.tokens["access_token"],
        "a.b.c",
        "\x00",
        jwt.encode(claims(good), None, algorithm="none"),
        jwt.encode(claims(good), "another secret of thirty-two bytes", algorithm="HS256"),
        jwt.encode({**claims(good), "sub": str(uuid4())}, TEST_JWT_SECRET, algorithm="HS256"),
        callers.token(callers.principal(), typ=TokenType.REFRESH),
        callers.token(callers.principal(), typ=TokenType.REFRESH, lifetime=-timedelta(minutes=1)),
    ):
        assert (await refresh(client, token)).status_code == 401
    assert (await refresh(client, good)).status_code == 200


async def test_refresh_token_is_no_access_token(client, register):
    account = await register()
    headers = {"Authorization": f"Bearer {account.tokens['refresh_token']}"}
    assert (await client.get("/api/v1/user/me", headers=headers)).status_code == 401


async def test_refresh_tells_of_new_roles(client, register, engine):
    account = await register()
    async with engine.begin() as connection:
        await connection.execute(update(User).values(roles=["customer", "support"]))
    pair = (await refresh(client, account.tokens["refresh_token"])).json()
    assert claims(pair["access_token"])["roles"] == ["customer", "support"]


async def test_two_clients_of_one_family_at_once(client, register, engine):
    first = (await register()).tokens["refresh_token"]
    second = (await refresh(client, first)).json()["refresh_token"]
    answers = await asyncio.gather(*(refresh(client, token) for token in [first, second] * 3))
    # Whichever comes first: the old token is a retry before the new one rotates, reuse after it.
    reused = [a for a in answers if a.status_code == 401]
    assert {a.json()["code"] for a in reused} <= {"auth.refresh_reused", "auth.session_ended"}
    assert len(await events(engine, "revoked")) == bool(reused)


async def test_database_holds_only_a_hash(client, register, engine):
    token = (await register()).tokens["refresh_token"]
    async with engine.connect() as connection:
        assert token not in str((await connection.execute(select(Session.__table__))).all())


async def test_logout_ends_this_session_alone(client, register, engine):
    account = await register()
    body = {"phone": account.phone, "password": account.password}
    other = (await client.post(f"{URL}/login", json=body)).json()
    assert (await client.post(f"{URL}/logout", headers=account.headers)).status_code == 204
    assert (await refresh(client, account.tokens["refresh_token"])).status_code == 401
    assert (await refresh(client, other["refresh_token"])).status_code == 200
    [event] = await events(engine, "revoked")
    assert event["data"]["session_id"] == claims(account.tokens["access_token"])["sid"]
    assert (await client.post(f"{URL}/logout", headers=account.headers)).status_code == 204
    assert len(await events(engine, "revoked")) == 1


async def test_sessions(client, register, engine):
    account = await register()
    body = {"phone": account.phone, "password": account.password}
    other = (
        await client.post(f"{URL}/login", json=body, headers={"User-Agent": "Pocket/1"})
    ).json()
    listed = (await client.get(f"{URL}/sessions", headers=account.headers)).json()
    assert listed[0]["user_agent"] == "Pocket/1"
    assert [s["current"] for s in listed] == [False, True]
    stranger = await register()
    url = f"{URL}/sessions/{listed[0]['id']}"
    assert (await client.delete(url, headers=stranger.headers)).status_code == 404
    assert (await client.delete(url, headers=account.headers)).status_code == 204
    assert (await client.delete(url, headers=account.headers)).status_code == 404
    [event] = await events(engine, "revoked")
    assert event["data"]["session_id"] == listed[0]["id"]
    assert (await refresh(client, other["refresh_token"])).status_code == 401
    await client.post(f"{URL}/login", json=body)
    page = await client.get(f"{URL}/sessions?limit=1", headers=account.headers)
    assert [s["current"] for s in page.json()] == [False]
    rest = await client.get(
        f"{URL}/sessions",
        params={"cursor": page.headers["x-next-cursor"]},
        headers=account.headers,
    )
    assert [s["current"] for s in rest.json()] == [True]
    bad = await client.get(f"{URL}/sessions?cursor=%00", headers=account.headers)
    assert (bad.status_code, bad.json()["code"]) == (422, "pagination.bad_cursor")
    assert (await client.delete(f"{URL}/sessions", headers=account.headers)).status_code == 204
    assert len(await events(engine, "revoked")) == 2
    assert len((await client.get(f"{URL}/sessions", headers=account.headers)).json()) == 1


async def test_blocked_account(client, container, register, engine):
    account = await register()
    await container.staff.block(email=None, phone=account.phone)
    body = {"phone": account.phone, "password": account.password}
    refused = await client.post(f"{URL}/login", json=body)
    assert (refused.status_code, refused.json()["code"]) == (403, "auth.blocked")
    wrong = await client.post(f"{URL}/login", json={**body, "password": "x"})
    assert wrong.status_code == 401
    assert (await refresh(client, account.tokens["refresh_token"])).status_code == 401
    assert len(await events(engine, "revoked")) == 1
    [event] = await events(engine, "blocked")
    assert (event["data"]["status"], event["data"]["version"]) == ("blocked", 2)
    await container.staff.unblock(email=None, phone=account.phone)
    assert (await client.post(f"{URL}/login", json=body)).status_code == 200
