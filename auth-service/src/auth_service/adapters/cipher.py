"""Secrets at rest, encrypted and authenticated by Fernet."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from auth_service.services.ports import Undecipherable

_KEY_BYTES = 32


class FernetCipher:
    """Encrypts with the first key; the others still decrypt, so that keys can be exchanged."""

    def __init__(self, keys: list[str]) -> None:
        self._fernet = MultiFernet([Fernet(_derive(key)) for key in keys])

    def encrypt(self, secret: str) -> bytes:
        """Return the secret encrypted."""
        return self._fernet.encrypt(secret.encode())

    def decrypt(self, stored: bytes) -> str:
        """Return the secret; raises ``Undecipherable``."""
        try:
            return self._fernet.decrypt(stored).decode()
        except InvalidToken as error:
            raise Undecipherable from error


def _derive(key: str) -> bytes:
    """Return a key of the right length (HKDF, RFC 5869)."""
    derived = HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"privet auth secrets at rest")
    return base64.urlsafe_b64encode(derived.derive(key.encode()))
