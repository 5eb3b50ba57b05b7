"""What every endpoint does alike: idempotency, entity tags, pages."""

import pytest
from contract_document import resolve
from gateway.openapi_merge import operations

# A ticket opens one stream and is worthless after; a second one does no harm.
NOT_IDEMPOTENT = {"/api/v1/events/ticket"}
# What is not one object with versions: the caller's things as a whole, figures, documents.
UNVERSIONED = {
    "/",
    "/health/live",
    "/health/ready",
    "/version",
    "/.well-known/jwks.json",
    "/api/v1/notifications/preferences",
    "/api/v1/admin/stats",
    "/api/v1/support/meta",
    "/api/v1/tickets/stats",
    "/api/v1/tickets/views/counts",
    "/api/v1/auth/totp",
    "/api/v1/user/export",
}
# Acts on an object rather than changes of its fields.
WITHOUT_IF_MATCH = {"/api/v1/notifications/preferences"}
# Bounded by their nature, and shown whole.
WHOLE_LISTS = {
    "/api/v1/faq/categories",
    "/api/v1/pages",
    "/api/v1/tickets/assignees",
    "/api/v1/tickets/views",
    "/api/v1/pages/{slug}/versions",
}


@pytest.fixture(scope="module")
async def document(http):
    return (await http.get("/openapi.json")).json()


def parameters(document, operation):
    return {
        parameter["name"].lower()
        for parameter in (resolve(document, p) for p in operation.get("parameters", ()))
    }


def answer(document, operation, status):
    response = operation["responses"].get(status)
    return None if response is None else resolve(document, response)


def json_schema(document, operation):
    content = (answer(document, operation, "200") or {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return None if schema is None else resolve(document, schema)


def test_every_creating_post_takes_an_idempotency_key(document):
    bare = [
        path
        for path, method, operation in operations(document)
        if method == "post"
        and "201" in operation["responses"]
        and "idempotency-key" not in parameters(document, operation)
    ]
    assert set(bare) == NOT_IDEMPOTENT


def test_every_single_object_has_an_entity_tag(document):
    bare = []
    for path, method, operation in operations(document):
        schema = json_schema(document, operation)
        if method == "get" and schema and schema.get("type") != "array":
            tagged = "304" in operation["responses"] and "if-none-match" in parameters(
                document, operation
            )
            if not tagged:
                bare.append(path)
    assert set(bare) <= UNVERSIONED


def test_every_change_takes_if_match(document):
    bare = [
        (method, path)
        for path, method, operation in operations(document)
        if method in {"patch", "put"}
        and path not in WITHOUT_IF_MATCH
        and (
            "412" not in operation["responses"] or "if-match" not in parameters(document, operation)
        )
    ]
    assert bare == []


def test_every_list_has_pages(document):
    bare = []
    for path, method, operation in operations(document):
        schema = json_schema(document, operation)
        if method == "get" and schema and schema.get("type") == "array":
            headers = answer(document, operation, "200").get("headers", {})
            if not {"limit", "cursor"} <= parameters(document, operation) or "Link" not in headers:
                bare.append(path)
    assert set(bare) <= WHOLE_LISTS
