"""Keys of the kinds that sign our tokens, as PEM and as JSON Web Keys (RFC 7517, RFC 8037).

A key is good for one algorithm, that of its kind, whatever a token or a key set claims.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

MIN_RSA_BITS = 2048
"""RFC 7518 §3.3."""
NEW_RSA_BITS = 3072

PublicKey = Ed25519PublicKey | EllipticCurvePublicKey | RSAPublicKey
PrivateKey = Ed25519PrivateKey | EllipticCurvePrivateKey | RSAPrivateKey


class JwtAlgorithm(StrEnum):
    """Signature algorithms (RFC 7518 §3.1, RFC 8037 §3.1) that the platform issues."""

    HS256 = "HS256"
    EDDSA = "EdDSA"
    ES256 = "ES256"
    RS256 = "RS256"


_READERS: Mapping[str, Any] = {"EC": ECAlgorithm, "OKP": OKPAlgorithm, "RSA": RSAAlgorithm}
_MEMBERS = {"EC": ("crv", "kty", "x", "y"), "OKP": ("crv", "kty", "x"), "RSA": ("e", "kty", "n")}
"""The members that make a public key (RFC 7638 §3.2, RFC 8037 §2)."""


def new_private_key(algorithm: JwtAlgorithm) -> PrivateKey:
    """Return a fresh key; raises ``ValueError`` for an algorithm without key pairs."""
    if algorithm is JwtAlgorithm.EDDSA:
        return Ed25519PrivateKey.generate()
    if algorithm is JwtAlgorithm.ES256:
        return generate_private_key(SECP256R1())
    if algorithm is JwtAlgorithm.RS256:
        return rsa.generate_private_key(65537, NEW_RSA_BITS)
    raise ValueError(f"{algorithm} has a secret, not a pair of keys")


def load_private_key(pem: str) -> PrivateKey:
    """Return the key of a PEM block; raises ``ValueError`` for one that is not of our kinds."""
    key = load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, Ed25519PrivateKey | EllipticCurvePrivateKey | RSAPrivateKey):
        raise ValueError("must hold Ed25519, P-256 or RSA keys alone")  # noqa: TRY004
    algorithm_of(key.public_key())
    return key


def algorithm_of(key: PublicKey) -> JwtAlgorithm:
    """Return the algorithm that the key is good for; raises ``ValueError``."""
    if isinstance(key, Ed25519PublicKey):
        return JwtAlgorithm.EDDSA
    if isinstance(key, EllipticCurvePublicKey):
        if not isinstance(key.curve, SECP256R1):
            raise ValueError("an elliptic curve key must be of P-256")  # noqa: TRY004  # as below
        return JwtAlgorithm.ES256
    if key.key_size < MIN_RSA_BITS:
        raise ValueError(f"an RSA key must have at least {MIN_RSA_BITS} bits")
    return JwtAlgorithm.RS256


def public_jwk(key: PublicKey) -> dict[str, str]:
    """Return the members that make the key."""
    kind = {JwtAlgorithm.EDDSA: "OKP", JwtAlgorithm.ES256: "EC"}.get(algorithm_of(key), "RSA")
    jwk = _READERS[kind].to_jwk(key, as_dict=True)
    return {name: jwk[name] for name in _MEMBERS[kind]}


def read_jwk(jwk: Mapping[str, Any]) -> PublicKey | None:
    """Return the public key of a JSON Web Key, None for one that is not of our kinds."""
    kind = str(jwk.get("kty"))
    if kind not in _READERS:
        return None
    try:
        key = _READERS[kind].from_jwk({name: jwk[name] for name in _MEMBERS[kind]})
        algorithm_of(key)
    except (jwt.InvalidKeyError, AttributeError, KeyError, TypeError, ValueError):
        return None
    return key if isinstance(key, PublicKey) else None


def key_id(key: PublicKey) -> str:
    """Return the key's thumbprint (RFC 7638 §3, RFC 8037 §2)."""
    canonical = json.dumps(public_jwk(key), separators=(",", ":"), sort_keys=True)
    digest = hashlib.sha256(canonical.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
