"""Shared answers: kept, fetched once for all who wait, forgotten by events, nobody's own."""

import asyncio
import json

import pytest
from gateway.caching.store import AnswerStore, KeptAnswer
from gateway_sse import envelope_of
from gateway_support import FakeService, run_gateway, serve, until
from privet_shared.auth.principal import Role
from privet_shared.events.content import ArticleChanged, CategoryChanged, PageChanged
from privet_shared.events.devices import DeviceDeleted
from privet_shared.ids import new_id


class Content(FakeService):
    """Says how often it was asked, in which language and by whom."""

    async def do_echo(self, _receive, send):
        await asyncio.sleep(0)
        headers = dict(self.seen[-1].headers)
        told = {
            "asked": len(self.seen),
            "language": headers.get(b"accept-language", b"").decode(),
            "caller": headers.get(b"authorization", b"").decode(),
        }
        await self.answer(send, json.dumps(told).encode())

    async def do_tagged(self, _receive, send):
        headers = [(b"etag", b'W/"1"'), (b"cache-control", b"max-age=9"), (b"x-mine", b"1")]
        await self.answer(send, b"{}", headers=headers)

    async def do_gone(self, _receive, send):
        await self.answer(send, b"{}", status=404)

    async def do_wait(self, receive, send):
        await self.go_on.wait()
        await self.do_echo(receive, send)

    async def do_large(self, _receive, send):
        await self.answer(send, bytes(1024 * 1024 + 1))


@pytest.fixture
async def content():
    fake = Content("content")
    async with serve(fake) as origin:
        yield fake, origin


@pytest.fixture
async def cached(content, bus, nats_server, gateway_options):
    """Run two gateways before one service of content and devices; both hear events."""
    fake, origin = content
    options = {
        **gateway_options,
        "media_service_url": origin,
        "device_service_url": origin,
        "nats_url": nats_server.url,
    }
    async with run_gateway(**options) as one, run_gateway(**options) as two:
        yield fake, one, two


