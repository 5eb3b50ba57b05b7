"""Every list finds its rows by an index, with 100 000 of them."""

import pytest
from privet_shared.auth.principal import Role
from privet_shared.testing.statements import recorded_statements, scanned_tables, used_indexes
from sqlalchemy import text

ROWS = 100_000
BIG = {"tickets", "users", "support_cases", "ticket_messages", "support_messages"}
OWNER = "00000000-0000-7000-8000-000000000007"

FILL = (
    f"""
    INSERT INTO tickets.tickets (id, user_id, device_id, title, description, status, priority,
        tags, created_at, updated_at, resolution_due_at, preferred_date, version)
    SELECT uuidv7(), md5((n % 5000)::text)::uuid, md5((n % 9000)::text)::uuid,
        'Ticket ' || n, 'слово' || (n % 700) || ' leaks',
        (ARRAY['new','in_progress','completed','rejected'])[1 + n % 4],
        (ARRAY['low','normal','high','urgent'])[1 + n % 4], ARRAY['tag' || (n % 300)],
        now() - n * interval '1 minute', now() - n * interval '1 minute',
        now() + (n % 5000 - 2500) * interval '1 hour', DATE '2025-01-01' + n % 3000, 1
    FROM generate_series(1, {ROWS}) n
    """,
    f"""
    INSERT INTO tickets.support_cases (id, user_id, subject, status, version)
    SELECT uuidv7(), md5((n % 5000)::text)::uuid, 'вопрос' || (n % 700),
        (ARRAY['open','pending','closed','rejected'])[1 + n % 4], 1
    FROM generate_series(1, {ROWS}) n
    """,
    """
    INSERT INTO tickets.ticket_messages (id, ticket_id, author_id, author_role, body)
    SELECT uuidv7(), id, user_id, 'customer', 'x' FROM tickets.tickets
    """,
    f"""
    INSERT INTO tickets.users (id, version, name, status, roles)
    SELECT uuidv7(), 1, 'name' || n, 'active',
        CASE WHEN n % 5000 = 0 THEN '{{customer,technician}}' ELSE '{{customer}}' END::text[]
    FROM generate_series(1, {ROWS}) n
    """,
    """
    INSERT INTO tickets.support_messages (id, case_id, author_id, author_role, body)
    SELECT uuidv7(), id, user_id, 'customer', 'x' FROM tickets.support_cases
    """,
)

STAFF_LISTS = [
    "/tickets",
    "/tickets?include=summary",
    "/tickets?status=new",
    "/tickets?status=new&status=in_progress",
    "/tickets?priority=urgent",
    "/tickets?tag=tag7",
    "/tickets?q=слово7",
    "/tickets?q=слово7&status=new&sort=due_at",
    "/tickets?q=слово7&sort=relevance",
    "/tickets?overdue=true",
    "/tickets?unassigned=true",
    f"/tickets?user_id={OWNER}",
    f"/tickets?device_id={OWNER}",
    f"/tickets?assignee_id={OWNER}",
    "/tickets?mine=true",
    "/tickets?open=true",
    "/tickets?preferred_from=2030-02-01&preferred_to=2030-02-28",
    "/tickets?created_from=2030-01-01",
    "/tickets?created_to=2020-01-01",
    *(
        f"/tickets?sort={order}{name}"
        for name in ("created_at", "updated_at", "priority", "due_at")
        for order in ("", "-")
    ),
    "/tickets/assignees",
    "/tickets/views/counts",
    "/support",
    "/support?status=open",
    "/support?q=вопрос7",
    f"/support?user_id={OWNER}",
    "/support?include=summary",
]
# Few of the newest tickets have these words, and one of them stands in every ticket.
RARE_WORDS = ["/tickets?q=leaks слово7", "/tickets?q=T-77777"]
OWN_LISTS = [
    "/tickets",
    "/tickets?include=summary",
    "/support?include=summary",
    "/tickets?status=new&sort=priority",
    "/tickets?q=слово7",
    "/tickets?sort=-due_at",
    "/support",
    "/support/meta",
    "/support?q=вопрос7",
]


@pytest.fixture
async def full(engine, container):
    async with engine.begin() as connection:
        for statement in FILL:
            await connection.execute(text(statement))
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ANALYZE"))


async def test_every_list_is_read_by_an_index(full, container, act_as, callers, known_staff):
    staff = act_as(await known_staff(callers.principal(Role.SUPPORT)))
    async with container.engine.connect() as connection:
        owner_id, ticket_id = (
            await connection.execute(text("SELECT user_id, id FROM tickets.tickets LIMIT 1"))
        ).one()
        case_id = await connection.scalar(text("SELECT id FROM tickets.support_cases LIMIT 1"))
    owner = act_as(callers.principal(user_id=owner_id))
    asked = [
        *((staff, url) for url in (*STAFF_LISTS, *RARE_WORDS)),
        (staff, f"/tickets/{ticket_id}/messages"),
        (staff, f"/tickets/{ticket_id}/messages?order=newest&after={OWNER}"),
        (staff, f"/support/{case_id}/messages"),
        *((owner, url) for url in OWN_LISTS),
    ]
    scanned = {}
    for caller, url in asked:
        with recorded_statements(container.engine) as statements:
            response = await caller.send("GET", url)
        assert response.is_success, (url, response.text)
        for statement in statements:
            if tables := BIG & await scanned_tables(container.engine, statement):
                scanned[url] = (tables, statement.sql[-300:])
        if url in RARE_WORDS:
            [*_, last] = [each for each in statements if "FROM tickets.tickets" in each.sql]
            assert "ix_tickets_search" in await used_indexes(container.engine, last), url
    assert scanned == {}
