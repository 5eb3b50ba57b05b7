"""Every list, and every job of the worker, finds its rows by an index, with 100 000 of them."""

import pytest
from auth_service.models import User
from privet_shared.testing.statements import recorded_statements, scanned_tables
from sqlalchemy import select, text, update

ROWS = 100_000
BIG = {"users", "sessions", "audit_log", "notifications", "mails", "one_time_tokens"}

FILL = (
    f"""
    INSERT INTO auth.users (id, phone, email, name, locale, status, roles, has_subscription,
        created_at, version)
    SELECT uuidv7(), '+79' || (100000000 + n), 'user' || n || '@example.com',
        'Имя ' || (n % 5000), 'ru',
        CASE WHEN n % 500 = 0 THEN 'blocked' ELSE 'active' END,
        CASE WHEN n % 1000 = 0 THEN ARRAY['customer', 'technician'] ELSE ARRAY['customer'] END,
        n % 700 = 0, now() - n * interval '20 seconds', 1
    FROM generate_series(1, {ROWS}) n
    """,
    """
    INSERT INTO auth.sessions (id, user_id, refresh_hash, refresh_jti, refresh_iat, refresh_exp,
        expires_at)
    SELECT uuidv7(), id, '\\x00', id, 0, 0, now() + interval '1 day' FROM auth.users
    """,
    """
    INSERT INTO auth.audit_log (id, action, user_id, actor_id, at)
    SELECT uuidv7(), CASE WHEN random() < 0.01 THEN 'password_reset' ELSE 'logged_in' END, id, id,
        created_at
    FROM auth.users
    """,
    """
    INSERT INTO auth.notifications (id, user_id, kind, title, body, subject_type, subject_id,
        read_at, created_at)
    SELECT uuidv7(), id, 'ticket_status', 't', 'b', 'ticket', id,
        CASE WHEN random() < 0.9 THEN now() END, created_at
    FROM auth.users
    """,
    """
    INSERT INTO auth.mails (id, user_id, recipient, locale, template, sent_at, created_at)
    SELECT uuidv7(), id, email, 'ru', 'password_changed',
        CASE WHEN random() < 0.999 THEN now() END, created_at
    FROM auth.users
    """,
    """
    INSERT INTO auth.one_time_tokens (id, token_hash, user_id, purpose, email, expires_at)
    SELECT uuidv7(), id::text::bytea, id, 'verify_email', email, now() + interval '1 day'
    FROM auth.users
    """,
)

ADMIN_LISTS = [
    "/admin/users",
    "/admin/users?q=user777",
    "/admin/users?q=имя 77",
    "/admin/users?q=%2B79100000",
    "/admin/users?role=technician",
    "/admin/users?status=blocked",
    "/admin/users?has_subscription=true",
    "/admin/audit",
    "/admin/audit?action=password_reset",
    "/admin/audit?user_id={user}",
    "/admin/audit?actor_id={user}",
    "/admin/audit?from=2030-01-01T00:00:00Z",
    "/admin/audit?to=2020-01-01T00:00:00Z",
]
OWN = [
    "/auth/sessions",
    "/notifications",
    "/notifications?unread=true",
    "/notifications?unread=false",
    "/notifications/preferences",
    "/user/me",
]


@pytest.fixture
async def full(engine, container):
    async with engine.begin() as connection:
        for statement in FILL:
            await connection.execute(text(statement))
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ANALYZE"))


async def test_every_list_is_read_by_an_index(full, client, container, register, engine):
    account = await register()
    async with engine.begin() as connection:
        await connection.execute(
            update(User).where(User.phone == account.phone).values(roles=["customer", "admin"])
        )
        user = await connection.scalar(select(User.id).where(User.phone == account.phone))
    body = {"phone": account.phone, "password": account.password}
    tokens = (await client.post("/api/v1/auth/login", json=body)).json()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    scanned = {}
    for url in (*ADMIN_LISTS, *OWN):
        with recorded_statements(container.engine) as statements:
            response = await client.get("/api/v1" + url.format(user=user), headers=headers)
        assert response.is_success, (url, response.text)
        for statement in statements:
            if tables := BIG & await scanned_tables(container.engine, statement):
                scanned[url] = (tables, statement.sql[-300:])
    assert scanned == {}


async def test_the_worker_finds_its_work_by_an_index(full, container):
    scanned = {}
    for job in (
        container.mails.send_due,
        container.mails.delete_old,
        container.recovery.answer_requests,
        container.notifications.delete_old,
        container.admin.forget_origins,
    ):
        with recorded_statements(container.engine) as statements:
            await job()
        for statement in statements:
            if tables := BIG & await scanned_tables(container.engine, statement):
                scanned[job.__name__] = (tables, statement.sql[-300:])
    assert scanned == {}
