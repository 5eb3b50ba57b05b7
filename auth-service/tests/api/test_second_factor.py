"""TOTP and recovery codes: on, off, at login, and never twice."""

import time
from xml.etree import ElementTree as ET

import pyotp
import pytest
from auth_service.models import TotpSecret
from sqlalchemy import select

API = "/api/v1"


def code(secret, step=0):
    return pyotp.TOTP(secret).generate_otp(int(time.time()) // 30 + step)


@pytest.fixture
def enrol(client):
    async def enrol(account):
        body = {"password": account.password}
        answer = await client.post(f"{API}/auth/totp/enroll", json=body, headers=account.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return enrol


@pytest.fixture
def switch_on(client, enrol):
    async def switch_on(account):
        secret = (await enrol(account))["secret"]
        answer = await client.post(
            f"{API}/auth/totp/confirm",
            json={"code": code(secret, -1)},
            headers=account.headers,
        )
        assert answer.status_code == 200, answer.text
        return secret, answer.json()["recovery_codes"]

    return switch_on


@pytest.fixture
def ask(client):
    """Sign in by the password, and return the token that asks for a code."""

    async def ask(account):
        body = {"phone": account.phone, "password": account.password}
        answer = await client.post(f"{API}/auth/login", json=body)
        assert (answer.status_code, answer.json()["code"]) == (401, "auth.mfa_required")
        return answer.json()["mfa_token"]

    return ask


@pytest.fixture
def finish(client):
    async def finish(token, code):
        body = {"mfa_token": token, "code": code}
        return await client.post(f"{API}/auth/login/totp", json=body)

    return finish


async def test_enrolment_shows_a_qr_of_the_secret(register, enrol, engine):
    account = await register(email="anna@example.com")
    shown = await enrol(account)
    # Without its namespace an <img> shows nothing.
    assert ET.fromstring(shown["qr_svg"]).tag == "{http://www.w3.org/2000/svg}svg"
    parsed = pyotp.parse_uri(shown["otpauth_uri"])
    assert (parsed.secret, parsed.issuer) == (shown["secret"], "PrivetSuperApp")
    assert (await enrol(account))["secret"] != shown["secret"]
    async with engine.connect() as connection:
        [stored] = (await connection.scalars(select(TotpSecret.secret))).all()
    assert shown["secret"].encode() not in stored


async def test_login_takes_a_code_once(client, register, switch_on, ask, finish):
    account = await register()
    secret, _ = await switch_on(account)
    token = await ask(account)
    present = code(secret)
    done = await finish(token, present)
    assert done.status_code == 200
    headers = {"Authorization": f"Bearer {done.json()['access_token']}"}
    assert (await client.get(f"{API}/user/me", headers=headers)).status_code == 200
    replayed = await finish(await ask(account), present)
    assert (replayed.status_code, replayed.json()["code"]) == (401, "auth.wrong_code")
    older = await finish(await ask(account), code(secret, -1))
    assert older.status_code == 401
    assert (await finish(await ask(account), code(secret, 1))).status_code == 200


async def test_recovery_codes_are_good_once(register, switch_on, ask, finish):
    account = await register()
    _, codes = await switch_on(account)
    assert len(set(codes)) == 10
    spelled = f" {codes[0].lower().replace('-', ' ')} "
    assert (await finish(await ask(account), spelled)).status_code == 200
    assert (await finish(await ask(account), codes[0])).status_code == 401
    assert (await finish(await ask(account), codes[1])).status_code == 200


async def test_the_half_done_login_opens_nothing(client, register, switch_on, ask, finish):
    account = await register()
    secret, _ = await switch_on(account)
    token = await ask(account)
    headers = {"Authorization": f"Bearer {token}"}
    assert (await client.get(f"{API}/user/me", headers=headers)).status_code == 401
    refresh = await client.post(f"{API}/auth/refresh", json={"refresh_token": token})
    assert refresh.status_code == 401
    for wrong in (account.tokens["access_token"], account.tokens["refresh_token"], "x"):
        assert (await finish(wrong, code(secret))).status_code == 401
    body = {"old_password": account.password, "new_password": "battery-staple-43"}
    await client.post(f"{API}/user/change-password", json=body, headers=account.headers)
    late = await finish(token, code(secret))
    assert (late.status_code, late.json()["code"]) == (401, "auth.invalid_token")


async def test_switching_off(client, register, switch_on, enrol, deliver):
    account = await register()
    await switch_on(account)
    twice = await client.post(
        f"{API}/auth/totp/enroll", json={"password": account.password}, headers=account.headers
    )
    assert (twice.status_code, twice.json()["code"]) == (409, "auth.totp_on")
    confirm = await client.post(
        f"{API}/auth/totp/confirm", json={"code": "123456"}, headers=account.headers
    )
    assert (confirm.status_code, confirm.json()["code"]) == (409, "auth.totp_on")

    async def off(password):
        return await client.request(
            "DELETE", f"{API}/auth/totp", json={"password": password}, headers=account.headers
        )

    wrong = await off("wrong password")
    assert (wrong.status_code, wrong.json()["code"]) == (403, "auth.wrong_password")
    assert (await off(account.password)).status_code == 204
    assert (await off(account.password)).json()["code"] == "auth.totp_off"
    body = {"phone": account.phone, "password": account.password}
    assert (await client.post(f"{API}/auth/login", json=body)).status_code == 200


async def test_state_and_new_recovery_codes(client, register, switch_on, ask, finish):
    account = await register()

    async def state():
        return (await client.get(f"{API}/auth/totp", headers=account.headers)).json()

    async def renew(password):
        body = {"password": password}
        url = f"{API}/auth/totp/recovery-codes"
        return await client.post(url, json=body, headers=account.headers)

    off = {"enabled": False, "enabled_at": None, "recovery_codes_left": 0}
    assert await state() == off
    refused = await renew(account.password)
    assert (refused.status_code, refused.json()["code"]) == (409, "auth.totp_off")
    _, old = await switch_on(account)
    assert (await finish(await ask(account), old[0])).status_code == 200
    shown = await state()
    assert shown.pop("enabled_at").endswith("Z")
    assert shown == {"enabled": True, "recovery_codes_left": 9}
    wrong = await renew("wrong password")
    assert (wrong.status_code, wrong.json()["code"]) == (403, "auth.wrong_password")
    renewed = await renew(account.password)
    assert renewed.headers["cache-control"] == "no-store"
    new = renewed.json()["recovery_codes"]
    assert len(set(new) - set(old)) == 10
    assert (await state())["recovery_codes_left"] == 10
    token = await ask(account)
    assert (await finish(token, old[1])).status_code == 401
    assert (await finish(token, new[0])).status_code == 200


async def test_new_recovery_codes_are_told_by_mail(client, register, switch_on, deliver):
    account = await register(email="anna@example.com")
    token = (await deliver()).token()
    await client.post(f"{API}/auth/verify-email", json={"token": token})
    await switch_on(account)
    url = f"{API}/auth/totp/recovery-codes"
    subject = "Запасные коды заменены"
    await client.post(url, json={"password": "wrong password"}, headers=account.headers)
    assert subject not in dict(map(reversed, (await deliver()).subjects()))
    renewed = await client.post(url, json={"password": account.password}, headers=account.headers)
    words = (await deliver()).find(subject)
    assert not any(code in words.text for code in renewed.json()["recovery_codes"])


async def test_an_unconfirmed_secret_is_not_on(client, register, enrol):
    account = await register()
    await enrol(account)
    shown = await client.get(f"{API}/auth/totp", headers=account.headers)
    assert shown.json()["enabled"] is False


async def test_confirmation_needs_the_right_code(client, register, enrol):
    account = await register()

    async def confirm(code):
        answer = await client.post(
            f"{API}/auth/totp/confirm", json={"code": code}, headers=account.headers
        )
        return answer.status_code, answer.json().get("code")

    assert await confirm("123456") == (409, "auth.totp_off")
    secret = (await enrol(account))["secret"]
    wrong = "000000" if code(secret) != "000000" else "111111"
    assert await confirm(wrong) == (422, "auth.wrong_code")
    for odd in ("12345", "1234567", "١٢٣٤٥٦", "abcdef"):
        assert (await confirm(odd))[0] == 422
    body = {"phone": account.phone, "password": account.password}
    assert (await client.post(f"{API}/auth/login", json=body)).status_code == 200


async def test_a_stolen_access_token_cannot_enrol(client, register):
    account = await register()
    answer = await client.post(
        f"{API}/auth/totp/enroll", json={"password": "not theirs"}, headers=account.headers
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "auth.wrong_password")
