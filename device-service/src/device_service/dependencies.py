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


async def _devices(request: Request) -> DeviceService:
    return _container(request).devices


async def _photos(request: Request) -> PhotoService:
    return _container(request).photos


async def _history(request: Request) -> HistoryService:
    return _container(request).history


async def _imports(request: Request) -> ImportService:
    return _container(request).imports


async def _labels(request: Request) -> LabelService:
    return _container(request).labels


async def _records(request: Request) -> RecordService:
    return _container(request).records


async def _presigner(request: Request) -> Presigner:
    return _container(request).presigner


async def _author(principal: OptionalPrincipal, address: ClientAddress) -> Author:
    return Author(principal, mask_address(address))


Devices = Annotated[DeviceService, Depends(_devices)]
Photos = Annotated[PhotoService, Depends(_photos)]
History = Annotated[HistoryService, Depends(_history)]
Imports = Annotated[ImportService, Depends(_imports)]
Labels = Annotated[LabelService, Depends(_labels)]
Records = Annotated[RecordService, Depends(_records)]
CurrentPresigner = Annotated[Presigner, Depends(_presigner)]
CurrentAuthor = Annotated[Author, Depends(_author)]
