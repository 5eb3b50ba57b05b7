"""News among the pages, and Markdown as editors see it before it is published."""

import pytest
import time_machine
from privet_shared.auth.principal import Role

PAGES, PREVIEW = "/api/v1/pages", "/api/v1/content/preview"


@pytest.fixture
def write(client, editor):
    async def write(slug, body="Слова", **fields):
        page = {"slug": slug, "translations": {"ru": {"title": slug, "body": body}}, **fields}
        made = await client.post(PAGES, json=page, headers=editor)
        assert made.status_code == 201, made.text
        return made.json()

    return write


async def slugs(client, headers=None, **params):
    found = await client.get(PAGES, params=params, headers=headers or {})
    assert found.status_code == 200, found.text
    return [page["slug"] for page in found.json()]


async def test_news_come_newest_first(client, callers, write):
    editor = callers.principal(Role.SUPPORT)
    await write("about", published=True)
    await write("b", kind="news")
    for slug in ("c", "a"):
        await write(slug, kind="news", published=True)
    assert await slugs(client, kind="news") == ["a", "c"]
    assert await slugs(client, kind="news", limit=1) == ["a"]
    assert await slugs(client, callers.headers(editor), kind="news") == ["b", "a", "c"]
    assert await slugs(client, kind="page") == ["about"]
    assert await slugs(client) == ["a", "about", "c"]
    for params in ({"kind": "gossip"}, {"limit": 0}, {"limit": 101}):
        assert (await client.get(PAGES, params=params)).status_code == 422


async def test_when_it_was_published(client, callers, write):
    hidden = await write("x", kind="news")
    assert (hidden["published_at"], hidden["kind"]) == (None, "news")
    editor = callers.principal(Role.SUPPORT)

    async def change(moment, **fields):
        with time_machine.travel(moment, tick=False):
            headers = callers.headers(editor)
            changed = await client.patch(f"{PAGES}/x", json=fields, headers=headers)
        return changed.json()["published_at"]

    text = {"ru": {"title": "x", "body": "Иначе"}}
    first = "2030-01-01T00:00:00Z"
    assert await change(first, published=True) == first
    assert await change("2030-01-02T00:00:00Z", translations=text, published=True) == first
    assert await change("2030-01-03T00:00:00Z", published=False) is None
    again = "2030-01-04T00:00:00Z"
    assert await change(again, published=True, kind="page") == again
    assert await slugs(client, kind="news") == []


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("# Новости\n\nМы **чиним** & *моем* <b>", "Новости Мы чиним & моем <b>"),
        ("слово " * 100, "слово " * 32 + "слово…"),
        ("я" * 300, "я" * 200 + "…"),
    ],
)
async def test_how_a_page_begins(write, body, excerpt):
    assert (await write("x", body))["excerpt"] == excerpt


async def test_a_preview_is_what_will_be_published(client, editor, write, callers, customer):
    markdown = "**да** <script>alert(1)</script> [x](javascript:alert(1))"
    shown = await client.post(PREVIEW, json={"markdown": markdown}, headers=editor)
    assert shown.json() == {"html": (await write("x", markdown))["body_html"]}
    assert "<script" not in shown.text
    for person in (customer, callers.principal(Role.TECHNICIAN)):
        refused = await client.post(
            PREVIEW, json={"markdown": "x"}, headers=callers.headers(person)
        )
        assert refused.status_code == 403
    for wrong in ("", "a\x00b", "x" * 100_001):
        refused = await client.post(PREVIEW, json={"markdown": wrong}, headers=editor)
        assert refused.status_code == 422
