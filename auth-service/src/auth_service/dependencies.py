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


def _auth(container: Annotated[Container, Depends(_container)]) -> AuthService:
    return container.auth


def _sessions(container: Annotated[Container, Depends(_container)]) -> SessionService:
    return container.sessions


def _users(container: Annotated[Container, Depends(_container)]) -> UserService:
    return container.users


def _admin(container: Annotated[Container, Depends(_container)]) -> AdminService:
    return container.admin


def _exports(container: Annotated[Container, Depends(_container)]) -> ExportService:
    return container.exports


def _recovery(container: Annotated[Container, Depends(_container)]) -> RecoveryService:
    return container.recovery


def _second_factor(container: Annotated[Container, Depends(_container)]) -> SecondFactorService:
    return container.second_factor


def _notifications(container: Annotated[Container, Depends(_container)]) -> NotificationService:
    return container.notifications


def _keys(container: Annotated[Container, Depends(_container)]) -> KeyPairs | None:
    return container.keys


def _tokens(container: Annotated[Container, Depends(_container)]) -> TokenCodec:
    return container.tokens


def _origin(request: Request, address: ClientAddress) -> Origin:
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
