"""What the routers are given."""

from typing import Annotated

from fastapi import Depends, Request
from privet_shared.auth.keys import KeyPairs
from privet_shared.auth.tokens import TokenCodec
from privet_shared.http.client_address import ClientAddress

from auth_service.container import Container
from auth_service.services.admin import AdminService
from auth_service.services.auth import AuthService
from auth_service.services.export import ExportService
from auth_service.services.grants import Origin
from auth_service.services.notifications import NotificationService
from auth_service.services.recovery import RecoveryService
from auth_service.services.second_factor import SecondFactorService
from auth_service.services.sessions import SessionService
from auth_service.services.users import UserService


def _container(request: Request) -> Container:
    container = request.app.state.container
    assert isinstance(container, Container)  # noqa: S101  # set by create_app
    return container


async def _auth(request: Request) -> AuthService:
    return _container(request).auth


async def _sessions(request: Request) -> SessionService:
    return _container(request).sessions


async def _users(request: Request) -> UserService:
    return _container(request).users


async def _admin(request: Request) -> AdminService:
    return _container(request).admin


async def _exports(request: Request) -> ExportService:
    return _container(request).exports


async def _recovery(request: Request) -> RecoveryService:
    return _container(request).recovery


async def _second_factor(request: Request) -> SecondFactorService:
    return _container(request).second_factor


async def _notifications(request: Request) -> NotificationService:
    return _container(request).notifications


async def _keys(request: Request) -> KeyPairs | None:
    return _container(request).keys


async def _tokens(request: Request) -> TokenCodec:
    return _container(request).tokens


async def _origin(request: Request, address: ClientAddress) -> Origin:
    agent = request.headers.get("user-agent", "").replace("\x00", "")
    return Origin(ip=address, user_agent=agent or None)


Auth = Annotated[AuthService, Depends(_auth)]
Sessions = Annotated[SessionService, Depends(_sessions)]
Users = Annotated[UserService, Depends(_users)]
Admin = Annotated[AdminService, Depends(_admin)]
Exports = Annotated[ExportService, Depends(_exports)]
Recovery = Annotated[RecoveryService, Depends(_recovery)]
SecondFactor = Annotated[SecondFactorService, Depends(_second_factor)]
Notifications = Annotated[NotificationService, Depends(_notifications)]
Keys = Annotated[KeyPairs | None, Depends(_keys)]
Tokens = Annotated[TokenCodec, Depends(_tokens)]
CurrentOrigin = Annotated[Origin, Depends(_origin)]
