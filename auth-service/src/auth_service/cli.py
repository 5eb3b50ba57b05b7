"""``python -m auth_service.cli``: staff accounts and blocking, for operators."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, NoReturn, TypeVar

import typer
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from privet_shared.auth.jwk import JwtAlgorithm, new_private_key
from privet_shared.auth.principal import Role
from privet_shared.errors import AppError
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from auth_service.container import Container
from auth_service.domain.accounts import Locale
from auth_service.schemas.staff import StaffCreate
from auth_service.settings import DEMO_EMAIL_SUFFIX, DEMO_PASSWORD_PREFIX, AuthSettings

T = TypeVar("T")

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)

Email = Annotated[str | None, typer.Option(help="The account's e-mail.")]
Phone = Annotated[str | None, typer.Option(help="The account's phone.")]


@app.command()
def create_staff(
    *,
    phone: Annotated[str, typer.Option()],
    email: Annotated[str, typer.Option()],
    name: Annotated[str, typer.Option()],
    role: Annotated[Role, typer.Option()],
    locale: Annotated[Locale, typer.Option()] = Locale.RU,
    password: Annotated[str, typer.Option(envvar="STAFF_PASSWORD", prompt=True, hide_input=True)],
) -> None:
    """Create a member of staff; an account with this e-mail is given the role instead."""
    try:
        data = StaffCreate(
            phone=phone, email=email, name=name, role=role, locale=locale, password=password
        )
    except ValidationError as error:
        _fail(*(f"{item['loc'][0]}: {item['msg']}" for item in error.errors()))
    if AuthSettings().is_production:
        _refuse_demo(data)
    member = _run(lambda container: container.staff.create(data))
    typer.echo(f"{member.user.email}: {', '.join(member.user.roles)}")
    if not member.is_new:
        typer.echo("The account was there before: its phone, name and password are unchanged.")


@app.command()
def new_signing_key(
    algorithm: Annotated[JwtAlgorithm, typer.Option()] = JwtAlgorithm.EDDSA,
) -> None:
    """Print a fresh private key, on one line, for JWT_PRIVATE_KEYS."""
    try:
        key = new_private_key(algorithm)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    typer.echo(pem.decode().strip().replace("\n", "\\n"))


@app.command()
def block_user(*, email: Email = None, phone: Phone = None) -> None:
    """Block an account; its sessions end within a second."""
    _require_one(email, phone)
    _run(lambda container: container.staff.block(email=email, phone=phone))
    typer.echo("blocked")


@app.command()
def unblock_user(*, email: Email = None, phone: Phone = None) -> None:
    """Let a blocked account in again."""
    _require_one(email, phone)
    _run(lambda container: container.staff.unblock(email=email, phone=phone))
    typer.echo("active")


def _refuse_demo(data: StaffCreate) -> None:
    if data.password.startswith(DEMO_PASSWORD_PREFIX) or data.email.endswith(DEMO_EMAIL_SUFFIX):
        _fail("The demo's e-mails and passwords are public: production refuses them.")


def _require_one(email: str | None, phone: str | None) -> None:
    if (email is None) == (phone is None):
        raise typer.BadParameter("give either --email or --phone")


def _fail(*reasons: str) -> NoReturn:
    for reason in reasons:
        typer.echo(reason, err=True)
    raise typer.Exit(1)


def _run(action: Callable[[Container], Awaitable[T]]) -> T:
    async def run() -> T:
        container = Container(AuthSettings())
        try:
            return await action(container)
        finally:
            await container.close()

    try:
        return asyncio.run(run())
    except AppError as error:
        _fail(error.detail)
    except (OperationalError, OSError) as error:
        _fail(f"Postgres does not answer: {error}")


if __name__ == "__main__":
    app()
