"""For each endpoint of accounts, a request that succeeds for somebody who may make it."""

import secrets
import time

import pyotp
from contract_builders import builds
from contract_table import Who
from contract_world import NEW_PASSWORD, PASSWORD, Call, World


@builds(("POST", "/auth/register"))
async def register(_world: World, _who: Who) -> Call:
    return Call(json={"phone": f"+7901{secrets.randbelow(10**7):07d}", "password": PASSWORD})


@builds(("POST", "/auth/login"))
async def login(world: World, _who: Who) -> Call:
    me = await world.owner.me()
    return Call(json={"phone": me["phone"], "password": PASSWORD})


@builds(("POST", "/auth/login/totp"))
async def login_totp(world: World, _who: Who) -> Call:
    person, secret = await world.with_totp(Who.OWNER)
    credentials = {"email": (await person.me())["email"], "password": PASSWORD}
    asked = await world.http.post("/api/v1/auth/login", json=credentials)
    later = pyotp.TOTP(secret)
    return Call(json={"mfa_token": asked.json()["mfa_token"], "code": next_code(later)})


def next_code(totp: pyotp.TOTP) -> str:
    """Return the next step's code: the present one was used to confirm."""
    return totp.generate_otp(int(time.time()) // 30 + 1)


@builds(("POST", "/auth/refresh"))
async def refresh(world: World, _who: Who) -> Call:
    person = await world.disposable(Who.OWNER)
    return Call(json={"refresh_token": person.tokens["refresh_token"]})


@builds(("POST", "/auth/forgot"))
async def forgot(_world: World, _who: Who) -> Call:
    return Call(json={"email": "nobody@example.com"})


@builds(("POST", "/auth/reset"))
async def reset(world: World, _who: Who) -> Call:
    person = await world.disposable(Who.OWNER)
    email = (await person.me())["email"]
    first = await world.mailed_token(email)
    await world.http.post("/api/v1/auth/forgot", json={"email": email})
    token = await world.mailed_token(email, besides=frozenset({first}))
    return Call(json={"token": token, "new_password": NEW_PASSWORD})


@builds(("POST", "/auth/verify-email"))
async def verify_email(world: World, _who: Who) -> Call:
    person = await world.disposable(Who.OWNER)
    return Call(json={"token": await world.mailed_token((await person.me())["email"])})


@builds(
    ("POST", "/auth/verify-email/send"),
    ("POST", "/auth/logout"),
    ("DELETE", "/auth/sessions"),
    ("DELETE", "/user"),
)
async def bare_and_ending(world: World, who: Who) -> Call:
    return Call(as_who=await world.disposable(who))


@builds(("DELETE", "/auth/sessions/{session_id}"))
async def end_session(world: World, _who: Who) -> Call:
    me = await world.owner.me()
    other = await world.sign_in(world.owner, me["email"])
    sessions = (await other.get("/auth/sessions")).json()
    return Call({"session_id": next(row["id"] for row in sessions if row["current"])})


@builds(("POST", "/auth/totp/enroll"))
async def totp_enroll(world: World, who: Who) -> Call:
    return Call(json={"password": PASSWORD}, as_who=await world.disposable(who))


@builds(("POST", "/auth/totp/confirm"))
async def totp_confirm(world: World, who: Who) -> Call:
    person = await world.disposable(who)
    code = "000000"
    if person is not None:
        enrolled = await person.post("/auth/totp/enroll", {"password": PASSWORD})
        if enrolled.status_code == 200:
            code = pyotp.TOTP(enrolled.json()["secret"]).now()
    return Call(json={"code": code}, as_who=person)


@builds(("DELETE", "/auth/totp"), ("POST", "/auth/totp/recovery-codes"))
async def with_password(world: World, who: Who) -> Call:
    if who is Who.ANONYMOUS:
        return Call(json={"password": PASSWORD})
    person, _ = await world.with_totp(who)
    return Call(json={"password": PASSWORD}, as_who=person)


@builds(("PUT", "/user"), ("PATCH", "/user"))
async def change_profile(world: World, who: Who) -> Call:
    return Call(json={"name": "Мария"}, as_who=await world.disposable(who))


@builds(("POST", "/user/change-password"))
async def change_password(world: World, who: Who) -> Call:
    body = {"old_password": PASSWORD, "new_password": NEW_PASSWORD}
    return Call(json=body, as_who=await world.disposable(who))


@builds(("POST", "/notifications/{notification_id}/read"))
async def read_notification(world: World, _who: Who) -> Call:
    return Call({"notification_id": await world.notification()})


@builds(("PATCH", "/notifications/preferences"))
async def change_preferences(_world: World, _who: Who) -> Call:
    return Call(json={"ticket_status": {"email": False}})


@builds(("GET", "/admin/users/{user_id}"))
async def one_user(world: World, _who: Who) -> Call:
    return Call({"user_id": await world.id_of(Who.STRANGER)})


@builds(("PATCH", "/admin/users/{user_id}"))
async def change_user(world: World, _who: Who) -> Call:
    return Call({"user_id": await world.id_of(Who.STRANGER)}, json={"has_subscription": True})
