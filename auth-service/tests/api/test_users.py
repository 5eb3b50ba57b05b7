"""The caller's account over HTTP."""

from uuid import uuid4

import pytest
from auth_service.domain.accounts import Locale
from auth_service.models import Session, User, platform
from privet_shared.auth.principal import Role
from privet_shared.testing.database import outbox_events
from sqlalchemy import func, select, update

URL = "/api/v1/user"


async def test_patch_changes_what_is_sent(client, register):
    account = await register(name="Анна", email="a@example.com")
    response = await client.patch(
        URL, json={"address": "Ленина, 1", "name": None, "locale": "en"}, headers=account.headers
    )
    body = response.json()
    assert (body["name"], body["address"], body["locale"], body["email"]) == (
        None, "Ленина, 1", "en", "a@example.com",
    )  # fmt: skip


async def test_put_clears_what_is_absent(client, register):
    account = await register(name="Анна", email="a@example.com", address="x")
    body = (await client.put(URL, json={"name": "Мария"}, headers=account.headers)).json()
    assert (body["name"], body["email"], body["address"]) == ("Мария", None, None)


async def test_new_email_is_unverified(client, register, engine):
    account = await register(email="a@example.com")
    async with engine.begin() as connection:
        await connection.execute(update(User).values(email_verified=True))
    same = await client.patch(URL, json={"email": "a@example.com"}, headers=account.headers)
    assert same.json()["email_verified"] is True
    other = await client.patch(URL, json={"email": "b@example.com"}, headers=account.headers)
    assert other.json()["email_verified"] is False


@pytest.mark.parametrize(
    "body", [{"phone": "+79991234567"}, {"roles": ["admin"]}, {"locale": "fr"}, {"locale": None},
             {"email": "x"}, {"name": "a\x00"}, []]
)  # fmt: skip
async def test_bad_profile_is_422(client, register, body):
    account = await register()
    assert (await client.patch(URL, json=body, headers=account.headers)).status_code == 422


async def test_email_taken(client, register):
    await register(email="taken@example.com")
    account = await register()
    response = await client.patch(URL, json={"email": "Taken@example.com"}, headers=account.headers)
    assert (response.status_code, response.json()["code"]) == (409, "auth.email_taken")


async def test_etag(client, register):
    account = await register()
    etag = (await client.get(f"{URL}/me", headers=account.headers)).headers["etag"]
    fresh = await client.get(f"{URL}/me", headers={**account.headers, "If-None-Match": etag})
    assert fresh.status_code == 304
    guarded = {**account.headers, "If-Match": etag}
    assert (await client.patch(URL, json={"name": "a"}, headers=guarded)).status_code == 200
    assert (await client.patch(URL, json={"name": "b"}, headers=guarded)).status_code == 412


async def test_change_password_ends_other_sessions(client, register):
    account = await register()
    login = {"phone": account.phone, "password": account.password}
    other = (await client.post("/api/v1/auth/login", json=login)).json()

    async def change(old, new):
        return await client.post(
            f"{URL}/change-password",
            json={"old_password": old, "new_password": new},
            headers=account.headers,
        )

    wrong = await change("not this", "another one")
    assert (wrong.status_code, wrong.json()["code"]) == (403, "auth.wrong_password")
    common = await change(account.password, "password")
    assert (common.status_code, common.json()["code"]) == (422, "auth.common_password")
    assert (await change(account.password, "another one")).status_code == 204
    refresh = {"refresh_token": other["refresh_token"]}
    assert (await client.post("/api/v1/auth/refresh", json=refresh)).status_code == 401
    mine = {"refresh_token": account.tokens["refresh_token"]}
    assert (await client.post("/api/v1/auth/refresh", json=mine)).status_code == 200
    assert (await client.post("/api/v1/auth/login", json=login)).status_code == 401


async def test_closed_account_leaves_nothing_personal(client, register, engine):
    account = await register(name="Анна", email="gone@example.com", address="Ленина, 1")
    async with engine.begin() as connection:
        await connection.execute(platform.outbox.update().values(published_at=func.now()))
    assert (await client.delete(URL, headers=account.headers)).status_code == 204
    assert (await client.get(f"{URL}/me", headers=account.headers)).status_code == 401
    login = {"phone": account.phone, "password": account.password}
    assert (await client.post("/api/v1/auth/login", json=login)).status_code == 401
    async with engine.connect() as connection:
        rows = str(
            (await connection.execute(select(User.__table__))).all()
            + (await connection.execute(select(Session.ip, Session.user_agent))).all()
            + list(await outbox_events(engine, platform))
        )
    for personal in ("Анна", "gone@example.com", "Ленина", account.phone, "127.0.0.1", "httpx"):
        assert personal not in rows
    kinds = [event["type"] for event in await outbox_events(engine, platform)]
    assert kinds == ["privet.auth.session.revoked.v1", "privet.auth.user.deleted.v1"]
    assert (await register(phone=account.phone)).phone == account.phone


async def test_versions_grow_with_each_event(client, register, engine):
    account = await register()
    for name in ("a", "b"):
        await client.patch(URL, json={"name": name}, headers=account.headers)
    await client.patch(URL, json={"name": "b"}, headers=account.headers)
    versions = [event["data"]["version"] for event in await outbox_events(engine, platform)]
    assert versions == [1, 2, 3]


async def test_internal_state(client, register, callers):
    account = await register(name="Анна")
    me = (await client.get(f"{URL}/me", headers=account.headers)).json()
    headers = callers.service_headers()
    state = (await client.get(f"/internal/users/{me['id']}", headers=headers)).json()
    assert (state["user_id"], state["name"], state["version"]) == (me["id"], "Анна", 1)
    assert state["roles"] == ["customer"]
    missing = await client.get(f"/internal/users/{uuid4()}", headers=headers)
    assert missing.status_code == 404


async def test_staff_are_created_once(client, container):
    async def create(role: Role):
        return await container.staff.create(
            phone="+79990001122",
            email="staff@example.com",
            name="Пётр",
            role=role,
            locale=Locale.RU,
            password="long enough",
        )

    first = await create(Role.TECHNICIAN)
    assert (await create(Role.TECHNICIAN)).version == first.version
    assert (await create(Role.ADMIN)).roles == ["customer", "technician", "admin"]
    login = {"email": "staff@example.com", "password": "long enough"}
    assert (await client.post("/api/v1/auth/login", json=login)).status_code == 200
