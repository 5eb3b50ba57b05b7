"""How many SQL statements each endpoint takes, with more than one row in every list."""

import time
from uuid import UUID

import pyotp
import pytest
from auth_service.models import User
from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.tickets import TicketAssigned
from privet_shared.ids import new_id
from privet_shared.messaging.consumer import Delivery
from privet_shared.testing.routes import route_table
from privet_shared.testing.statements import recorded_statements
from sqlalchemy import update

API = "/api/v1"
AUTH, USER, NEWS, ADMIN = (f"{API}/{name}" for name in ("auth", "user", "notifications", "admin"))

EXPECTED = {
    ("GET", f"{ADMIN}/audit"): 2,
    ("GET", f"{ADMIN}/stats"): 4,
    ("GET", f"{ADMIN}/users"): 1,
    ("GET", f"{ADMIN}/users/{{user_id}}"): 1,
    ("PATCH", f"{ADMIN}/users/{{user_id}}"): 7,
    ("POST", f"{AUTH}/forgot"): 1,
    ("POST", f"{AUTH}/login"): 11,
    ("POST", f"{AUTH}/login/totp"): 11,
    ("POST", f"{AUTH}/logout"): 3,
    ("POST", f"{AUTH}/refresh"): 4,
    ("POST", f"{AUTH}/register"): 8,
    ("POST", f"{AUTH}/reset"): 11,
    ("DELETE", f"{AUTH}/sessions"): 3,
    ("GET", f"{AUTH}/sessions"): 1,
    ("DELETE", f"{AUTH}/sessions/{{session_id}}"): 3,
    ("DELETE", f"{AUTH}/totp"): 11,
    ("GET", f"{AUTH}/totp"): 2,
    ("POST", f"{AUTH}/totp/confirm"): 11,
    ("POST", f"{AUTH}/totp/enroll"): 10,
    ("POST", f"{AUTH}/totp/recovery-codes"): 11,
    ("POST", f"{AUTH}/verify-email"): 5,
    ("POST", f"{AUTH}/verify-email/send"): 4,
    ("GET", NEWS): 2,
    ("GET", f"{NEWS}/preferences"): 1,
    ("PATCH", f"{NEWS}/preferences"): 3,
    ("POST", f"{NEWS}/read-all"): 1,
    ("POST", f"{NEWS}/{{notification_id}}/read"): 1,
    ("DELETE", USER): 18,
    ("PATCH", USER): 7,
    ("PUT", USER): 7,
    ("POST", f"{USER}/change-password"): 12,
    ("GET", f"{USER}/export"): 9,
    ("GET", f"{USER}/me"): 1,
}


@pytest.fixture
async def world(client, container, register, engine, deliver):
    """Two people with sessions, notifications and mails; the first is an admin."""
    people = [await register(email=f"p{number}@example.com") for number in range(2)]
    ids = [
        UUID((await client.get(f"{USER}/me", headers=person.headers)).json()["id"])
        for person in people
    ]
    async with engine.begin() as connection:
        await connection.execute(
            update(User).where(User.id == ids[0]).values(roles=[Role.CUSTOMER, Role.ADMIN])
        )
    for _ in range(2):
        for owner in ids:
            assigned = TicketAssigned(
                ticket_id=new_id(),
                number="T-1",
                user_id=ids[1],
                assignee_id=owner,
                assigned_by=new_id(),
                assigned_at=utc_now(),
            )
            await container.feed.on_ticket_assigned(
                assigned, Delivery("auth-ticket", new_id(), utc_now())
            )
    body = {"phone": people[0].phone, "password": people[0].password}
    tokens = (await client.post(f"{AUTH}/login", json=body)).json()
    return people, ids, {"Authorization": f"Bearer {tokens['access_token']}"}, tokens


def test_every_endpoint_is_counted(app):
    ours = {route for route in route_table(app) if route[1].startswith(f"{API}/")}
    assert ours == set(EXPECTED)


async def body_of(key, world, client, deliver, headers):  # noqa: PLR0911, PLR0912  # a table
    """Do what must come before the request, and return its body."""
    people, _, _, tokens = world
    me = people[0]
    match key:
        case "POST", "register":
            return {"phone": "+79995550001", "password": "long enough", "email": "n@example.com"}
        case "POST", "login":
            return {"phone": me.phone, "password": me.password}
        case "POST", "refresh":
            return {"refresh_token": tokens["refresh_token"]}
        case "POST", "forgot":
            return {"email": "p0@example.com"}
        case "POST", "reset":
            await client.post(f"{AUTH}/forgot", json={"email": "p0@example.com"})
            mailbox = await deliver()
            mailbox.mails = [mail for mail in mailbox.mails if "reset" in mail[2].text]
            return {"token": mailbox.token(), "new_password": "battery-staple-43"}
        case "POST", "verify-email":
            mailbox = await deliver()
            mailbox.mails = [mail for mail in mailbox.mails if mail[1] == "p0@example.com"]
            return {"token": mailbox.token()}
        case (_, "enroll" | "totp" | "confirm" | "recovery-codes" | "login/totp"):
            proof = {"password": me.password}
            if key[1] == "enroll":
                return proof
            enrolled = await client.post(f"{AUTH}/totp/enroll", json=proof, headers=headers)
            totp = pyotp.TOTP(enrolled.json()["secret"])
            step = int(time.time()) // 30
            code = {"code": totp.generate_otp(step)}
            if key[1] == "confirm":
                return code
            await client.post(f"{AUTH}/totp/confirm", json=code, headers=headers)
            if key[1] in {"totp", "recovery-codes"}:
                return proof
            asked = await client.post(
                f"{AUTH}/login", json={"phone": me.phone, "password": me.password}
            )
            token = asked.json()["mfa_token"]
            return {"mfa_token": token, "code": totp.generate_otp(step + 1)}
        case "POST", "change-password":
            return {"old_password": me.password, "new_password": "battery-staple-43"}
        case (("PUT" | "PATCH"), "user"):
            return {"name": "Новое", "email": "new@example.com"}
        case "PATCH", "preferences":
            return {"ticket_status": {"email": False}}
        case "PATCH", _:
            return {"roles": ["technician"]}
    return None


@pytest.mark.parametrize(("method", "path"), sorted(EXPECTED), ids=lambda value: value)
async def test_statements(client, container, world, deliver, lookup, method, path):
    _, ids, headers, _ = world
    first = (await client.get(NEWS, headers=headers)).json()[0]["id"]
    sessions = (await client.get(f"{AUTH}/sessions", headers=headers)).json()
    url = path.format(
        notification_id=first,
        session_id=sessions[-1]["id"],
        user_id=ids[1],
    )
    last = "login/totp" if path.endswith("login/totp") else path.rpartition("/")[2]
    body = await body_of((method, last), world, client, deliver, headers)
    if (method, path) == ("DELETE", USER):
        # The last admin may not leave.
        headers = world[0][1].headers
    with recorded_statements(container.engine) as statements:
        answer = await client.request(
            method, url, json=None if method == "GET" else body, headers=headers
        )
    assert answer.is_success, answer.text
    assert len(statements) == EXPECTED[method, path], [row.sql[:80] for row in statements]
