"""Fills the services' tables with people, devices and tickets, as if their events had come."""

import asyncpg

_FILL = (
    """
    CREATE TEMP TABLE people AS
    SELECT n, uuidv7((n - {users}) * interval '1 minute') AS id, {users_before} + n AS number
    FROM generate_series(1, {users}) n
    """,
    """
    CREATE TEMP TABLE things AS
    SELECT i AS n, uuidv7((i - {devices}) * interval '1 minute') AS id, p.id AS user_id,
        (ARRAY['Стиральная машина', 'Холодильник', 'Духовой шкаф', 'Пылесос'])[1 + i % 4] AS title,
        (ARRAY['Bosch', 'Samsung', 'Miele', 'Атлант', 'LG'])[1 + i % 5] AS brand,
        'M' || i % 977 || '-X' AS model, 'SN-' || {devices_before} + i AS serial_number
    FROM generate_series(1, {devices}) AS series (i) JOIN people p ON p.n = 1 + i % {users}
    """,
    """
    INSERT INTO auth.users (id, phone, email, name, address, locale, status, version)
    SELECT id, '+7' || 9000000000 + number, 'person' || number || '@example.com',
        'Анна ' || number, 'Москва, Тверская, ' || number, 'ru', 'active', 1
    FROM people
    """,
    """
    INSERT INTO devices.users (id, version, phone, status) SELECT id, version, phone, status
    FROM auth.users WHERE id IN (SELECT id FROM people)
    """,
    """
    INSERT INTO tickets.users (id, version, name, phone, status, roles)
    SELECT id, version, name, phone, status, roles
    FROM auth.users WHERE id IN (SELECT id FROM people)
    """,
    """
    INSERT INTO devices.devices (id, user_id, title, brand, model, serial_number, purchase_date,
        warranty_until, version, trigrams)
    SELECT id, user_id, title, brand, model, serial_number, DATE '2025-02-14', DATE '2027-02-14', 1,
        ARRAY(
            SELECT DISTINCT mark || substr(lower(field), start, 3)
            FROM (VALUES (0, title), (1, brand), (2, model), (3, serial_number)) f (mark, field),
                generate_series(1, length(field) - 2) start
        )
    FROM things ORDER BY n
    """,
    """
    INSERT INTO tickets.devices (id, version, user_id, title, brand, model, serial_number)
    SELECT id, 1, user_id, title, brand, model, serial_number FROM things
    """,
    """
    CREATE TEMP TABLE filed AS
    SELECT i AS n, uuidv7((i - {tickets}) * interval '1 minute') AS id,
        now() + (i - {tickets}) * interval '1 minute' AS created_at, d.id AS device_id, d.user_id
    FROM generate_series(1, {tickets}) AS series (i) JOIN things d ON d.n = 1 + i % {devices}
    """,
    """
    INSERT INTO tickets.tickets (id, user_id, device_id, title, description, status, priority,
        tags, created_at, updated_at, resolution_due_at, version)
    SELECT id, user_id, device_id, 'Не сливает воду ' || n, 'Вода остаётся, ошибка e' || n % 9973,
        (ARRAY['new', 'in_progress', 'completed', 'rejected'])[1 + n % 4],
        (ARRAY['low', 'normal', 'high', 'urgent'])[1 + n / 4 % 4], ARRAY['tag' || n % 300],
        created_at, created_at, created_at + interval '72 hours', 1
    FROM filed ORDER BY n
    """,
    """
    INSERT INTO tickets.ticket_status_history (id, ticket_id, to_status, changed_by,
        changed_by_role, changed_at)
    SELECT uuidv7(created_at - now()), id, 'new', user_id, 'customer', created_at
    FROM filed ORDER BY n
    """,
)


async def fill(connection: asyncpg.Connection, *, users: int, devices: int, tickets: int) -> None:
    """Add rows: each person has as many devices, and each device as many tickets, as another.

    ``connection`` is the superuser's.
    """
    numbers = {
        "users": users,
        "devices": devices,
        "tickets": tickets,
        "users_before": await connection.fetchval("SELECT count(*) FROM auth.users"),
        "devices_before": await connection.fetchval("SELECT count(*) FROM devices.devices"),
    }
    for statement in _FILL:
        await connection.execute(statement.format_map(numbers))
    await connection.execute("DROP TABLE people, things, filed")
    for schema in ("auth", "devices", "tickets"):
        await analyse(connection, schema)


async def analyse(connection: asyncpg.Connection, schema: str) -> None:
    """Tidy the schema's tables and let the planner know them, as autovacuum would."""
    for row in await connection.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = $1", schema
    ):
        await connection.execute(f'VACUUM ANALYZE {schema}."{row[0]}"')
