"""The lists of content are read by indexes, however much there is."""

import pytest
from privet_shared.ids import new_id
from privet_shared.testing.statements import recorded_statements, scanned_tables
from sqlalchemy import text

ROWS = 100_000
BIG = {"faq_articles", "faq_translations", "faq_feedback", "pages", "page_versions"}
FILL = (
    """INSERT INTO media.faq_categories (id, slug, titles, created_by, updated_by, version)
    SELECT uuidv7(), 'c' || n, '{"ru": "Ремонт"}', :author, :author, 1
    FROM generate_series(1, 100) n""",
    """INSERT INTO media.faq_articles
    (id, category_id, slug, position, status, created_by, updated_by, version)
    SELECT uuidv7(), c.id, c.slug || '-' || n, n % 7,
        CASE n % 10 WHEN 0 THEN 'draft' ELSE 'published' END, :author, :author, 1
    FROM media.faq_categories c, generate_series(1, :rows / 100) n""",
    """INSERT INTO media.faq_translations
    (article_id, locale, shown_in, title, body, html, words)
    SELECT id, 'ru', CASE status WHEN 'draft' THEN '{}'::text[] ELSE '{ru,en}' END,
        'Вопрос ' || slug, '-', '-', 'слово' || left(md5(slug), 3)
    FROM media.faq_articles""",
    """INSERT INTO media.faq_feedback (article_id, voter, user_id, helpful)
    SELECT id, 'user:' || id, id, true FROM media.faq_articles""",
    """INSERT INTO media.pages (id, slug, published, number, version)
    SELECT uuidv7(), 'p' || n, false, 1, 1 FROM generate_series(1, :rows) n""",
    """INSERT INTO media.page_versions (page_id, number, translations, created_by)
    SELECT id, 1, '{"ru": {"title": "О нас", "body": "-", "html": "-"}}', :author
    FROM media.pages""",
)


@pytest.fixture
async def article_id(container, engine):
    """Fill the tables; return an article."""
    async with engine.begin() as connection:
        for statement in FILL:
            names = {"author": new_id(), "rows": ROWS}
            bound = {name: names[name] for name in names if f":{name}" in statement}
            await connection.execute(text(statement.replace('": ', '"\\: ')), bound)
        article_id = await connection.scalar(
            text("SELECT id FROM media.faq_articles WHERE status = 'published' LIMIT 1")
        )
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("VACUUM ANALYZE"))
    return article_id


async def test_content_is_read_by_indexes(client, callers, container, article_id, customer, editor):
    requests = [
        *((path, {}) for path in ("/faq/categories/c7/articles", f"/faq/articles/{article_id}")),
        ("/faq/categories/c7/articles?limit=100", editor),
        *((f"/faq/search?q={typed}", {}) for typed in ("словоabc", "словоab", "вопрос словоabc")),
        ("/faq/search?q=словоabc&locale=en&limit=50", {}),
        ("/pages/p7", editor),
        *((f"/pages/p7/versions{version}", editor) for version in ("", "/1")),
    ]
    first = await client.get("/api/v1/faq/categories/c7/articles?limit=5")
    requests.append((f"/faq/categories/c7/articles?cursor={first.headers['x-next-cursor']}", {}))
    for path, headers in requests:
        with recorded_statements(container.engine) as statements:
            response = await client.get(f"/api/v1{path}", headers=headers)
        assert (path, response.status_code) == (path, 200)
        assert response.json(), path
        for statement in statements:
            assert not BIG & await scanned_tables(container.engine, statement), path


async def test_feedback_is_written_and_exported_by_indexes(client, callers, container, article_id):
    with recorded_statements(container.engine) as statements:
        vote = await client.post(
            f"/api/v1/faq/articles/{article_id}/feedback", json={"helpful": False}
        )
        export = await client.get(
            f"/internal/users/{article_id}/export", headers=callers.service_headers()
        )
    assert (vote.status_code, len(export.json()["feedback"])) == (204, 1)
    for statement in statements:
        assert not BIG & await scanned_tables(container.engine, statement), statement.sql
