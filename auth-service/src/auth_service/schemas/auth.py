"""Signing up, in and out."""

from typing import Annotated, ClassVar, Literal, Self

from privet_shared.text import Clean, EmptyAsNone, OptionalShortText, RequestModel, ResponseModel
from pydantic import EmailStr, Field, StringConstraints, WithJsonSchema, model_validator

Phone = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40),
    Clean,
    Field(examples=["+7 999 123-45-67"]),
]
Email = Annotated[EmailStr, Field(max_length=254)]
OptionalEmail = Annotated[
    Email | None,
    EmptyAsNone,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "email", "maxLength": 254},
                {"type": "string", "pattern": r"^\s*$"},
                {"type": "null"},
            ]
        }
    ),
]
NewPassword = Annotated[str, StringConstraints(min_length=8, max_length=128), Clean]
AnyPassword = Annotated[str, StringConstraints(min_length=1, max_length=128), Clean]
AnyToken = Annotated[str, StringConstraints(min_length=1, max_length=4096)]
LinkToken = Annotated[str, StringConstraints(min_length=1, max_length=200), Clean]
Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Clean]
OptionalAddress = Annotated[Address | None, EmptyAsNone]


class Registration(RequestModel):
    """A new customer."""

    example: ClassVar = {
        "phone": "+7 999 123-45-67",
        "password": "correct-horse-42",
        "email": "anna@example.com",
        "name": "Анна",
    }

    phone: Phone
    password: NewPassword
    email: OptionalEmail = None
    name: OptionalShortText = None
    address: OptionalAddress = None


class Login(RequestModel):
    """Credentials: a password, and either phone or e-mail."""

    example: ClassVar = {"email": "anna@example.com", "password": "correct-horse-42"}

    phone: Phone | None = None
    email: Email | None = None
    password: AnyPassword

    @model_validator(mode="after")
    def _exactly_one_name(self) -> Self:
        if (self.phone is None) == (self.email is None):
            raise ValueError("either phone or email must be given")
        return self


class SecondFactorLogin(RequestModel):
    """What finishes a login with a second factor; the code may be a recovery code."""

    example: ClassVar = {
        "mfa_token": "eyJhbGciOiJIUzI1NiJ9.eyJ0eXAiOiJtZmEifQ.c2lnbmF0dXJl",
        "code": "492039",
    }

    mfa_token: AnyToken
    code: Annotated[str, StringConstraints(min_length=6, max_length=40), Clean]


class RefreshRequest(RequestModel):
    """A refresh token to be rotated."""

    example: ClassVar = {"refresh_token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"}

    refresh_token: AnyToken


class TokenPair(ResponseModel):
    """An access token, and the refresh token that gets the next pair."""

    example: ClassVar = {
        "access_token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "refresh_token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIyIn0.c2lnbmF0dXJl",
        "token_type": "bearer",
        "expires_in": 900,
    }

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105
    expires_in: int = Field(description="Seconds until the access token expires.")


class ForgottenPassword(RequestModel):
    """Whose password is forgotten."""

    example: ClassVar = {"email": "anna@example.com"}

    email: Email


class PasswordReset(RequestModel):
    """The token of a mailed link, and the new password."""

    example: ClassVar = {"token": "Zm9yZ290dGVu", "new_password": "battery-staple-43"}

    token: LinkToken
    new_password: NewPassword


class EmailVerification(RequestModel):
    """The token of a mailed link."""

    example: ClassVar = {"token": "dmVyaWZpY2F0aW9u"}

    token: LinkToken
