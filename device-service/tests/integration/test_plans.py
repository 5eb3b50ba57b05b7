"""Every list finds its rows by an index, with 100 000 of them."""

import pytest
from privet_shared.testing.statements import recorded_statements, scanned_tables
from sqlalchemy import text

ROWS = 100_000
BIG = {"devices", "device_history", "device_photos", "tickets"}
FILL = (
    f"""
    INSERT INTO devices.devices (id, user_id, title, brand, model, serial_number, version, trigrams)
    SELECT uuidv7(), md5((n % 5000)::text)::uuid, 'Device ' || md5(n::text), 'Brand' || (n % 50),
        'Model ' || (n % 900), 'SN-' || n, 1, ARRAY(
            SELECT DISTINCT field.mark || substr(lower(field.value), start, 3)
            FROM (VALUES ('0', 'Device ' || md5(n::text)), ('1', 'Brand' || (n % 50)),
                ('2', 'Model ' || (n % 900)), ('3', 'SN-' || n)) AS field(mark, value),
                generate_series(1, length(field.value) - 2) AS start)
    FROM generate_series(1, {ROWS}) n
    """,
    """
    INSERT INTO devices.device_history (id, device_id, field, changed_by_role)
    SELECT uuidv7(), id, 'title', 'anonymous' FROM devices.devices
    """,
    """
    INSERT INTO devices.media (id, version, owner_id, deleted)
    SELECT id, 1, user_id, false FROM devices.devices
    """,
    """
    INSERT INTO devices.device_photos (id, device_id, media_id)
    SELECT uuidv7(), id, id FROM devices.devices
    """,
    """
    INSERT INTO devices.tickets (id, version, device_id, status)
    SELECT uuidv7(), 1, id, 'new' FROM devices.devices
    """,
)
SEARCHES = [
    {},
    {"title": "c4ca4238"},
    {"title": "device"},
    {"title": "a0"},
    {"brand": "rand7"},
    {"brand": "br"},
    {"model": "odel 7"},
    {"serial_number": "n-7777"},
    {"serial_number": "SN"},
    {"title": "zzz-nothing"},
    {"brand": "brand1", "model": "model 1"},
]


async def test_every_list_is_read_by_an_index(engine, container, client, callers):
    async with engine.begin() as connection:
        for statement in FILL:
            await connection.execute(text(statement))
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ANALYZE"))
        device_id, user_id = (
            await connection.execute(text("SELECT id, user_id FROM devices.devices LIMIT 1"))
        ).one()
    owner = callers.headers(callers.principal(user_id=user_id))
    asked = [
        *(("/search", params) for params in SEARCHES),
        ("/search", {"user_id": str(user_id)}),
        ("/search", {"device_id": str(device_id)}),
        ("/search", {"user_id": str(user_id), "include": "summary"}),
        ("", {}),
        ("", {"include": "summary"}),
        ("/my", {}),
        (f"/{device_id}/history", {}),
    ]
    scanned = {}
    for path, params in asked:
        with recorded_statements(container.engine) as statements:
            response = await client.get(f"/api/v1/devices{path}", params=params, headers=owner)
        assert response.status_code == 200, response.text
        for statement in statements:
            if tables := BIG & await scanned_tables(container.engine, statement):
                scanned[path, str(params)] = (tables, statement.sql[-300:])
    assert scanned == {}


@pytest.mark.parametrize("text_", ["Ёж", "STRASSE", "straße", "100%", "a_b", "\\"])
async def test_trigrams_find_what_like_would(client, customer, register, text_):
    device = await register(customer, title=f"xx{text_}yy")
    for part in (text_, f"x{text_}y".upper(), f"{text_}YY"):
        found = await client.get("/api/v1/devices/search", params={"title": part})
        if len(part) >= 3 and part.lower() in f"xx{text_}yy".lower():
            assert [row["id"] for row in found.json()] == [device["id"]], part
