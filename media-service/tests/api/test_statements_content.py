"""How many SQL statements each endpoint of content takes, with several rows in every list."""

import pytest
from privet_shared.testing.routes import route_table
from privet_shared.testing.statements import recorded_statements

FAQ, PAGES = "/api/v1/faq", "/api/v1/pages"
PREVIEW = "/api/v1/content/preview"
SHELVES, ARTICLES = f"{FAQ}/categories", f"{FAQ}/articles"
SHELF, ARTICLE = f"{SHELVES}/{{slug}}", f"{ARTICLES}/{{article_id}}"
PAGE = f"{PAGES}/{{slug}}"
TEXTS = {locale: {"title": "Накипь", "body": "Удалите"} for locale in ("ru", "en")}
REWRITTEN = {"translations": TEXTS}
NEW_PAGE = {"slug": "about", **REWRITTEN}
NEW_ARTICLE = {"category": "repair", "slug": "new", "status": "published", **REWRITTEN}

EXPECTED = {
    ("GET", SHELVES): 1,
    ("POST", SHELVES): (3, {"slug": "care", "titles": {"ru": "Уход"}}),
    ("PATCH", SHELF): (5, {"position": 3}),
    ("DELETE", SHELF): 4,
    ("GET", f"{SHELF}/articles"): 3,
    ("GET", f"{FAQ}/search"): 1,
    ("POST", ARTICLES): (9, NEW_ARTICLE),
    ("GET", ARTICLE): 3,
    ("PATCH", ARTICLE): (10, {"status": "published", **REWRITTEN}),
    ("DELETE", ARTICLE): 4,
    ("POST", f"{ARTICLE}/feedback"): (3, {"helpful": True}),
    ("POST", PREVIEW): (0, {"markdown": "x"}),
    ("GET", PAGES): 1,
    ("POST", PAGES): (5, NEW_PAGE),
    ("GET", PAGE): 2,
    ("PATCH", PAGE): (6, REWRITTEN),
    ("DELETE", PAGE): 4,
    ("GET", f"{PAGE}/versions"): 2,
    ("GET", f"{PAGE}/versions/{{version}}"): 2,
}


@pytest.fixture
async def article_id(client, editor):
    """Two categories and one that is empty, three articles, two pages of two versions."""

    async def post(path, body):
        made = await client.post(f"/api/v1{path}", json=body, headers=editor)
        assert made.status_code == 201, made.text
        return made.json()

    for slug in ("repair", "other", "empty"):
        await post("/faq/categories", {"slug": slug, "titles": {"ru": slug}})
    made = [await post("/faq/articles", {**NEW_ARTICLE, "slug": f"a{n}"}) for n in range(3)]
    for slug in ("terms", "privacy"):
        await post("/pages", {"slug": slug, "published": True, **REWRITTEN})
        changed = await client.patch(f"{PAGES}/{slug}", json=REWRITTEN, headers=editor)
        assert changed.json()["version"] == 2
    return made[0]["id"]


def test_every_endpoint_is_counted(app):
    ours = {route for route in route_table(app) if route[1].startswith((FAQ, PAGES, PREVIEW))}
    assert ours == set(EXPECTED)


@pytest.mark.parametrize(("method", "path"), EXPECTED, ids=lambda value: value)
async def test_statements(client, container, editor, article_id, method, path):
    expected = EXPECTED[method, path]
    count, body = expected if isinstance(expected, tuple) else (expected, None)
    slug = "terms" if path.startswith(PAGES) else "empty" if method == "DELETE" else "repair"
    url = path.format(article_id=article_id, slug=slug, version=1)
    query = {"q": "накипь"} if path.endswith("search") else None
    with recorded_statements(container.engine) as statements:
        response = await client.request(method, url, json=body, params=query, headers=editor)
    assert response.is_success, response.text
    if method == "GET" and isinstance(response.json(), list):
        assert len(response.json()) > 1
    assert len(statements) == count, [statement.sql for statement in statements]
