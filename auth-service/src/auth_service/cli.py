"""``python -m auth_service.cli``: staff accounts and blocking, for operators."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from privet_shared.auth.principal import STAFF_ROLES, Role
from privet_shared.errors import AppError

from auth_service.container import Container
from auth_service.domain.accounts import Locale
from auth_service.errors import UserNotFound
from auth_service.models import User
from auth_service.settings import AuthSettings

DEMO_PREFIX = "demo-"

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
    if role not in STAFF_ROLES:
        raise typer.BadParameter("staff are technician, support or admin")
    if AuthSettings().is_production and password.startswith(DEMO_PREFIX):
        raise typer.BadParameter("demo passwords are refused in production")
    user = _run(
        lambda container: container.staff.create(
            phone=phone, email=email, name=name, role=role, locale=locale, password=password
        )
    )
    typer.echo(f"{user.email}: {', '.join(user.roles)}")


@app.command()
def block_user(*, email: Email = None, phone: Phone = None) -> None:
    """Block an account; its sessions end within a second."""
    _run(lambda container: container.staff.block(email=email, phone=phone))
    typer.echo("blocked")


@app.command()
def unblock_user(*, email: Email = None, phone: Phone = None) -> None:
    """Let a blocked account in again."""
    _run(lambda container: container.staff.unblock(email=email, phone=phone))
    typer.echo("active")


def _run(action: Callable[[Container], Awaitable[User]]) -> User:
    async def run() -> User:
        container = Container(AuthSettings())
        try:
            return await action(container)
        finally:
            await container.close()

    try:
        return asyncio.run(run())
    except UserNotFound as error:
        raise typer.BadParameter("there is no such account") from error
    except AppError as error:
        typer.echo(error.detail, err=True)
        raise typer.Exit(1) from error


if __name__ == "__main__":
    app()
