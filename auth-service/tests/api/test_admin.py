"""Accounts as admins see and change them, the audit, and a person's export."""

import asyncio
from datetime import timedelta

import pytest
from auth_service.models import AuditEntry, User, platform
from privet_shared.clock import utc_now
from privet_shared.ids import new_id
from privet_shared.testing.database import outbox_events
from sqlalchemy import any_, func, literal, select, update

URL = "/api/v1/admin"


@pytest.fixture
def promote(client, engine, register):
    """Register somebody with these roles; the roles stand in a token of theirs."""

    async def promote(*roles, **fields):
        account = await register(**fields)
        me = (await client.get("/api/v1/user/me", headers=account.headers)).json()
        async with engine.begin() as connection:
            await connection.execute(
                update(User).where(User.id == me["id"]).values(roles=["customer", *roles])
            )
        body = {"phone": account.phone, "password": account.password}
        tokens = (await client.post("/api/v1/auth/login", json=body)).json()
        return me["id"], {"Authorization": f"Bearer {tokens['access_token']}"}

    return promote


async def test_accounts_are_found_by_what_is_known_of_them(client, promote, register):
    _, admin = await promote("admin", email="boss@example.com", name="Олег")
    person = await register(email="Anna@Example.com", name="Анна Петрова", phone="+79995550101")
    await promote("technician")

    async def found(**params):
        answer = await client.get(f"{URL}/users", params=params, headers=admin)
        assert answer.status_code == 200, answer.text
        return [row["phone"] for row in answer.json()]

    for typed in ("anna@", "анна", "+7999555", "Анна Пет"):
        assert await found(q=typed) == [person.phone], typed
    for typed in ("nobody", "%", "_nna", "\\"):
        assert await found(q=typed) == [], typed
    assert len(await found()) == 3
    assert len(await found(role="technician")) == 1
    assert await found(status="blocked") == []
    assert await found(has_subscription="true") == []
    bad = await client.get(f"{URL}/users", params={"q": "a\x00"}, headers=admin)
    assert bad.status_code == 422


async def test_new_roles_end_every_session(client, promote, register, engine):
    _, admin = await promote("admin")
    person = await register()
    me = (await client.get("/api/v1/user/me", headers=person.headers)).json()
    url = f"{URL}/users/{me['id']}"
    tag = (await client.get(url, headers=admin)).headers["etag"]
    changed = await client.patch(
        url, json={"roles": ["support"]}, headers={**admin, "If-Match": tag}
    )
    assert changed.json()["roles"] == ["customer", "support"]
    stale = await client.patch(url, json={"name": "x"}, headers={**admin, "If-Match": tag})
    assert stale.status_code == 412
    events = [event["type"].split(".")[2:4] for event in await outbox_events(engine, platform)]
    assert events[-2:] == [["session", "revoked"], ["user", "updated"]]
    refreshed = await client.post(
        "/api/v1/auth/refresh", json={"refresh_token": person.tokens["refresh_token"]}
    )
    assert refreshed.json()["code"] == "auth.session_ended"
    [entry] = (
        await client.get(f"{URL}/audit?user_id={me['id']}&action=user_changed", headers=admin)
    ).json()
    assert entry["details"] == {"roles": [["customer"], ["customer", "support"]]}
    assert entry["ip"]


async def test_blocking(client, promote, register, engine):
    _, admin = await promote("admin")
    person = await register()
    me = (await client.get("/api/v1/user/me", headers=person.headers)).json()
    url = f"{URL}/users/{me['id']}"
    await client.patch(url, json={"status": "blocked"}, headers=admin)
    assert (await outbox_events(engine, platform))[-1]["type"] == "privet.auth.user.blocked.v1"
    body = {"phone": person.phone, "password": person.password}
    assert (await client.post("/api/v1/auth/login", json=body)).json()["code"] == "auth.blocked"
    again = await client.patch(url, json={"status": "active"}, headers=admin)
    assert again.json()["status"] == "active"
    assert (await client.post("/api/v1/auth/login", json=body)).status_code == 200
    refused = await client.patch(url, json={"status": "deleted"}, headers=admin)
    assert refused.status_code == 422


