"""The declarative base and the platform tables of the auth service."""

from typing import Any, ClassVar

from privet_shared.db.base import TYPE_ANNOTATION_MAP, PlatformTables, service_metadata
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """The base of every table here."""

    metadata = service_metadata("auth")
    type_annotation_map: ClassVar[dict[Any, Any]] = TYPE_ANNOTATION_MAP


platform = PlatformTables(Base.metadata)
