"""Ed25519 keys: rotation, a fetched key set, and algorithms that are not to be confused."""

import asyncio
import base64
import json
from datetime import timedelta
from types import SimpleNamespace

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from privet_shared.auth.keys import CannotSign, KeyPairs, PublishedKeys, key_id
from privet_shared.auth.tokens import InvalidToken, TokenClaims, TokenCodec, TokenType
from privet_shared.errors import Unavailable
from privet_shared.ids import new_id

SECRET = "s" * 40


def pem(key=None):
    key = key or Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def claims():
    return TokenClaims.issue(
        TokenType.ACCESS, user_id=new_id(), session_id=new_id(), lifetime=timedelta(minutes=1)
    )


class Auth:
    """What publishes keys, and how often it was asked."""

    def __init__(self, *pems):
        self.publish(*pems)
        self.asked = 0
        self.down = False
        self.now = 0.0
        self.codec = TokenCodec(SECRET, PublishedKeys(self.fetch, clock=lambda: self.now))

    def publish(self, *pems):
        self.pairs = KeyPairs("".join(pems))
        self.issuer = TokenCodec(SECRET, self.pairs)

    async def fetch(self):
        self.asked += 1
        if self.down:
            raise Unavailable
        return {"keys": [{"kty": "RSA", "n": "x"}, {}, *self.pairs.public_set()]}


def test_thumbprint_is_that_of_rfc_8037():
    key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    raw = base64.urlsafe_b64decode(key + "=")
    public = Ed25519PublicKey.from_public_bytes(raw)
    assert key_id(public) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


async def test_verifiers_follow_a_rotation():
    old, new = pem(), pem()
    auth = Auth(old)
    first = auth.issuer.encode(claims())
    assert (await auth.codec.verify(first, TokenType.ACCESS)).typ is TokenType.ACCESS
    auth.publish(new, old)
    auth.now = 10
    second = auth.issuer.encode(claims())
    assert jwt.get_unverified_header(first)["kid"] != jwt.get_unverified_header(second)["kid"]
    for token in (second, first):
        await auth.codec.verify(token, TokenType.ACCESS)
    assert auth.asked == 2
    auth.publish(new)
    auth.now = 311
    await auth.codec.verify(second, TokenType.ACCESS)  # waits for nothing
    await asyncio.sleep(0.01)
    with pytest.raises(InvalidToken):
        await auth.codec.verify(first, TokenType.ACCESS)


async def test_an_empty_set_takes_no_known_key_away():
    auth = Auth(pem())
    token = auth.issuer.encode(claims())
    await auth.codec.verify(token, TokenType.ACCESS)
    auth.pairs = SimpleNamespace(public_set=list)
    auth.now = 400
    for _ in range(2):
        await auth.codec.verify(token, TokenType.ACCESS)
        await asyncio.sleep(0.01)
    assert auth.asked == 2


async def test_forged_key_names_cause_no_flood():
    auth = Auth(pem())
    stranger = TokenCodec(SECRET, KeyPairs(pem()))
    for _ in range(5):
        with pytest.raises(InvalidToken):
            await auth.codec.verify(stranger.encode(claims()), TokenType.ACCESS)
    assert auth.asked == 1


async def test_without_the_set_nobody_is_called_a_liar():
    auth = Auth(pem())
    token = auth.issuer.encode(claims())
    auth.down = True
    for _ in range(2):
        with pytest.raises(Unavailable):
            await auth.codec.verify(token, TokenType.ACCESS)
    auth.down, auth.now = False, 10
    await auth.codec.verify(token, TokenType.ACCESS)
    auth.down, auth.now = True, 400
    await auth.codec.verify(token, TokenType.ACCESS)


def test_same_claims_same_token():
    issuer = TokenCodec(SECRET, KeyPairs(pem()))
    same = claims()
    assert issuer.encode(same) == issuer.encode(same)


async def test_algorithms_are_not_confused():
    private = pem()
    auth = Auth(private)
    await auth.codec.verify(auth.issuer.encode(claims()), TokenType.ACCESS)
    public = load_pem_private_key(private.encode(), None).public_key()
    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    body, kid = claims().as_json(), key_id(public)
    forged = [
        jwt.encode(body, raw + raw, algorithm="HS256", headers={"kid": kid}),
        jwt.encode(body, SECRET, algorithm="HS256", headers={"kid": kid}),
        jwt.encode(body, None, algorithm="none", headers={"kid": kid}),
        jwt.encode(body, SECRET, algorithm="HS256"),
        "nonsense",
        "",
        base64.urlsafe_b64encode(json.dumps({"kid": [1]}).encode()).decode() + "..",
    ]
    for token in forged:
        with pytest.raises(InvalidToken):
            await auth.codec.verify(token, TokenType.ACCESS)
    with pytest.raises(InvalidToken):
        TokenCodec(SECRET).decode(auth.issuer.encode(claims()), TokenType.ACCESS)


def test_services_know_each_other_by_the_secret_still():
    token = TokenCodec(SECRET, KeyPairs(pem())).encode_service("ticket-service")
    assert Auth(pem()).codec.decode_service(token) == "ticket-service"


def test_verifiers_cannot_sign():
    with pytest.raises(CannotSign):
        Auth(pem()).codec.encode(claims())


def test_line_ends_may_be_written_out():
    text = pem()
    assert KeyPairs(text.replace("\n", "\\n")).public_set() == KeyPairs(text).public_set()


@pytest.mark.parametrize("wrong", ["", "no key", pem(generate_private_key(SECP256R1()))])
def test_other_keys_are_refused(wrong):
    with pytest.raises(ValueError, match="must hold"):
        KeyPairs(wrong)
