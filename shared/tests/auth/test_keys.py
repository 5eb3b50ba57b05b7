"""Ed25519 keys: rotation, a fetched key set, and algorithms that are not to be confused."""

import asyncio
import base64
import hmac
import json
from datetime import timedelta
from types import SimpleNamespace

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    SECP384R1,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from privet_shared.auth.jwk import key_id, read_jwk
from privet_shared.auth.keys import CannotSign, KeyPairs, PublishedKeys
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


WRONG = {
    "": "must hold",
    "no key": "must hold",
    pem(generate_private_key(SECP384R1())): "P-256",
    pem(rsa.generate_private_key(65537, 1024)): "2048 bits",
    pem(X25519PrivateKey.generate()): "must hold",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_other_keys_are_refused(wrong):
    with pytest.raises(ValueError, match=WRONG[wrong]):
        KeyPairs(wrong)


async def test_keys_of_each_kind_verify_by_their_own_algorithm():
    makers = {
        "EdDSA": Ed25519PrivateKey.generate,
        "ES256": lambda: generate_private_key(SECP256R1()),
        "RS256": lambda: rsa.generate_private_key(65537, 2048),
    }
    pems = {name: pem(make()) for name, make in makers.items()}
    auth = Auth(*pems.values())
    for name, own in pems.items():
        others = [each for each in pems.values() if each is not own]
        auth.publish(own, *others)  # the first signs
        token = auth.issuer.encode(claims())
        assert jwt.get_unverified_header(token)["alg"] == name
        await auth.codec.verify(token, TokenType.ACCESS)
    assert auth.asked == 1
    assert [jwk["alg"] for jwk in auth.pairs.public_set()] == ["RS256", "EdDSA", "ES256"]
    published = json.dumps(auth.pairs.public_set())
    assert not any(f'"{secret}"' in published for secret in ("d", "p", "q", "dp", "dq", "qi"))
    for jwk in auth.pairs.public_set():
        assert key_id(read_jwk(jwk)) == jwk["kid"]


async def test_an_rsa_key_is_no_secret_of_hs256():
    private = rsa.generate_private_key(65537, 2048)
    auth = Auth(pem(private))
    await auth.codec.verify(auth.issuer.encode(claims()), TokenType.ACCESS)
    public = private.public_key()
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    signed = jwt.encode(claims().as_json(), "x" * 32, "HS256", headers={"kid": key_id(public)})
    body = signed.rpartition(".")[0]
    signature = base64.urlsafe_b64encode(hmac.digest(der, body.encode(), "sha256"))
    forged = f"{body}.{signature.rstrip(b'=').decode()}"
    with pytest.raises(InvalidToken):
        await auth.codec.verify(forged, TokenType.ACCESS)


@pytest.mark.parametrize(
    "jwk",
    [
        {},
        {"kty": "oct", "k": "c2VjcmV0"},
        {"kty": "RSA", "n": "x"},
        {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"},
        {"kty": "OKP", "crv": "X25519", "x": "AA"},
        {"kty": ["EC"]},
        {"kty": "OKP", "crv": "Ed25519", "x": 1},
    ],
)
def test_other_published_keys_are_passed_over(jwk):
    assert read_jwk(jwk) is None


def test_a_known_token_is_not_verified_again_until_it_expires(monkeypatch):
    codec = TokenCodec(SECRET)
    made = claims()
    token = codec.encode(made)
    assert codec.decode(token, TokenType.ACCESS) is codec.decode(token, TokenType.ACCESS)
    with pytest.raises(InvalidToken):
        codec.decode(token, TokenType.REFRESH)
    monkeypatch.setattr("privet_shared.auth.tokens.time.time", lambda: made.exp + 1)
    assert codec.decode(token, TokenType.ACCESS) == made  # verified anew, within the leeway


def test_known_tokens_are_bounded(monkeypatch):
    monkeypatch.setattr("privet_shared.auth.tokens.MAX_KNOWN_TOKENS", 3)
    codec = TokenCodec(SECRET)
    for _ in range(10):
        codec.decode(codec.encode(claims()), TokenType.ACCESS)
    assert len(codec._known) == 3
