"""The FAQ and the pages: read by everyone, written by support and admins."""

import pytest
from media_service.errors import CategoryNotEmpty
from media_service.models import platform
from privet_shared.events.auth import UserDeleted
from privet_shared.ids import new_id
from privet_shared.testing.database import new_delivery, outbox_events

FAQ, PAGES = "/api/v1/faq", "/api/v1/pages"
TEXTS = {
    "ru": {"title": "Кофеварка не греет", "body": "Проверьте **розетку** и удалите накипь."},
    "en": {"title": "The machine stays cold", "body": "Check the *socket* and descale."},
}


@pytest.fixture
async def category(client, editor):
    body = {"slug": "repair", "titles": {"ru": "Ремонт", "en": "Repair"}}
    made = await client.post(f"{FAQ}/categories", json=body, headers=editor)
    assert made.status_code == 201, made.text
    return made.json()["slug"]


@pytest.fixture
def write(client, editor, category):
    async def write(slug="no-heat", **fields):
        body = {"category": category, "slug": slug, "status": "published", "translations": TEXTS}
        made = await client.post(f"{FAQ}/articles", json={**body, **fields}, headers=editor)
        assert made.status_code == 201, made.text
        return made.json()

    return write


async def test_articles_are_read_in_ones_language(client, write):
    article = await write()
    url = f"{FAQ}/articles/{article['id']}"
    russian = (await client.get(url)).json()
    assert (russian["locale"], russian["title"]) == ("ru", "Кофеварка не греет")
    assert "<strong>розетку</strong>" in russian["body_html"]
    assert russian["locales"] == ["ru", "en"]
    english = await client.get(url, headers={"Accept-Language": "en-GB"})
    assert english.json()["title"] == "The machine stays cold"
    assert (await client.get(f"{url}?locale=en")).json()["locale"] == "en"
    tag = {"If-None-Match": english.headers["etag"]}
    assert (await client.get(f"{url}?locale=en", headers=tag)).status_code == 304
    assert (await client.get(f"{url}?locale=ru", headers=tag)).json()["locale"] == "ru"
    assert english.headers["vary"] == "Accept-Language"
    [listed] = (await client.get(f"{FAQ}/categories/repair/articles?locale=en")).json()
    assert listed["title"] == "The machine stays cold"
    [shelf] = (await client.get(f"{FAQ}/categories", headers={"Accept-Language": "en"})).json()
    assert (shelf["title"], shelf["article_count"]) == ("Repair", 1)


async def test_drafts_are_for_editors(client, callers, editor, write, customer, technician):
    draft = await write(status="draft")
    url = f"{FAQ}/articles/{draft['id']}"
    for headers in ({}, callers.headers(customer), callers.headers(technician)):
        assert (await client.get(url, headers=headers)).status_code == 404
        found = await client.get(f"{FAQ}/categories/repair/articles", headers=headers)
        assert found.json() == []
        assert (await client.get(f"{FAQ}/categories", headers=headers)).json()[0][
            "article_count"
        ] == 0
        vote = await client.post(f"{url}/feedback", json={"helpful": True}, headers=headers)
        assert vote.status_code == 404
    assert (await client.get(url, headers=editor)).json()["status"] == "draft"
    assert (await client.get(f"{FAQ}/search", params={"q": "накипь"})).json() == []


@pytest.mark.parametrize(
    ("typed", "locale", "count"),
    [
        ("накипи", "ru", 1),
        ("кофеварку", "ru", 1),
        ("кофев", "ru", 1),
        ("удалите нак", "ru", 1),
        ("descaling sockets", "en", 1),
        ("накипи", "en", 0),
        ("холодильник", "ru", 0),
        ("'\"&|!():*\\", "ru", 0),
        ("греет & | !", "ru", 1),
        ("кофеварка -накипь", "ru", 0),
        ("кофеварка -шланг", "ru", 1),
        ('"удалите накипь', "ru", 1),
        ("описание_", "ru", 0),
        ("²²", "ru", 0),
        ("не", "ru", 0),
    ],
)
async def test_search_ranks_and_marks(client, write, typed, locale, count):
    await write()
    found = await client.get(f"{FAQ}/search", params={"q": typed, "locale": locale})
    assert found.status_code == 200, found.text
    assert len(found.json()) == count
    if typed == "накипи" and count:
        assert "<mark>накипь</mark>" in found.json()[0]["snippet"]


