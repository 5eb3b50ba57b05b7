"""How many SQL statements each endpoint of files takes."""

import pytest
from privet_shared.testing.routes import route_table
from privet_shared.testing.statements import recorded_statements

UPLOADS, MEDIA = "/api/v1/media/uploads", "/api/v1/media/{media_id}"
NEW = {
    "filename": "leak.jpg",
    "content_type": "image/jpeg",
    "size": 100,
    "purpose": "ticket_attachment",
}

EXPECTED = {
    ("POST", UPLOADS): 1,
    ("POST", f"{UPLOADS}/{{media_id}}/complete"): 4,
    ("GET", MEDIA): 1,
    ("GET", f"{MEDIA}/content"): 1,
    ("DELETE", MEDIA): 4,
}


def test_every_endpoint_is_counted(app):
    ours = {route for route in route_table(app) if route[1].startswith("/api/v1/media/")}
    assert ours == set(EXPECTED)


@pytest.mark.parametrize(("method", "path"), EXPECTED, ids=lambda value: value)
async def test_statements(
    client, container, callers, customer, jpeg, send, ready_file, method, path
):
    is_new = path.endswith("complete")
    media_id = await send(customer, jpeg) if is_new else await ready_file(customer)
    body = NEW if path == UPLOADS else None
    with recorded_statements(container.engine) as statements:
        answer = await client.request(
            method, path.format(media_id=media_id), json=body, headers=callers.headers(customer)
        )
    assert answer.is_success or answer.status_code == 302, answer.text
    assert len(statements) == EXPECTED[method, path], [row.sql[:80] for row in statements]