async def test_why_an_account_is_blocked_is_kept_for_admins(client, promote, register):
    _, admin = await promote("admin")
    person = await register()
    me = (await client.get("/api/v1/user/me", headers=person.headers)).json()
    url = f"{URL}/users/{me['id']}"

    async def change(**fields):
        answer = await client.patch(url, json=fields, headers=admin)
        return answer.json().get("code") or answer.json()["block_reason"]

    assert await change(block_reason="спам") == "admin.not_blocked"
    assert await change(status="blocked", block_reason=" спам ") == "спам"
    assert await change(name="x") == "спам"
    assert (await client.get(url, headers=admin)).json()["block_reason"] == "спам"
    [row] = (await client.get(f"{URL}/users?status=blocked", headers=admin)).json()
    assert row["block_reason"] == "спам"
    assert await change(status="active", block_reason="спам") == "admin.not_blocked"
    assert await change(status="active") is None
    audit = (await client.get(f"{URL}/audit?user_id={me['id']}", headers=admin)).json()
    told = [row["details"] for row in audit if "status" in row["details"]]
    assert told == [
        {"status": ["blocked", "active"], "block_reason": ["спам", None]},
        {"status": ["active", "blocked"], "block_reason": [None, "спам"]},
    ]
    body = {"phone": person.phone, "password": person.password}
    tokens = (await client.post("/api/v1/auth/login", json=body)).json()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert "block_reason" not in (await client.get("/api/v1/user/me", headers=headers)).json()


@pytest.mark.parametrize("change", [{"roles": []}, {"status": "blocked"}, None])
async def test_the_last_admin_stays(client, promote, change):
    admin_id, admin = await promote("admin")

    async def leave():
        if change is None:
            return await client.delete("/api/v1/user", headers=admin)
        return await client.patch(f"{URL}/users/{admin_id}", json=change, headers=admin)

    refused = await leave()
    assert (refused.status_code, refused.json()["code"]) == (409, "admin.last_admin")
    await promote("admin")
    assert (await leave()).is_success