async def test_who_lacks_a_translation_finds_the_one_that_there_is(client, editor, write):
    async def found(locale):
        response = await client.get(f"{FAQ}/search", params={"q": "накипь", "locale": locale})
        return [(row["slug"], row["locale"]) for row in response.json()]

    article = await write(translations={"ru": TEXTS["ru"]})
    url = f"{FAQ}/articles/{article['id']}"
    assert await found("en") == await found("ru") == [("no-heat", "ru")]
    added = {"translations": {"en": TEXTS["en"]}}
    assert (await client.patch(url, json=added, headers=editor)).is_success
    assert (await found("ru"), await found("en")) == ([("no-heat", "ru")], [])
    lost = {"translations": {"en": None}}
    assert (await client.patch(url, json=lost, headers=editor)).is_success
    assert await found("en") == [("no-heat", "ru")]
    assert (await client.patch(url, json={"status": "draft"}, headers=editor)).is_success
    assert await found("ru") == await found("en") == []


async def test_snippet_marks_words_that_only_the_title_has(client, write):
    await write()
    [found] = (await client.get(f"{FAQ}/search", params={"q": "кофеварка розетка"})).json()
    assert "<mark>Кофеварка</mark>" in found["snippet"]
    assert "<mark>розетку</mark>" in found["snippet"]


async def test_articles_stand_in_their_order(client, editor, write):
    for position, slug in ((2, "last"), (0, "first"), (0, "second"), (1, "third")):
        await write(slug, position=position)
    url, seen = f"{FAQ}/categories/repair/articles", []
    page = await client.get(url, params={"limit": 3})
    seen += [row["slug"] for row in page.json()]
    rest = await client.get(url, params={"cursor": page.headers["x-next-cursor"]})
    seen += [row["slug"] for row in rest.json()]
    assert seen == ["first", "second", "third", "last"]
    assert (await client.get(url, params={"cursor": "x"})).status_code == 422


async def test_category_that_fills_while_it_is_deleted_stays(client, editor, write, container):
    await write()
    uow = container.faq._uow()
    async with uow:
        category = await uow.faq.find_category("repair", for_update=True)
        with pytest.raises(CategoryNotEmpty):
            await uow.faq.delete(category)
    renamed = {"slug": "mending"}
    moved = await client.patch(f"{FAQ}/categories/repair", json=renamed, headers=editor)
    assert (moved.json()["slug"], moved.json()["article_count"]) == ("mending", 1)
    assert (await client.get(f"{FAQ}/categories/repair/articles")).status_code == 404


async def test_titles_come_before_bodies(client, write):
    await write("body", translations={"ru": {"title": "Другое", "body": "про накипь"}})
    await write("title", translations={"ru": {"title": "Накипь", "body": "прочее"}})
    found = (await client.get(f"{FAQ}/search", params={"q": "накипь"})).json()
    assert [row["slug"] for row in found] == ["title", "body"]


async def test_feedback_counts_everyone_once(client, callers, write, customer, container):
    article = await write()
    url = f"{FAQ}/articles/{article['id']}"
    mine = callers.headers(customer)
    for headers, helpful in ((mine, True), (mine, False), ({}, True), ({}, True)):
        voted = await client.post(f"{url}/feedback", json={"helpful": helpful}, headers=headers)
        assert voted.status_code == 204
    seen = (await client.get(url)).json()
    assert (seen["helpful"], seen["unhelpful"]) == (1, 1)
    service = callers.service_headers()
    export = f"/internal/users/{customer.user_id}/export"
    assert len((await client.get(export, headers=service)).json()["feedback"]) == 1
    event = UserDeleted(user_id=customer.user_id, version=2)
    await container.users.erase(event, new_delivery())
    assert (await client.get(export, headers=service)).json()["feedback"] == []
    assert (await client.get(url)).json()["unhelpful"] == 1


