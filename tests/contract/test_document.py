"""The merged OpenAPI has every endpoint of the contract, none else, and says enough of each."""

import re

import pytest
from contract_document import resolve
from contract_table import ENDPOINTS
from gateway.openapi_merge import TAGS, operations

NEEDS_NO_SERVICE = "/api/v1/events/ticket"

_PARAMETER = re.compile(r"\{[^}]*\}")


@pytest.fixture(scope="module")
async def document(http):
    return (await http.get("/openapi.json")).json()


def of_document(document):
    return {(method.upper(), path) for path, method, _ in operations(document)}


def test_document_and_contract_have_the_same_endpoints(document):
    def shapes(pairs):
        return {(method, _PARAMETER.sub("{}", path)) for method, path in pairs}

    ours = shapes((endpoint.method, endpoint.path) for endpoint in ENDPOINTS)
    assert shapes(of_document(document)) == ours
    assert len(ours) == len(ENDPOINTS)


def test_every_operation_has_a_tag_a_summary_and_an_id_of_its_own(document):
    ids = []
    for path, method, operation in operations(document):
        assert len(operation["tags"]) == 1, (method, path)
        assert operation["tags"][0] in TAGS, (method, path)
        assert operation["summary"], (method, path)
        ids.append(operation["operationId"])
    assert len(ids) == len(set(ids))
    assert {tag["name"] for tag in document["tags"]} == set(TAGS)


def has_example(document, content) -> bool:
    schema = resolve(document, content.get("schema", {}))
    if schema.get("type") == "array":
        schema = resolve(document, schema.get("items", {}))
    return bool({"example", "examples"} & {*content, *schema})


def test_every_json_body_has_an_example(document):
    bare = []
    for path, method, operation in operations(document):
        bodies = {"request": operation.get("requestBody", {})}
        for status, response in operation["responses"].items():
            if status.startswith("2"):
                bodies[status] = resolve(document, response)
        for name, body in bodies.items():
            content = body.get("content", {}).get("application/json")
            if content and path != "/openapi.json" and not has_example(document, content):
                bare.append((method.upper(), path, name))
    assert bare == []


def test_every_problem_says_which_codes_it_may_have(document):
    for path, method, operation in operations(document):
        problems = [status for status in operation["responses"] if status >= "400"]
        for status in problems:
            response = resolve(document, operation["responses"][status])
            if "application/problem+json" not in response["content"]:
                assert (path, status) == ("/health/ready", "503")
                continue
            examples = response["content"]["application/problem+json"]["examples"]
            assert examples, (method, path, status)
            for code, reference in examples.items():
                example = resolve(document, reference)["value"]
                assert (example["code"], example["status"]) == (code, int(status))
                assert example["type"] == f"urn:privet:problem:{code}"
                assert example["detail"]
        if path.startswith("/api/v1/") and path != NEEDS_NO_SERVICE:
            assert "503" in problems, (method, path)


def test_every_reference_leads_somewhere(document):
    def references(node):
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"]
            for value in node.values():
                yield from references(value)
        elif isinstance(node, list):
            for item in node:
                yield from references(item)

    for reference in references(document):
        resolve(document, {"$ref": reference})