async def asked(gateway, path, **headers):
    answer = await gateway.get(path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    assert answer.status_code == 200, answer.text
    return answer.json()["asked"]


PAGE = "/api/v1/pages/about"


async def test_an_answer_is_kept(cached):
    fake, gateway, other = cached
    assert await asked(gateway, PAGE) == 1
    again = await gateway.get(PAGE)
    assert again.json()["asked"] == 1
    assert again.headers["age"] == "0"
    assert again.headers["cache-control"] == "no-cache"
    assert again.headers["vary"] == "accept-language, Origin"
    assert await asked(gateway, PAGE + "?locale=en") == 2
    assert await asked(gateway, PAGE, accept_language="en") == 3
    assert await asked(gateway, PAGE, cache_control="no-cache") == 4
    assert await asked(other, PAGE) == 5
    assert len(fake.seen) == 5


async def test_a_known_answer_is_not_sent_again(cached):
    fake, gateway, _ = cached
    first = await gateway.get(PAGE)
    for tags in (first.headers["etag"], f'"x", W/{first.headers["etag"]}', "*"):
        same = await gateway.get(PAGE, headers={"If-None-Match": tags})
        assert (same.status_code, same.content) == (304, b"")
        assert same.headers["etag"] == first.headers["etag"]
    assert (await gateway.get(PAGE, headers={"If-None-Match": '"x"'})).status_code == 200
    assert len(fake.seen) == 1


async def test_what_the_service_says_stands(cached):
    _, gateway, _ = cached
    for _ in range(2):
        answer = await gateway.get("/api/v1/pages/tagged")
        assert answer.headers["etag"] == 'W/"1"'
        assert answer.headers["cache-control"] == "max-age=9"
        assert answer.headers["x-mine"] == "1"
    fresh = await gateway.get("/api/v1/pages/tagged", headers={"If-None-Match": '"1"'})
    assert fresh.status_code == 304


async def test_head_shares_with_get(cached):
    fake, gateway, _ = cached
    first = await gateway.get(PAGE)
    head = await gateway.head(PAGE)
    assert head.headers["content-length"] == str(len(first.content))
    assert head.content == b""
    assert len(fake.seen) == 1


async def test_no_caller_is_passed_on(cached, callers):
    """Customers share an anonymous caller's answer; staff, who see drafts, get their own."""
    fake, gateway, _ = cached
    customer = callers.headers(callers.principal())
    staff = callers.headers(callers.principal(Role.SUPPORT))
    cookie = {**customer, "Cookie": "secret", "X-Forwarded-For": "6.6.6.6"}
    assert (await gateway.get(PAGE, headers=cookie)).json() == {
        "asked": 1,
        "language": "",
        "caller": "",
    }
    assert "cookie" not in dict(fake.seen[0].headers)
    assert (await gateway.get(PAGE, headers=staff)).json()["caller"] == staff["Authorization"]
    assert (await gateway.get(PAGE, headers=staff)).json()["asked"] == 3
    assert (await gateway.get(PAGE)).json()["asked"] == 1
    device = f"/api/v1/devices/{new_id()}"
    assert (await gateway.get(device, headers=customer)).json()["caller"]
    assert not (await gateway.get(device)).json()["caller"]
    assert (await gateway.get(PAGE, headers={"Authorization": "Bearer x"})).status_code == 401


async def test_mistakes_are_not_kept(cached):
    fake, gateway, _ = cached
    for _ in range(2):
        assert (await gateway.get("/api/v1/pages/gone")).status_code == 404
    assert len(fake.seen) == 2


async def test_what_is_too_large_is_passed_through(cached):
    _, gateway, _ = cached
    for _ in range(2):
        assert len((await gateway.get("/api/v1/pages/large")).content) == 1024 * 1024 + 1


async def test_all_who_wait_share_one_call(cached):
    fake, gateway, _ = cached
    waiting = [asyncio.create_task(gateway.get("/api/v1/pages/wait")) for _ in range(20)]
    await until(lambda: fake.seen)
    await asyncio.sleep(0.2)
    waiting[0].cancel()  # the one who asked first leaves
    await asyncio.sleep(0.1)
    fake.go_on.set()
    answers = await asyncio.gather(*waiting[1:])
    assert {answer.json()["asked"] for answer in answers} == {1}
    assert len(fake.seen) == 1


async def test_a_failure_is_told_to_all_who_wait(cached):
    fake, gateway, _ = cached
    answers = await asyncio.gather(*(gateway.get("/api/v1/pages/cut") for _ in range(5)))
    assert {answer.status_code for answer in answers} == {502}
    assert await asked(gateway, PAGE) == len(fake.seen)


EVENTS = {
    "/api/v1/pages/about": lambda: PageChanged(page_id=new_id(), slug="other"),
    "/api/v1/pages": lambda: PageChanged(page_id=new_id(), slug="about"),
    "/api/v1/faq/categories": lambda: CategoryChanged(category_id=new_id(), slug="x"),
    "/api/v1/faq/search?q=x": lambda: ArticleChanged(article_id=new_id()),
    "/api/v1/faq/categories/x/articles": lambda: ArticleChanged(article_id=new_id()),
}


@pytest.mark.parametrize("path", EVENTS)
async def test_a_change_is_seen_on_every_gateway(cached, bus, path):
    fake, *gateways = cached
    for gateway in gateways:
        await asked(gateway, path)
    await bus.publish(envelope_of(EVENTS[path]()))
    for gateway in gateways:
        async with asyncio.timeout(5):
            while await asked(gateway, path) <= 2:
                await asyncio.sleep(0.01)
    assert len(fake.seen) == 4


async def test_an_event_of_one_object_leaves_the_others(cached, bus):
    _, gateway, _ = cached
    mine, other = new_id(), new_id()
    assert await asked(gateway, f"/api/v1/devices/{mine}") == 1
    assert await asked(gateway, f"/api/v1/devices/{other}") == 2
    await bus.publish(envelope_of(DeviceDeleted(device_id=mine, user_id=new_id(), version=2)))
    async with asyncio.timeout(5):
        while await asked(gateway, f"/api/v1/devices/{mine}") == 1:
            await asyncio.sleep(0.01)
    assert await asked(gateway, f"/api/v1/devices/{other}") == 2


async def test_an_answer_from_before_a_change_is_not_kept(cached, bus):
    fake, gateway, _ = cached
    waiting = asyncio.create_task(gateway.get("/api/v1/pages/wait"))
    await until(lambda: fake.seen)
    await bus.publish(envelope_of(PageChanged(page_id=new_id(), slug="wait")))
    await until(lambda: not gateway.app.shared.fetching)
    fake.go_on.set()
    assert (await waiting).json()["asked"] == 1
    assert await asked(gateway, "/api/v1/pages/wait") == 2


async def test_whoever_writes_sees_it_at_once(cached, callers):
    _, gateway, _ = cached
    staff = callers.headers(callers.principal(Role.ADMIN))
    assert await asked(gateway, PAGE) == 1
    assert (await gateway.patch(PAGE, headers=staff, json={})).status_code == 200
    assert await asked(gateway, PAGE) == 3


async def test_without_events_nothing_is_kept(content, quiet_options):
    _, origin = content
    options = {**quiet_options, "media_service_url": origin, "nats_url": "nats://127.0.0.1:1"}
    async with run_gateway(**options) as gateway:
        assert [await asked(gateway, PAGE) for _ in range(3)] == [1, 2, 3]


def test_the_store_is_bounded_and_drops_what_is_least_used():
    store = AnswerStore(max_bytes=3 * 1124)
    answer = KeptAnswer(200, [], bytes(100), b"", 0, float("inf"))
    for name in (b"a", b"b", b"c"):
        store.put((name,), answer)
    assert store.get((b"a",)) is answer
    store.put((b"d",), answer)
    assert store.get((b"b",)) is None
    assert store.get((b"a",)) is answer
    store.put((b"a",), answer)
    assert (len(store), store.bytes) == (3, 3 * 1124)
    store.put((b"old",), KeptAnswer(200, [], b"", b"", 0, 0))
    assert store.get((b"old",)) is None