async def test_editing(client, editor, write, engine):
    article = await write()
    url = f"{FAQ}/articles/{article['id']}"
    tag = (await client.get(url)).headers["etag"]
    change = {"translations": {"en": None, "ru": {"title": "Новое", "body": "x"}}}
    changed = await client.patch(url, json=change, headers={**editor, "If-Match": tag})
    assert (changed.json()["title"], changed.json()["locales"]) == ("Новое", ["ru"])
    stale = await client.patch(url, json=change, headers={**editor, "If-Match": tag})
    assert stale.status_code == 412
    none = await client.patch(url, json={"translations": {"ru": None}}, headers=editor)
    assert (none.status_code, none.json()["code"]) == (422, "content.no_translation_left")
    lost = await client.patch(url, json={"category": "nowhere"}, headers=editor)
    assert (lost.status_code, lost.json()["code"]) == (422, "faq.unknown_category")
    full = await client.delete(f"{FAQ}/categories/repair", headers=editor)
    assert (full.status_code, full.json()["code"]) == (409, "faq.category_not_empty")
    assert (await client.delete(url, headers=editor)).status_code == 204
    assert (await client.get(url)).status_code == 404
    moved = {"titles": {"en": "Mending"}, "position": 4}
    assert (await client.patch(f"{FAQ}/categories/repair", json=moved, headers=editor)).is_success
    assert (await client.delete(f"{FAQ}/categories/repair", headers=editor)).status_code == 204
    types = [event["type"] for event in await outbox_events(engine, platform)]
    assert types.count("privet.content.article.changed.v1") == 3
    assert types.count("privet.content.category.changed.v1") == 3


async def test_slugs_are_one_of_a_kind_and_retries_make_one(client, editor, write, category):
    await write()
    body = {"category": category, "slug": "no-heat", "translations": TEXTS}
    taken = await client.post(f"{FAQ}/articles", json=body, headers=editor)
    assert (taken.status_code, taken.json()["code"]) == (409, "content.slug_taken")
    key = {**editor, "Idempotency-Key": "k"}
    shelf = {"slug": "care", "titles": {"ru": "Уход"}}
    made = [await client.post(f"{FAQ}/categories", json=shelf, headers=key) for _ in range(2)]
    assert [row.status_code for row in made] == [201, 201]
    assert made[1].headers["idempotency-replayed"] == "true"
    again = await client.post(f"{FAQ}/categories", json=shelf, headers=editor)
    assert again.json()["code"] == "content.slug_taken"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/faq/categories", {"slug": "Bad Slug", "titles": {"ru": "x"}}),
        ("/faq/categories", {"slug": "x", "titles": {}}),
        ("/faq/categories", {"slug": "x", "titles": {"de": "x"}}),
        ("/faq/articles", {"category": "x", "slug": "x", "translations": {}}),
        ("/pages", {"slug": "x", "translations": {"ru": {"title": "a\x00", "body": "b"}}}),
        ("/pages", {"slug": "x#y", "translations": TEXTS}),
    ],
)
async def test_content_that_is_none_is_refused(client, editor, path, body):
    response = await client.post(f"/api/v1{path}", json=body, headers=editor)
    assert response.status_code == 422


