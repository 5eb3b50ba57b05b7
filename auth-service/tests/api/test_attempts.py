"""Guessing is slowed down, and nobody can lock another out."""

import asyncio
from datetime import timedelta

import pyotp
from auth_service.models import AuditEntry, LoginFailure, User
from privet_shared.clock import utc_now
from sqlalchemy import select, update

LOGIN = "/api/v1/auth/login"
THIEF, HOME, HOTEL = "203.0.113.7", "198.51.100.1", "192.0.2.9"


async def sign_in(client, account, password=None, *, ip=HOME, **name):
    body = {**(name or {"phone": account.phone}), "password": password or account.password}
    return await client.post(LOGIN, json=body, headers={"X-Forwarded-For": ip})


async def guess(client, account, *, ip, times):
    return [(await sign_in(client, account, "wrong", ip=ip)).status_code for _ in range(times)]


async def wait_over(engine, by=timedelta(hours=1)):
    async with engine.begin() as connection:
        await connection.execute(update(LoginFailure).values(last_at=utc_now() - by))


async def test_guessing_is_slowed_down(client, register, engine):
    account = await register()
    assert await guess(client, account, ip=THIEF, times=6) == [401] * 5 + [429]
    refused = await sign_in(client, account, ip=THIEF)
    assert (refused.status_code, refused.json()["code"]) == (429, "auth.too_many_attempts")
    assert int(refused.headers["retry-after"]) == 1
    await wait_over(engine)
    assert await guess(client, account, ip=THIEF, times=2) == [401, 429]
    again = await sign_in(client, account, ip=THIEF)
    assert int(again.headers["retry-after"]) == 2
    await wait_over(engine)
    assert (await sign_in(client, account, ip=THIEF)).status_code == 200
    assert await guess(client, account, ip=THIEF, times=6) == [401] * 5 + [429]


async def test_the_owner_is_not_locked_out(client, register, engine):
    account = await register()
    assert (await sign_in(client, account, ip=HOME)).status_code == 200
    for last in range(30):
        await guess(client, account, ip=f"203.0.113.{last}", times=2)
    strange = await sign_in(client, account, ip=HOTEL)
    assert strange.status_code == 429
    assert (await sign_in(client, account, ip=HOME)).status_code == 200


async def test_many_accounts_from_one_address(client, register):
    account = await register()
    for number in range(60):
        await client.post(
            LOGIN,
            json={"phone": f"+7999444{number:04}", "password": "wrong"},
            headers={"X-Forwarded-For": THIEF},
        )
    assert (await sign_in(client, account, ip=THIEF)).status_code == 429
    assert (await sign_in(client, account, ip=HOME)).status_code == 200


async def test_guesses_at_once_do_not_slip_through(client, register):
    account = await register()
    answers = await asyncio.gather(
        *(sign_in(client, account, "wrong", ip=THIEF) for _ in range(20))
    )
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 15


async def test_logins_at_once_from_home_all_succeed(client, register):
    """Each forgives what the others have just counted."""
    account = await register()
    await sign_in(client, account, "wrong")
    answers = await asyncio.gather(*(sign_in(client, account) for _ in range(3)))
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert 200 in {answer.status_code for answer in answers}


async def test_a_refresh_makes_the_place_familiar(client, register):
    account = await register()
    refresh = {"refresh_token": account.tokens["refresh_token"]}
    elsewhere = {"X-Forwarded-For": HOTEL}
    await client.post("/api/v1/auth/refresh", json=refresh, headers=elsewhere)
    for last in range(30):
        await guess(client, account, ip=f"203.0.113.{last}", times=2)
    assert (await sign_in(client, account, ip=HOTEL)).status_code == 200


async def test_unknown_accounts_are_slowed_the_same(client, register, engine):
    account = await register()
    known = await guess(client, account, ip=THIEF, times=7)
    body = {"email": "nobody@example.com", "password": "wrong"}
    unknown = [
        (await client.post(LOGIN, json=body, headers={"X-Forwarded-For": HOTEL})).status_code
        for _ in range(7)
    ]
    assert known == unknown
    async with engine.connect() as connection:
        noted = (
            await connection.scalars(
                select(AuditEntry.user_id).where(AuditEntry.action == "login_failed")
            )
        ).all()
    assert noted.count(None) == 5
    assert len(noted) == 10


async def test_codes_are_guarded_too(client, register):
    account = await register()
    enrolled = await client.post(
        "/api/v1/auth/totp/enroll",
        json={"password": account.password},
        headers=account.headers,
    )
    totp = pyotp.TOTP(enrolled.json()["secret"])
    await client.post(
        "/api/v1/auth/totp/confirm", json={"code": totp.now()}, headers=account.headers
    )
    token = (await sign_in(client, account)).json()["mfa_token"]
    wrong = {"mfa_token": token, "code": "wrong-code"}
    answers = [(await client.post(f"{LOGIN}/totp", json=wrong)).status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]


async def test_passwords_of_the_signed_in_are_guarded(client, register):
    account = await register()
    body = {"old_password": "wrong", "new_password": "battery-staple-43"}
    answers = [
        (
            await client.post("/api/v1/user/change-password", json=body, headers=account.headers)
        ).status_code
        for _ in range(6)
    ]
    assert answers == [403] * 5 + [429]


async def test_old_counts_are_forgotten(client, container, register, engine):
    account = await register()
    await guess(client, account, ip=THIEF, times=6)
    await wait_over(engine, timedelta(days=2))
    await container.guard.forget_old()
    async with engine.connect() as connection:
        assert (await connection.scalars(select(LoginFailure.key))).all() == []


async def test_a_right_password_is_no_failure(client, register, engine):
    """Not even where something else is wrong: the new one, or the account is blocked."""
    account = await register()
    change = {"old_password": account.password, "new_password": "password"}
    for _ in range(8):
        answer = await client.post(
            "/api/v1/user/change-password", json=change, headers=account.headers
        )
        assert answer.status_code == 422
    async with engine.begin() as connection:
        await connection.execute(update(User).values(status="blocked"))
    for _ in range(8):
        assert (await sign_in(client, account)).json()["code"] == "auth.blocked"
    assert await guess(client, account, ip=HOME, times=6) == [401] * 5 + [429]
