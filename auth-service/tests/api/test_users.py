"""The caller's account over HTTP."""

from uuid import uuid4

import jwt
import pytest
from auth_service.models import Session, User, platform
from privet_shared.testing.database import outbox_events
from sqlalchemy import func, select, update

URL = "/api/v1/user"


def session_of(tokens: dict) -> str:
    return jwt.decode(tokens["access_token"], options={"verify_signature": False})["sid"]


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
    await client.patch(URL, json={"locale": "en"}, headers=account.headers)
    body = (await client.put(f"{URL}/", json={"name": "Мария"}, headers=account.headers)).json()
    assert (body["name"], body["email"], body["address"]) == ("Мария", None, None)
    assert (body["locale"], body["avatar_media_id"]) == ("ru", None)


async def test_put_sets_everything(client, register):
    account = await register()
    profile = {
        "name": "Анна", "email": "put@example.com", "address": "Ленина, 1", "locale": "en",
        "avatar_media_id": str(uuid4()),
    }  # fmt: skip
    body = (await client.put(URL, json=profile, headers=account.headers)).json()
    assert profile.items() <= body.items()


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
@pytest.mark.parametrize("method", ["PUT", "PATCH"])
async def test_bad_profile_is_422(client, register, method, body):
    account = await register()
    answer = await client.request(method, URL, json=body, headers=account.headers)
    assert answer.status_code == 422


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
    for method in ("PATCH", "PUT"):
        stale = await client.request(method, URL, json={"name": "b"}, headers=guarded)
        assert (stale.status_code, stale.json()["code"]) == (412, "request.stale")
    assert (await client.get(f"{URL}/me", headers=account.headers)).json()["name"] == "a"


async def test_change_password_ends_other_sessions(client, register, engine):
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
    revoked = [e for e in await outbox_events(engine, platform) if "revoked" in e["type"]]
    assert [e["data"]["session_id"] for e in revoked] == [session_of(other)]
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


async def test_events_still_on_their_way_are_forgotten_later(client, container, register, engine):
    account = await register(name="Анна")
    assert (await client.delete(URL, headers=account.headers)).status_code == 204
    assert "Анна" in str(await outbox_events(engine, platform))
    await container.users.forget_closed()
    assert "Анна" in str(await outbox_events(engine, platform))
    async with engine.begin() as connection:
        await connection.execute(platform.outbox.update().values(published_at=func.now()))
    other = await register(name="Мария")
    assert other.phone != account.phone
    await container.users.forget_closed()
    kinds = [event["type"] for event in await outbox_events(engine, platform)]
    assert kinds == [
        "privet.auth.session.revoked.v1",
        "privet.auth.user.deleted.v1",
        "privet.auth.user.registered.v1",
    ]


async def test_internal_state_is_for_services_alone(client, register, callers):
    account = await register()
    me = (await client.get(f"{URL}/me", headers=account.headers)).json()
    url = f"/internal/users/{me['id']}"
    assert (await client.get(url, headers=account.headers)).status_code == 401
    assert (await client.get(f"{URL}/me", headers=callers.service_headers())).status_code == 401
    await client.delete(URL, headers=account.headers)
    assert (await client.get(url, headers=callers.service_headers())).status_code == 404


async def test_event_and_internal_answer_are_the_same(client, register, engine, callers):
    account = await register(name="Анна", email="same@example.com")
    await client.patch(URL, json={"address": "Ленина, 1"}, headers=account.headers)
    updated = (await outbox_events(engine, platform))[-1]
    assert updated["type"] == "privet.auth.user.updated.v1"
    url = f"/internal/users/{updated['subject']}"
    state = await client.get(url, headers=callers.service_headers())
    assert state.json() == updated["data"]
    assert set(state.json()) == {
        "user_id", "version", "name", "phone", "email", "address", "locale", "avatar_media_id",
        "status", "roles",
    }  # fmt: skip