async def test_writing_is_for_support_and_admins(client, callers, customer, technician):
    for principal in (customer, technician):
        headers = callers.headers(principal)
        for method, path in (
            ("POST", f"{FAQ}/categories"),
            ("PATCH", f"{FAQ}/categories/x"),
            ("DELETE", f"{FAQ}/categories/x"),
            ("POST", f"{FAQ}/articles"),
            ("DELETE", f"{FAQ}/articles/{new_id()}"),
            ("POST", PAGES),
            ("PATCH", f"{PAGES}/x"),
            ("DELETE", f"{PAGES}/x"),
            ("GET", f"{PAGES}/x/versions"),
            ("GET", f"{PAGES}/x/versions/1"),
        ):
            body = {} if method == "PATCH" else None
            if method == "POST":
                body = (
                    {"slug": "x", "titles": {"ru": "x"}}
                    if path.endswith("categories")
                    else {"slug": "x", "category": "x", "translations": TEXTS}
                    if path.endswith("articles")
                    else {"slug": "x", "translations": TEXTS}
                )
            response = await client.request(method, path, json=body, headers=headers)
            assert response.status_code == 403, (method, path, response.text)


async def test_pages_keep_their_versions(client, editor, callers, customer):
    made = await client.post(PAGES, json={"slug": "terms", "translations": TEXTS}, headers=editor)
    assert made.status_code == 201
    url = f"{PAGES}/terms"
    assert (await client.get(url)).status_code == 404
    assert (await client.get(PAGES)).json() == []
    shown = await client.patch(url, json={"published": True}, headers=editor)
    assert shown.json()["version"] == 1
    first = await client.get(url, headers={"Accept-Language": "en"})
    assert first.json()["title"] == "The machine stays cold"
    rewritten = {"translations": {"ru": {"title": "Правила", "body": "# Два"}}}
    head = {**editor, "If-Match": first.headers["etag"]}
    second = await client.patch(url, json=rewritten, headers=head)
    assert (second.json()["version"], second.json()["locales"]) == (2, ["ru", "en"])
    assert (await client.patch(url, json=rewritten, headers=head)).status_code == 412
    assert (await client.get(url)).json()["body_html"] == "<h1>Два</h1>\n"
    versions = (await client.get(f"{url}/versions", headers=editor)).json()
    assert [row["version"] for row in versions] == [2, 1]
    old = (await client.get(f"{url}/versions/1", headers=editor)).json()
    assert old["title"] == "Кофеварка не греет"
    for number, status in (("3", 404), ("0", 422), ("9" * 30, 422)):
        got = await client.get(f"{url}/versions/{number}", headers=editor)
        assert got.status_code == status
    assert [row["slug"] for row in (await client.get(PAGES)).json()] == ["terms"]
    assert (await client.delete(url, headers=editor)).status_code == 204
    assert (await client.get(url)).status_code == 404
    versions = (await client.get(f"{url}/versions", headers=editor)).json()
    assert [row["version"] for row in versions] == [2, 1]
    assert (await client.get(f"{url}/versions/1", headers=editor)).json()["title"] == old["title"]
    body = {"slug": "terms", "published": True, "translations": {"en": TEXTS["en"]}}
    again = await client.post(PAGES, json=body, headers=editor)
    assert (again.status_code, again.json()["version"], again.json()["locales"]) == (201, 3, ["en"])
    assert (await client.get(url)).json()["locale"] == "en"
    taken = await client.post(PAGES, json=body, headers=editor)
    assert (taken.status_code, taken.json()["code"]) == (409, "content.slug_taken")


async def test_search_has_pages(client, write):
    """Every article once, the best first, though many fit equally well."""
    for number in range(7):
        body = {"title": "Накипь", "body": "Удалите накипь." if number % 3 else "Совет."}
        await write(slug=f"a{number}", translations={"ru": body})
    whole = (await client.get(f"{FAQ}/search", params={"q": "накипь", "limit": 100})).json()
    assert len(whole) == 7
    seen, cursor = [], {}
    while cursor is not None:
        page = await client.get(f"{FAQ}/search", params={"q": "накипь", "limit": 2, **cursor})
        seen += page.json()
        after = page.headers.get("x-next-cursor")
        cursor = {"cursor": after} if after else None
    assert [row["id"] for row in seen] == [row["id"] for row in whole]
    bad = await client.get(f"{FAQ}/search", params={"q": "накипь", "cursor": "x"})
    assert (bad.status_code, bad.json()["code"]) == (422, "pagination.bad_cursor")