async def test_two_admins_cannot_unseat_each_other_at_once(client, promote, engine):
    (one, first), (two, second) = await promote("admin"), await promote("admin")
    answers = await asyncio.gather(
        client.patch(f"{URL}/users/{two}", json={"roles": []}, headers=first),
        client.patch(f"{URL}/users/{one}", json={"roles": []}, headers=second),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    async with engine.connect() as connection:
        left = await connection.scalar(
            select(func.count()).select_from(User).where(literal("admin") == any_(User.roles))
        )
    assert left == 1


async def test_a_closed_account_stays_as_it_is(client, promote, register):
    _, admin = await promote("admin")
    person = await register(email="gone@example.com")
    me = (await client.get("/api/v1/user/me", headers=person.headers)).json()
    await client.delete("/api/v1/user", headers=person.headers)
    url = f"{URL}/users/{me['id']}"
    refused = await client.patch(url, json={"name": "x"}, headers=admin)
    assert (refused.status_code, refused.json()["code"]) == (409, "admin.account_closed")
    seen = (await client.get(url, headers=admin)).json()
    assert (seen["status"], seen["email"], seen["phone"]) == ("deleted", None, None)
    entries = (await client.get(f"{URL}/audit?user_id={me['id']}", headers=admin)).json()
    assert {row["action"] for row in entries} == {"registered", "account_closed"}
    assert {(row["ip"], row["user_agent"]) for row in entries} == {(None, None)}
    missing = await client.patch(f"{URL}/users/{new_id()}", json={"name": "x"}, headers=admin)
    assert missing.status_code == 404


async def test_the_audit_remembers_failures_too(client, promote, register):
    _, admin = await promote("admin")
    person = await register()
    body = {"phone": person.phone, "password": "not this one"}
    await client.post("/api/v1/auth/login", json=body, headers={"User-Agent": "evil"})
    [entry] = (await client.get(f"{URL}/audit?action=login_failed", headers=admin)).json()
    assert (entry["user_agent"], entry["actor_id"]) == ("evil", None)
    late = {"from": "2100-01-01T00:00:00Z"}
    assert (await client.get(f"{URL}/audit", params=late, headers=admin)).json() == []
    odd = {"from": "0001-01-01T00:00:00+14:00"}
    assert (await client.get(f"{URL}/audit", params=odd, headers=admin)).status_code == 422


async def test_the_audit_names_people_as_long_as_they_are_here(client, promote, register):
    boss_id, admin = await promote("admin", name="Олег")
    person = await register(name="Анна")
    me = (await client.get("/api/v1/user/me", headers=person.headers)).json()
    changed = await client.patch(
        f"{URL}/users/{me['id']}", json={"has_subscription": True}, headers=admin
    )
    assert changed.status_code == 200

    async def shown():
        params = {"user_id": me["id"], "action": "user_changed"}
        [entry] = (await client.get(f"{URL}/audit", params=params, headers=admin)).json()
        assert entry["actor_id"] == boss_id
        return entry["user_name"], entry["actor_name"]

    assert await shown() == ("Анна", "Олег")
    await client.patch("/api/v1/user", json={"name": None}, headers=person.headers)
    assert await shown() == (person.phone, "Олег")
    gone = await client.delete("/api/v1/user", headers=person.headers)
    assert gone.status_code == 204
    assert await shown() == (None, "Олег")


async def test_figures(client, promote, register):
    _, admin = await promote("admin")
    await register()
    figures = (await client.get(f"{URL}/stats", headers=admin)).json()
    assert figures["by_status"] == {"active": 2, "blocked": 0, "deleted": 0}
    assert (figures["by_role"]["customer"], figures["by_role"]["admin"]) == (2, 1)
    assert sum(day["registered"] for day in figures["registered_per_day"]) == 2
    assert figures["active_sessions"] == 3


async def test_admin_endpoints_are_for_admins(client, promote, register):
    person = await register()
    _, support = await promote("support")
    for headers in (person.headers, support):
        for method, path in (
            ("GET", "/users"),
            ("GET", f"/users/{new_id()}"),
            ("PATCH", f"/users/{new_id()}"),
            ("GET", "/audit"),
            ("GET", "/stats"),
        ):
            body = {} if method == "PATCH" else None
            answer = await client.request(method, URL + path, json=body, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "auth.forbidden")


async def test_export_is_whole_or_not_at_all(client, register, lookup):
    person = await register(name="Анна")
    me = (await client.get("/api/v1/user/me", headers=person.headers)).json()
    lookup.objects[f"/internal/users/{me['id']}/export"] = {"things": [1]}
    answer = await client.get("/api/v1/user/export", headers=person.headers)
    assert answer.headers["content-disposition"] == 'attachment; filename="privet-export.json"'
    data = answer.json()
    assert data["profile"]["name"] == "Анна"
    assert len(data["sessions"]) == 1
    assert {row["action"] for row in data["audit"]} == {"registered", "data_exported"}
    assert data["devices"] == data["tickets"] == data["media"] == {"things": [1]}
    lookup.down = True
    assert (await client.get("/api/v1/user/export", headers=person.headers)).status_code == 503


async def test_the_audit_forgets_from_where_people_acted(container, client, engine, register):
    account = await register()
    for phone in (account.phone, "+79990000000"):
        await client.post("/api/v1/auth/login", json={"phone": phone, "password": "wrong"})

    async def origins():
        async with engine.connect() as connection:
            columns = (AuditEntry.action, AuditEntry.user_id, AuditEntry.ip, AuditEntry.user_agent)
            return (await connection.execute(select(*columns).order_by(AuditEntry.id))).all()

    before = await origins()
    assert all(row.ip for row in before)
    assert [row.user_id for row in before].count(None) == 1
    await container.admin.forget_origins()
    assert await origins() == before
    async with engine.begin() as connection:
        await connection.execute(update(AuditEntry).values(at=utc_now() - timedelta(days=91)))
    await container.admin.forget_origins()
    left = await origins()
    assert [row.action for row in left] == [row.action for row in before if row.user_id]
    assert all(row.ip is None and row.user_agent is None for row in left)
