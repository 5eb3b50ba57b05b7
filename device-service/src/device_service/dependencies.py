"""What the routers are given."""

from typing import Annotated

from fastapi import Depends, Request
from privet_shared.addresses import mask_address
from privet_shared.http.client_address import ClientAddress
from privet_shared.http.security import OptionalPrincipal
from privet_shared.storage import Presigner

from device_service.container import Container
from device_service.domain.policies import Author
from device_service.services.devices import DeviceService
from device_service.services.history import HistoryService
from device_service.services.imports import ImportService
from device_service.services.labels import LabelService
from device_service.services.photos import PhotoService
from device_service.services.records import RecordService


def _container(request: Request) -> Container:
    container = request.app.state.container
    assert isinstance(container, Container)  # noqa: S101  # set by create_app
    return container


def _devices(container: Annotated[Container, Depends(_container)]) -> DeviceService:
    return container.devices


def _photos(container: Annotated[Container, Depends(_container)]) -> PhotoService:
    return container.photos


def _history(container: Annotated[Container, Depends(_container)]) -> HistoryService:
    return container.history


def _imports(container: Annotated[Container, Depends(_container)]) -> ImportService:
    return container.imports


def _labels(container: Annotated[Container, Depends(_container)]) -> LabelService:
    return container.labels


def _records(container: Annotated[Container, Depends(_container)]) -> RecordService:
    return container.records


def _presigner(container: Annotated[Container, Depends(_container)]) -> Presigner:
    return container.presigner


def _author(principal: OptionalPrincipal, address: ClientAddress) -> Author:
    return Author(principal, mask_address(address))


Devices = Annotated[DeviceService, Depends(_devices)]
Photos = Annotated[PhotoService, Depends(_photos)]
History = Annotated[HistoryService, Depends(_history)]
Imports = Annotated[ImportService, Depends(_imports)]
Labels = Annotated[LabelService, Depends(_labels)]
Records = Annotated[RecordService, Depends(_records)]
CurrentPresigner = Annotated[Presigner, Depends(_presigner)]
CurrentAuthor = Annotated[Author, Depends(_author)]
