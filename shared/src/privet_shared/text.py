"""Text as people type it: trimmed, without NUL (Postgres cannot store it), bounded in length."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


def _refuse_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("must not contain NUL characters")
    return text


def _empty_to_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


Clean = AfterValidator(_refuse_nul)
EmptyAsNone = BeforeValidator(_empty_to_none)

SHORT = 200
LONG = 10_000

ShortText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SHORT), Clean
]
LongText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONG), Clean
]
OptionalShortText = Annotated[
    Annotated[str, StringConstraints(strip_whitespace=True, max_length=SHORT), Clean] | None,
    EmptyAsNone,
]
OptionalLongText = Annotated[
    Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONG), Clean] | None,
    EmptyAsNone,
]


class ExampleModel(BaseModel):
    """A body that shows an ``example`` of itself in the OpenAPI document."""

    example: ClassVar[Mapping[str, Any] | None] = None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        if cls.example is not None:
            handler.resolve_ref_schema(schema)["examples"] = [dict(cls.example)]
        return schema


class RequestModel(ExampleModel):
    """A request body: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid")


def _drop_defaults(schema: dict[str, Any]) -> None:
    for field in schema.get("properties", {}).values():
        field.pop("default", None)


class PatchModel(RequestModel):
    """A partial update: an absent field stays, an explicit null clears a nullable one.

    Field defaults only mark fields as optional; ``changes`` never returns one.
    """

    model_config = ConfigDict(json_schema_extra=_drop_defaults)

    def changes(self) -> dict[str, Any]:
        """Return the fields that the caller sent."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class QueryModel(BaseModel):
    """Query parameters; unknown ones are passed over, as everywhere on the web."""

    model_config = ConfigDict(extra="ignore")


class ResponseModel(ExampleModel):
    """A response body, readable from rows and objects."""

    model_config = ConfigDict(from_attributes=True)
