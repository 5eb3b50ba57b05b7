"""Forgotten passwords and verified e-mails, by the links that are mailed."""

import asyncio
from datetime import timedelta

import pytest
from auth_service.models import Mail, OneTimeToken, ResetRequest
from privet_shared.clock import utc_now
from sqlalchemy import func, select, update

API = "/api/v1"
EMAIL = "anna@example.com"
NEW = "battery-staple-43"


async def forget(client, email=EMAIL):
    answer = await client.post(f"{API}/auth/forgot", json={"email": email})
    assert (answer.status_code, answer.content) == (204, b"")


async def reset(client, token, password=NEW):
    return await client.post(f"{API}/auth/reset", json={"token": token, "new_password": password})


async def test_signing_up_verifies_the_email(client, register, deliver):
    account = await register(email=EMAIL, name="<b>Анна</b>")
    mailbox = await deliver()
    assert mailbox.subjects() == [(EMAIL, "Подтвердите адрес почты")]
    assert "Анна" not in mailbox.mails[0][2].text  # strangers' words reach no mailbox
    token = mailbox.token()
    verify = f"{API}/auth/verify-email"
    assert (await client.post(verify, json={"token": token})).status_code == 204
    me = (await client.get(f"{API}/user/me", headers=account.headers)).json()
    assert me["email_verified"] is True
    again = await client.post(verify, json={"token": token})
    assert (again.status_code, again.json()["code"]) == (422, "auth.invalid_link")
    sent = await client.post(f"{verify}/send", headers=account.headers)
    assert (sent.status_code, sent.json()["code"]) == (409, "auth.email_verified")


async def test_reset(client, register, deliver, engine):
    account = await register(email=EMAIL, phone="+79991230001")
    await deliver()
    await forget(client, EMAIL.upper())
    token = (await deliver()).token()
    common = await reset(client, token, "password")
    assert (common.status_code, common.json()["code"]) == (422, "auth.common_password")
    assert (await reset(client, token)).status_code == 204
    used = await reset(client, token)
    assert (used.status_code, used.json()["code"]) == (422, "auth.invalid_link")
    old = {"email": EMAIL, "password": account.password}
    assert (await client.post(f"{API}/auth/login", json=old)).status_code == 401
    fresh = await client.post(f"{API}/auth/login", json={**old, "password": NEW})
    assert fresh.status_code == 200
    stale = {"refresh_token": account.tokens["refresh_token"]}
    assert (await client.post(f"{API}/auth/refresh", json=stale)).status_code == 401
    mailbox = await deliver()
    assert mailbox.subjects()[-1] == (EMAIL, "Пароль изменён")
    async with engine.connect() as connection:
        left = (await connection.execute(select(Mail.variables, Mail.sent_at))).all()
    assert all(variables == {} and sent_at for variables, sent_at in left)


async def test_a_new_reset_voids_the_others(client, register, deliver):
    await register(email=EMAIL)
    await deliver()
    tokens = []
    for _ in range(2):
        await forget(client)
        tokens.append((await deliver()).token())
    assert (await reset(client, tokens[1])).status_code == 204
    assert (await reset(client, tokens[0])).status_code == 422


async def test_one_link_is_good_for_one_of_two_at_once(client, register, deliver):
    await register(email=EMAIL)
    await deliver()
    await forget(client)
    token = (await deliver()).token()
    answers = await asyncio.gather(*(reset(client, token, f"{NEW}-{n}") for n in range(2)))
    assert sorted(answer.status_code for answer in answers) == [204, 422]


async def test_unknown_address_is_answered_the_same_and_mailed_nothing(client, deliver, engine):
    await forget(client, "nobody@example.com")
    assert (await deliver()).mails == []
    async with engine.connect() as connection:
        for table in (ResetRequest, OneTimeToken):
            assert await connection.scalar(select(func.count()).select_from(table)) == 0


async def test_a_mailbox_is_not_flooded(client, register, deliver):
    account = await register(email=EMAIL)
    for _ in range(10):
        await forget(client)
    mailbox = await deliver()
    assert [subject for _, subject in mailbox.subjects()].count("Новый пароль") == 3
    send = f"{API}/auth/verify-email/send"
    answers = [await client.post(send, headers=account.headers) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [204, 204, 429]
    assert int(answers[2].headers["retry-after"]) > 0


async def test_links_expire_and_are_of_one_kind(client, register, deliver, engine):
    await register(email=EMAIL)
    verification = (await deliver()).token()
    assert (await reset(client, verification)).status_code == 422
    await forget(client)
    token = (await deliver()).token()
    async with engine.begin() as connection:
        await connection.execute(
            update(OneTimeToken).values(expires_at=utc_now() - timedelta(seconds=1))
        )
    assert (await reset(client, token)).status_code == 422


@pytest.mark.parametrize("token", ["", "x", "x" * 201, "\x00"])
async def test_what_is_no_link_is_422(client, token):
    assert (await reset(client, token)).status_code == 422


async def test_another_email_voids_links_to_the_earlier_one(client, register, deliver):
    account = await register(email=EMAIL)
    verification = (await deliver()).token()
    await client.post(f"{API}/auth/verify-email", json={"token": verification})
    await forget(client)
    token = (await deliver()).token()
    changed = await client.patch(
        f"{API}/user", json={"email": "new@example.com", "locale": "en"}, headers=account.headers
    )
    assert changed.json()["email_verified"] is False
    assert (await reset(client, token)).status_code == 422
    mailbox = await deliver()
    assert sorted(mailbox.subjects()[-2:]) == [
        (EMAIL, "Адрес почты изменён"),
        ("new@example.com", "Confirm your e-mail"),
    ]


async def test_an_unverified_email_gets_no_notices(client, register, deliver):
    account = await register(email=EMAIL)
    body = {"old_password": account.password, "new_password": NEW}
    done = await client.post(f"{API}/user/change-password", json=body, headers=account.headers)
    assert done.status_code == 204
    assert [subject for _, subject in (await deliver()).subjects()] == ["Подтвердите адрес почты"]


async def test_no_email_to_verify(client, register):
    account = await register()
    answer = await client.post(f"{API}/auth/verify-email/send", headers=account.headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "auth.no_email")


async def test_a_new_password_voids_links_to_reset_it(client, register, deliver):
    account = await register(email=EMAIL)
    await client.post(f"{API}/auth/verify-email", json={"token": (await deliver()).token()})
    await forget(client)
    token = (await deliver()).token()
    change = {"old_password": account.password, "new_password": NEW}
    changed = await client.post(f"{API}/user/change-password", json=change, headers=account.headers)
    assert changed.status_code == 204
    assert (await reset(client, token, "battery-staple-44")).status_code == 422


async def test_links_used_at_once_meet_in_no_deadlock(client, register, deliver):
    await register(email=EMAIL)
    verification = (await deliver()).token()
    await forget(client)
    token = (await deliver()).token()
    verify = {"token": verification}
    answers = await asyncio.gather(
        *(reset(client, token) for _ in range(3)),
        *(client.post(f"{API}/auth/verify-email", json=verify) for _ in range(3)),
        *(forget(client) for _ in range(3)),
    )
    assert {answer.status_code for answer in answers if answer is not None} <= {202, 204, 422}
