"""Full-text search in two languages, on a real Postgres."""

import pytest
from privet_shared.db.search import highlight, query_of, rank_of, snippet_of, vector_of
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert, literal, select
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.ext.asyncio import create_async_engine

articles = Table(
    "articles",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("title", Text),
    Column("body", Text),
    Column("vector", TSVECTOR, vector_of(A="title", B="body")),
)


@pytest.fixture(scope="module")
async def connection(postgres):
    engine = create_async_engine(
        postgres.admin_dsn.replace("postgresql://", "postgresql+asyncpg://", 1)
    )
    async with engine.connect() as connection:
        await connection.run_sync(articles.create)
        await connection.execute(
            insert(articles),
            [
                {"id": 1, "title": "Стиральная машина течёт", "body": "Проверьте шланг"},
                {"id": 2, "title": "Washing machines", "body": "Машины стирают. It leaks"},
                {"id": 3, "title": "Шланг", "body": None},
            ],
        )
        yield connection
        await connection.rollback()
    await engine.dispose()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("машину", [1, 2]),
        ("стиральные машины", [1]),
        ("leaking", [2]),
        ("machine", [2]),
        ("шланга", [3, 1]),
        ("шланг -машина", [3]),
        ("leak or течёт", [1, 2]),
        ("\"' : & | !( <->", []),
        ("", []),
    ],
)
async def test_both_languages_are_stemmed_and_titles_rank_first(connection, typed, found):
    query = query_of(typed)
    rows = await connection.scalars(
        select(articles.c.id)
        .where(articles.c.vector.bool_op("@@")(query))
        .order_by(rank_of(articles.c.vector, query).desc(), articles.c.id)
    )
    assert list(rows) == found


async def test_snippet_is_html_with_everything_else_escaped(connection):
    text = literal("<script>alert(1)</script> the pump leaks & drips")
    snippet = await connection.scalar(select(snippet_of(text, query_of("leak"))))
    html = highlight(snippet)
    assert "<mark>leaks</mark> &amp; drips" in html
    assert "<script" not in html
