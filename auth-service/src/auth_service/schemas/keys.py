"""Public keys as the endpoint gives them."""

from typing import ClassVar

from privet_shared.text import ResponseModel


class KeyRead(ResponseModel):
    """A JSON Web Key of the type OKP (RFC 8037 §2)."""

    kty: str
    crv: str
    x: str
    kid: str
    use: str
    alg: str


class KeySetRead(ResponseModel):
    """A JWK Set."""

    example: ClassVar = {
        "keys": [
            {
                "kty": "OKP",
                "crv": "Ed25519",
                "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
                "use": "sig",
                "alg": "EdDSA",
            }
        ]
    }

    keys: list[KeyRead]
