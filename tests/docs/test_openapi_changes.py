"""Which changes of a contract break its clients: a table."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from openapi_changes import changes, unknown_keywords
from schema_changes import Severity

BREAKING, WARNING, NOTHING = Severity.BREAKING, Severity.WARNING, None

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
TICKET = {
    "type": "object",
    "required": ["id", "status"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "status": {"type": "string", "enum": ["new", "completed"]},
        "note": {"anyOf": [{"type": "string", "maxLength": 100}, {"type": "null"}]},
        "score": {"type": "integer", "minimum": 1, "maximum": 5},
        "tags": {"type": "array", "items": {"type": "string"}},
        "parent": {"$ref": "#/components/schemas/Ticket"},
        "meta": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
NEW_TICKET = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title"],
    "properties": {
        "title": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"\S"},
        "priority": {"type": "string", "enum": ["low", "high"], "default": "low"},
        "due": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        "score": {"type": "number", "exclusiveMinimum": 0},
        "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 10},
        "meta": {"type": "object", "additionalProperties": {"type": "string"}},
        "source": {"type": "object", "properties": {"page": {"type": "string"}}},
    },
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "servers": [{"url": "/"}],
    "paths": {
        "/tickets": {
            "get": {
                "operationId": "list_tickets",
                "security": [{}, {"bearerAuth": []}],
                "parameters": [
                    {
                        "in": "query",
                        "name": "limit",
                        "schema": {"type": "integer", "maximum": 100, "default": 20},
                    },
                    {"in": "header", "name": "If-None-Match", "schema": {"type": "string"}},
                    {"in": "query", "name": "from", "required": True, "schema": {"type": "string"}},
                ],
                "responses": {
                    "200": {
                        "headers": {"Link": {"schema": {"type": "string"}}},
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Ticket"},
                                }
                            },
                            "text/csv": {"schema": {"type": "string"}},
                        },
                    },
                    "404": {"content": PROBLEM},
                },
            },
            "post": {
                "operationId": "create_ticket",
                "security": [{"bearerAuth": []}],
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/NewTicket"}},
                        "text/csv": {"schema": {"type": "string"}},
                    }
                },
                "responses": {"201": {"content": {}}},
            },
        },
        "/tickets/{id}": {
            "get": {
                "operationId": "get_ticket",
                "parameters": [
                    {"in": "path", "name": "id", "required": True, "schema": {"type": "string"}}
                ],
                "responses": {"200": {"content": {}}},
            }
        },
    },
    "components": {
        "schemas": {
            "Ticket": TICKET,
            "NewTicket": NEW_TICKET,
            "Problem": {"type": "object", "properties": {"code": {"type": "string"}}},
        },
        "securitySchemes": {"bearerAuth": {"type": "http", "scheme": "bearer"}},
    },
}


class Draft:
    """The new document, with short ways to its parts."""

    def __init__(self) -> None:
        self.document = copy.deepcopy(DOCUMENT)
        self.paths = self.document["paths"]
        self.list = self.paths["/tickets"]["get"]
        self.create = self.paths["/tickets"]["post"]
        self.ok = self.list["responses"]["200"]
        self.body = self.create["requestBody"]
        schemas = self.document["components"]["schemas"]
        self.answer, self.request = schemas["Ticket"], schemas["NewTicket"]
        self.sent, self.taken = self.answer["properties"], self.request["properties"]


LINK = {"schema": {"type": "string"}}
PLACES = {
    "body": "POST /tickets request body application/json ",
    "answer": "GET /tickets answer 200 application/json []",
}


def parameter(name: str, *, required: bool = False) -> dict:
    return {"in": "query", "name": name, "required": required, "schema": {"type": "string"}}


def rename_path_parameter(draft: Draft) -> None:
    item = draft.paths["/tickets/{ticket_id}"] = draft.paths.pop("/tickets/{id}")
    item["get"]["parameters"][0]["name"] = "ticket_id"


def const(schema: dict, value: str) -> None:
    schema["const"] = value
    del schema["enum"]


def bound(schema: dict, *, minimum: int) -> None:
    schema["minimum"] = minimum
    del schema["exclusiveMinimum"]


ROWS: list[tuple[str, Callable[[Draft], Any], Severity | None, str]] = [
    ("path removed", lambda d: d.paths.pop("/tickets/{id}"), BREAKING,
     "GET /tickets/{id}: removed"),
    ("path added", lambda d: d.paths.update({"/new": {"get": {"responses": {}}}}), NOTHING, ""),
    ("method removed", lambda d: d.paths["/tickets"].pop("post"), BREAKING,
     "POST /tickets: removed"),
    ("method added", lambda d: d.paths["/tickets"].update(put={"responses": {}}), NOTHING, ""),
    ("path parameter renamed", rename_path_parameter, NOTHING, ""),
    ("operation renamed", lambda d: d.list.update(operationId="tickets"), WARNING,
     "GET /tickets: operationId: list_tickets became tickets"),
    ("server moved", lambda d: d.document.update(servers=[{"url": "/v2"}]), BREAKING,
     "servers: changed"),

    ("status removed", lambda d: d.list["responses"].pop("404"), BREAKING,
     "GET /tickets answer 404: removed"),
    ("error status added", lambda d: d.list["responses"].update({"410": {}}), NOTHING, ""),
    ("success status added", lambda d: d.list["responses"].update({"206": {}}), WARNING,
     "GET /tickets answer 206: added"),
    ("answer's media type removed", lambda d: d.ok["content"].pop("text/csv"), BREAKING,
     "GET /tickets answer 200 text/csv: removed"),
    ("answer's media type added", lambda d: d.ok["content"].update({"text/html": {}}), WARNING,
     "GET /tickets answer 200 text/html: added"),
    ("answer's header removed", lambda d: d.ok["headers"].clear(), BREAKING,
     "GET /tickets answer 200 header Link: removed"),
    ("answer's header in other case", lambda d: d.ok.update(headers={"LINK": LINK}), NOTHING, ""),
    ("answer's header added", lambda d: d.ok["headers"].update(ETag=LINK), NOTHING, ""),

    ("parameter removed", lambda d: d.list["parameters"].pop(0), BREAKING,
     "GET /tickets query parameter limit: removed"),
    ("parameter added", lambda d: d.list["parameters"].append(parameter("q")), NOTHING, ""),
    ("parameter added, required",
     lambda d: d.list["parameters"].append(parameter("q", required=True)), BREAKING,
     "GET /tickets query parameter q: added and required"),
    ("parameter now required", lambda d: d.list["parameters"][0].update(required=True), BREAKING,
     "GET /tickets query parameter limit: now required"),
    ("parameter now optional", lambda d: d.list["parameters"][2].pop("required"), NOTHING, ""),
    ("parameter moved", lambda d: d.list["parameters"][0].update({"in": "header"}), BREAKING,
     "GET /tickets query parameter limit: removed"),
    ("parameter in another style", lambda d: d.list["parameters"][0].update(explode=False),
     BREAKING, "GET /tickets query parameter limit: explode changed"),
    ("header parameter in other case",
     lambda d: d.list["parameters"][1].update(name="if-none-match"), NOTHING, ""),
    ("parameter's limit tightened", lambda d: d.list["parameters"][0]["schema"].update(maximum=50),
     BREAKING, "GET /tickets query parameter limit: maximum: 100 became 50"),
    ("parameter's limit loosened", lambda d: d.list["parameters"][0]["schema"].update(maximum=500),
     NOTHING, ""),
    ("parameter's default", lambda d: d.list["parameters"][0]["schema"].update(default=50),
     WARNING, "GET /tickets query parameter limit: default: 20 became 50"),

    ("body now required", lambda d: d.body.update(required=True), BREAKING,
     "POST /tickets request body: now required"),
    ("body removed", lambda d: d.create.pop("requestBody"), BREAKING,
     "POST /tickets request body: removed"),
    ("optional body added", lambda d: d.list.update(requestBody={"content": {}}), NOTHING, ""),
    ("body's media type removed", lambda d: d.body["content"].pop("text/csv"), BREAKING,
     "POST /tickets request body text/csv: removed"),
    ("body's media type added", lambda d: d.body["content"].update({"text/xml": {}}), NOTHING, ""),

    ("request property removed", lambda d: d.taken.pop("due"), BREAKING, "{body} .due: removed"),
    ("request property added", lambda d: d.taken.update(more={"type": "string"}), NOTHING, ""),
    ("request property added, required",
     lambda d: (d.taken.update(more={}), d.request["required"].append("more")), BREAKING,
     "{body} .more: now required"),
    ("request property now required", lambda d: d.request["required"].append("due"), BREAKING,
     "{body} .due: now required"),
    ("request property now optional", lambda d: d.request.update(required=[]), NOTHING, ""),
    ("request type changed", lambda d: d.taken.update(title={"type": "integer"}), BREAKING,
     "{body} .title: type: string is no longer accepted"),
    ("request null refused", lambda d: d.taken["due"]["anyOf"].pop(), BREAKING,
     "{body} .due: type: null is no longer accepted"),
    ("request null accepted", lambda d: d.taken["title"].update(type=["string", "null"]), NOTHING,
     ""),
    ("request number to integer", lambda d: d.taken["score"].update(type="integer"), BREAKING,
     "{body} .score: type: number is no longer accepted"),
    ("request enum narrowed", lambda d: d.taken["priority"].update(enum=["low"]), BREAKING,
     '{body} .priority: enum: "high" no longer accepted'),
    ("request enum widened", lambda d: d.taken["priority"]["enum"].append("mid"), NOTHING, ""),
    ("request enum new", lambda d: d.taken["title"].update(enum=["a"]), BREAKING,
     '{body} .title: enum: only "a" now'),
    ("request enum gone", lambda d: d.taken["priority"].pop("enum"), NOTHING, ""),
    ("request const", lambda d: const(d.taken["priority"], "low"), BREAKING,
     '{body} .priority: enum: "high" no longer accepted'),
    ("request default", lambda d: d.taken["priority"].update(default="high"), WARNING,
     '{body} .priority: default: "low" became "high"'),
    ("request shorter", lambda d: d.taken["title"].update(maxLength=100), BREAKING,
     "{body} .title: maxLength: 200 became 100"),
    ("request longer", lambda d: d.taken["title"].update(maxLength=300), NOTHING, ""),
    ("request limit gone", lambda d: d.taken["title"].pop("maxLength"), NOTHING, ""),
    ("request limit new", lambda d: d.taken["meta"].update(maxProperties=3), BREAKING,
     "{body} .meta: maxProperties: none became 3"),
    ("request at least", lambda d: d.taken["title"].update(minLength=2), BREAKING,
     "{body} .title: minLength: 1 became 2"),
    ("request at least nothing", lambda d: d.taken["meta"].update(minProperties=0), NOTHING, ""),
    ("request bound includes its end", lambda d: bound(d.taken["score"], minimum=0), NOTHING, ""),
    ("request bound raised", lambda d: bound(d.taken["score"], minimum=1), BREAKING,
     "{body} .score: minimum: none became 1"),
    ("request pattern changed", lambda d: d.taken["title"].update(pattern="^x"), BREAKING,
     r"{body} .title: pattern: \S became ^x"),
    ("request pattern gone", lambda d: d.taken["title"].pop("pattern"), NOTHING, ""),
    ("request format changed", lambda d: d.taken["due"]["anyOf"][0].update(format="date-time"),
     BREAKING, "{body} .due: format: date became date-time"),
    ("request format gone", lambda d: d.taken["due"]["anyOf"][0].pop("format"), NOTHING, ""),
    ("request items changed", lambda d: d.taken["tags"]["items"].update(type="integer"), BREAKING,
     "{body} .tags[]: type: string is no longer accepted"),
    ("request items unique", lambda d: d.taken["tags"].update(uniqueItems=True), BREAKING,
     "{body} .tags: uniqueItems: none became True"),
    ("request values changed",
     lambda d: d.taken["meta"].update(additionalProperties={"type": "integer"}), BREAKING,
     "{body} .meta{{}}: type: string is no longer accepted"),
    ("request closed", lambda d: d.taken["source"].update(additionalProperties=False), BREAKING,
     "{body} .source: unknown properties are no longer accepted"),
    ("request opened", lambda d: d.request.pop("additionalProperties"), NOTHING, ""),

    ("answer property removed", lambda d: d.sent.pop("note"), BREAKING, "{answer} .note: removed"),
    ("answer property added", lambda d: d.sent.update(more={}), NOTHING, ""),
    ("answer property no longer sure", lambda d: d.answer["required"].remove("status"), BREAKING,
     "{answer} .status: no longer always there"),
    ("answer property sure now", lambda d: d.answer["required"].append("note"), NOTHING, ""),
    ("answer type changed", lambda d: d.sent["score"].update(type="string"), BREAKING,
     "{answer} .score: type: may now be string"),
    ("answer may be null", lambda d: d.sent.update(id={"anyOf": [{"type": "null"}, d.sent["id"]]}),
     BREAKING, "{answer} .id: type: may now be null"),
    ("answer is never null", lambda d: d.sent.update(note={"type": "string", "maxLength": 100}),
     NOTHING, ""),
    ("answer may be anything", lambda d: d.sent.update(id={}), BREAKING,
     "{answer} .id: type: may now be any value"),
    ("answer enum widened", lambda d: d.sent["status"]["enum"].append("merged"), WARNING,
     '{answer} .status: enum: may now be "merged"'),
    ("answer enum narrowed", lambda d: d.sent["status"]["enum"].pop(), NOTHING, ""),
    ("answer enum gone", lambda d: d.sent["status"].pop("enum"), WARNING,
     "{answer} .status: enum: may now be any value"),
    ("answer longer", lambda d: d.sent["note"]["anyOf"][0].update(maxLength=200), WARNING,
     "{answer} .note: maxLength: 100 became 200"),
    ("answer shorter", lambda d: d.sent["note"]["anyOf"][0].update(maxLength=50), NOTHING, ""),
    ("answer below its bound", lambda d: d.sent["score"].pop("minimum"), WARNING,
     "{answer} .score: minimum: 1 became none"),
    ("answer format changed", lambda d: d.sent["id"].pop("format"), BREAKING,
     "{answer} .id: format: uuid became none"),
    ("answer items changed", lambda d: d.sent["tags"]["items"].update(type="object"), BREAKING,
     "{answer} .tags[]: type: may now be object"),
    ("answer values changed", lambda d: d.sent["meta"].pop("additionalProperties"), BREAKING,
     "{answer} .meta{{}}: type: may now be any value"),

    ("words", lambda d: d.sent["id"].update(title="Id", description="x", examples=["y"]), NOTHING,
     ""),
    ("schema written out", lambda d: d.paths["/tickets"]["post"]["requestBody"]["content"].update(
        {"application/json": {"schema": copy.deepcopy(NEW_TICKET)}}), NOTHING, ""),

    ("token now needed", lambda d: d.list.update(security=[{"bearerAuth": []}]), BREAKING,
     "GET /tickets security: no credentials no longer suffices"),
    ("token no longer needed", lambda d: d.create.update(security=[]), NOTHING, ""),
    ("other credentials", lambda d: d.create.update(security=[{"key": []}]), BREAKING,
     "POST /tickets security: bearerAuth no longer suffices"),
    ("token needed for all", lambda d: d.document.update(security=[{"bearerAuth": []}]), BREAKING,
     "GET /tickets/{id} security: no credentials no longer suffices"),
    ("scheme changed",
     lambda d: d.document["components"]["securitySchemes"]["bearerAuth"].update(scheme="basic"),
     BREAKING, "security scheme bearerAuth: scheme changed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "severity", "line"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_change(change, severity, line):
    draft = Draft()
    change(draft)
    assert draft.document != DOCUMENT
    found = [(each.severity, str(each)) for each in changes(DOCUMENT, draft.document)]
    if severity is NOTHING:
        assert found == []
    else:
        expected = line
        for name, place in PLACES.items():
            expected = expected.replace(f"{{{name}}} ", place)
        assert found == [(severity, expected.replace("{{}}", "{}"))]


def test_the_same_document_has_no_changes():
    assert changes(DOCUMENT, copy.deepcopy(DOCUMENT)) == []


def test_breaking_changes_come_first():
    draft = Draft()
    draft.list["operationId"] = "another"
    draft.paths.pop("/tickets/{id}")
    assert [c.severity for c in changes(DOCUMENT, draft.document)] == [BREAKING, WARNING]


def test_a_change_inside_what_refers_to_itself_is_told_once():
    draft = Draft()
    draft.sent["parent"] = {"$ref": "#/components/schemas/Ticket", "description": "of this one"}
    assert changes(DOCUMENT, draft.document) == []


def test_alternatives_are_matched_by_what_fits_best():
    old = copy.deepcopy(DOCUMENT)
    kinds = [
        {"type": "object", "required": ["a"], "properties": {"a": {"const": "x"}}},
        {"type": "object", "required": ["b"], "properties": {"b": {"type": "integer"}}},
    ]
    old["components"]["schemas"]["NewTicket"]["properties"]["source"] = {"oneOf": kinds}
    new = copy.deepcopy(old)
    alternatives = new["components"]["schemas"]["NewTicket"]["properties"]["source"]["oneOf"]
    alternatives.reverse()
    assert changes(old, new) == []
    alternatives[0]["properties"]["b"]["maximum"] = 3
    assert [str(change).rpartition(" .")[2] for change in changes(old, new)] == [
        "source.b: maximum: none became 3"
    ]


def test_keywords_that_nobody_compares_are_found():
    draft = Draft()
    draft.taken["title"]["contentEncoding"] = "base64"
    draft.sent["tags"]["items"]["if"] = {}
    assert unknown_keywords(DOCUMENT) == set()
    assert unknown_keywords(draft.document) == {"contentEncoding", "if"}
