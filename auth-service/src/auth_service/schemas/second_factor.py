"""The second factor as the endpoints take and give it."""

from typing import Annotated, ClassVar

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import RequestModel, ResponseModel
from pydantic import StringConstraints

from auth_service.schemas.auth import AnyPassword


class SecondFactorRead(ResponseModel):
    """Whether signing in takes a second factor, and how many recovery codes are left."""

    example: ClassVar = {
        "enabled": True,
        "enabled_at": "2030-02-01T09:00:00Z",
        "recovery_codes_left": 10,
    }

    enabled: bool
    enabled_at: UtcDateTime | None
    recovery_codes_left: int


class PasswordProof(RequestModel):
    """The caller's password, for what an access token alone may not do."""

    example: ClassVar = {"password": "correct-horse-42"}

    password: AnyPassword


class TotpConfirmation(RequestModel):
    """A code of the authenticator that has the new secret."""

    example: ClassVar = {"code": "492039"}

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]


class TotpEnrolment(ResponseModel):
    """The secret for an authenticator: by hand, as a link, and as a picture."""

    example: ClassVar = {
        "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        "otpauth_uri": "otpauth://totp/PrivetSuperApp:anna%40example.com?secret=JBSWY3DP",
        "qr_svg": '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="180"></svg>',
    }

    secret: str
    otpauth_uri: str
    qr_svg: str


class RecoveryCodes(ResponseModel):
    """Codes for when the authenticator is lost; each is good once, and they are shown once."""

    example: ClassVar = {"recovery_codes": ["ABCD-EFGH-IJKL-MNOP"]}

    recovery_codes: list[str]
