"""Bodies show an example of themselves."""

from typing import ClassVar

from privet_shared.text import PatchModel, RequestModel, ResponseModel


class Made(RequestModel):
    example: ClassVar = {"title": "Не включается"}

    title: str = ""


class Changed(PatchModel):
    example: ClassVar = {"title": "Не греет"}

    title: str = ""


class Plain(ResponseModel):
    title: str = ""


def test_example_stands_in_the_schema_and_not_among_the_fields():
    assert Made.model_json_schema()["examples"] == [{"title": "Не включается"}]
    assert Changed.model_json_schema()["examples"] == [{"title": "Не греет"}]
    assert "examples" not in Plain.model_json_schema()
    assert Made().model_dump() == {"title": ""}


def test_a_body_inside_another_keeps_its_own_example():
    class Outer(ResponseModel):
        example: ClassVar = {"inner": {"title": "x"}}

        inner: Made

    schema = Outer.model_json_schema()
    assert schema["examples"] == [{"inner": {"title": "x"}}]
    assert schema["$defs"]["Made"]["examples"] == [{"title": "Не включается"}]
