"""How passwords are hashed, verified and upgraded."""

import threading
from types import SimpleNamespace

import bcrypt
import pytest
from auth_service.errors import CommonPassword
from auth_service.services.passwords import PasswordService
from auth_service.settings import AuthSettings


def make(**options) -> PasswordService:
    return PasswordService(time_cost=1, memory_kib=8, parallelism=1, threads=1, **options)


@pytest.fixture
def passwords():
    service = make()
    yield service
    service.close()


async def test_hash_is_argon2id_and_verifies(passwords):
    stored = await passwords.hash("long enough")
    assert stored.startswith("$argon2id$")
    assert await passwords.verify("long enough", stored) == (True, None)
    assert await passwords.verify("long enougH", stored) == (False, None)


def test_default_costs_are_the_recommended_ones():
    settings = AuthSettings()
    costs = settings.argon2_time_cost, settings.argon2_memory_kib, settings.argon2_parallelism
    assert costs == (3, 65536, 4)


async def test_unknown_account_is_never_right(passwords):
    assert await passwords.verify("nobody has this password", None) == (False, None)


async def test_unreadable_hash_is_never_right(passwords):
    assert await passwords.verify("long enough", "not a hash") == (False, None)


async def test_other_costs_are_upgraded(passwords):
    dearer = PasswordService(time_cost=2, memory_kib=8, parallelism=1, threads=1)
    right, better = await dearer.verify("long enough", await passwords.hash("long enough"))
    assert right
    assert "t=2" in better
    dearer.close()


# Older bcrypt libraries took 72 bytes of any password: 36 letters of Russian.
@pytest.mark.parametrize(
    "password", ["old system", "п" * 36, "правильная лошадь батарейка скрепка"]
)
@pytest.mark.parametrize("prefix", [b"2a", b"2b", b"2y"])
async def test_bcrypt_of_older_systems(passwords, password, prefix):
    salt = bcrypt.gensalt(4)
    stored = bcrypt.hashpw(password.encode()[:72], salt).replace(b"$2b$", b"$" + prefix + b"$")
    right, better = await passwords.verify(password, stored.decode())
    assert right
    assert better.startswith("$argon2id$")
    assert await passwords.verify(password, better) == (True, None)
    assert await passwords.verify(f"x{password}", stored.decode()) == (False, None)


async def test_work_is_off_the_event_loop(passwords, monkeypatch):
    threads = []

    def note(*_args):
        threads.append(threading.current_thread().name)
        return False, None

    monkeypatch.setattr(passwords, "_hasher", SimpleNamespace(hash=note, verify_and_update=note))
    await passwords.hash("long enough")
    await passwords.verify("long enough", None)
    assert [name.startswith("passwords") for name in threads] == [True, True]


async def test_production_refuses_the_demos_passwords(passwords):
    production = AuthSettings.model_validate(
        {
            "env": "production",
            "jwt_secret": "a production secret of enough bytes",
            "data_key": "a production key that is long enough",
            "public_url": "https://privet.example",
            "smtp": {"sender": "noreply@privet.example"},
        }
    )
    strict = make(refused_prefixes=production.refused_password_prefixes)
    with pytest.raises(CommonPassword):
        await strict.hash("demo-customer")
    strict.close()
    assert AuthSettings().refused_password_prefixes == ()
    assert await passwords.hash("demo-customer")


@pytest.mark.parametrize("region", ["", "XX", "ru", "RUS"])
def test_unknown_region_is_refused_at_the_start(region):
    with pytest.raises(ValueError, match="default_phone_region"):
        AuthSettings.model_validate({"default_phone_region": region})
