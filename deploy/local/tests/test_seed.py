"""The demo data is the same however often its loading is cut off."""

import itertools
import json

import httpx
import pytest
from privet_local.seed import load as seed_load
from privet_local.seed.accounts import ADMIN, CUSTOMER, SUPPORT, TECHNICIAN
from privet_local.seed.content import CATEGORIES, PAGES
from privet_local.seed.load import tell
from privet_local.seed.stories import CASES, DEVICES, TICKETS, Line

STAFF = {TECHNICIAN.email, SUPPORT.email, ADMIN.email}
MOVES = {
    "new": {"in_progress", "rejected"},
    "in_progress": {"completed", "rejected"},
    "completed": {"in_progress"},
    "rejected": set(),
}


class CutOff(httpx.TransportError):
    """The connection broke after the request had been served."""


class FakeApi(httpx.AsyncBaseTransport):
    """The few endpoints that the seed uses; breaks after ``budget`` requests."""

    def __init__(self) -> None:
        self.budget = 10**6
        self.ids = (str(number) for number in itertools.count(1))
        self.registered = set(STAFF)
        self.verified: set[str] = set()
        self.devices: list[dict] = []
        self.tickets: list[dict] = []
        self.cases: list[dict] = []
        self.lines: dict[str, list[dict]] = {}
        self.categories: list[dict] = []
        self.articles: list[dict] = []
        self.pages: list[dict] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        content = await request.aread()
        body = json.loads(content) if content[:1] == b"{" else {}
        path = request.url.path.removeprefix("/api/v1").strip("/").split("/")
        who = request.headers.get("authorization", "").removeprefix("Bearer ")
        status, answer = self.answer(request, path, body, who)
        if self.budget == 0:
            raise CutOff("cut off", request=request)
        self.budget -= 1
        return httpx.Response(status, json=answer, request=request)

    def answer(self, request, path, body, who):  # noqa: PLR0911, PLR0912, PLR0915  # a table
        match request.method, path:
            case "POST", ["auth", "login"]:
                known = body["email"] in self.registered
                return (200, {"access_token": body["email"]}) if known else (401, {})
            case "POST", ["auth", "register"]:
                self.registered.add(body["email"])
                return 201, {"access_token": body["email"]}
            case "GET", ["user", "me"]:
                return 200, {"id": who, "email": who, "email_verified": who in self.verified}
            case "POST", ["auth", "verify-email", "send"]:
                return 204, None
            case "GET", ["messages.json"]:
                text = f"http://app/verify-email#token={CUSTOMER.email.partition('@')[0]}"
                return 200, [{"to": [CUSTOMER.email], "text": text}]
            case "POST", ["auth", "verify-email"]:
                self.verified.add(f"{body['token']}@example.com")
                return 204, None
            case "GET", ["devices", "search"]:
                serial = request.url.params["serial_number"]
                return 200, [d for d in self.devices if d["serial_number"] == serial]
            case "POST", ["devices"]:
                return 201, self.add(self.devices, {**body, "photos": []})
            case "GET", ["devices", device]:
                return 200, self.get(self.devices, device)
            case "POST", ["devices", device, "photos"]:
                self.get(self.devices, device)["photos"].append(body["media_id"])
                return 201, {}
            case "POST", ["media", "uploads"]:
                upload = {"method": "PUT", "url": "http://s3/x", "headers": {}}
                return 201, {"id": next(self.ids), "upload": upload}
            case ("PUT", ["x"]) | ("POST", ["media", "uploads", _, "complete"]):
                return 200, {}
            case "GET", ["tickets"]:
                return 200, self.tickets
            case "POST", ["tickets"]:
                new = {"assignee": None, "work_report": None, "rating": None}
                history = {"status_history": [{"to": "new"}]}
                return 201, self.add(self.tickets, {**body, **new, **history})
            case "GET", ["tickets", ticket]:
                return 200, self.get(self.tickets, ticket)
            case "GET", ["tickets", ticket, "messages"]:
                return 200, self.lines.get(ticket, [])
            case "POST", ["tickets", ticket, "messages"]:
                self.lines.setdefault(ticket, []).append({**body, "by": who})
                return 201, {}
            case "POST", ["tickets", ticket, "assign"]:
                return 200, self.set(self.tickets, ticket, assignee=body["assignee_id"])
            case "PUT", ["tickets", ticket, "work-report"]:
                assert self.get(self.tickets, ticket)["assignee"] == who
                return 200, self.set(self.tickets, ticket, work_report=body)
            case "POST", ["tickets", ticket, "rating"]:
                detail = self.get(self.tickets, ticket)
                assert detail["status_history"][-1]["to"] == "completed"
                assert detail["rating"] is None
                return 201, self.set(self.tickets, ticket, rating=body)
            case "GET", ["support"]:
                return 200, self.cases
            case "POST", ["support"]:
                return 201, self.add(self.cases, {**body, "status": "open"})
            case "GET", ["support", case]:
                return 200, self.get(self.cases, case)
            case "GET", ["support", case, "messages"]:
                return 200, self.lines.get(case, [])
            case "POST", ["support", case, "messages"]:
                self.lines.setdefault(case, []).append({**body, "by": who})
                return 201, {}
            case "PATCH", ["support", case, "status"]:
                return 200, self.set(self.cases, case, status=body["status"])
            case "PATCH", ["tickets", ticket, "status"]:
                history = self.get(self.tickets, ticket)["status_history"]
                assert body["status"] in MOVES[history[-1]["to"]]
                history.append({"to": body["status"], "by": who, "comment": body["comment"]})
                return 200, {}
            case "GET", ["faq", "categories"]:
                return 200, self.categories
            case "GET", ["faq", "categories", slug, "articles"]:
                return 200, [row for row in self.articles if row["category"] == slug]
            case "GET", ["pages"]:
                return 200, self.pages
            case "POST", ["faq", "categories"] | ["faq", "articles"] | ["pages"]:
                assert who == ADMIN.email
                return 201, self.add(getattr(self, path[-1]), body)
        raise AssertionError(f"{request.method} {request.url}")

    def add(self, things, thing):
        things.append({"id": next(self.ids), **thing})
        return things[-1]

    def get(self, things, thing_id):
        return next(thing for thing in things if thing["id"] == thing_id)

    def set(self, things, thing_id, **fields):
        thing = self.get(things, thing_id)
        thing.update(fields)
        return thing

    def story(self):
        """Return all that can be seen, without ids."""
        serials = {device["id"]: device["serial_number"] for device in self.devices}
        return (
            [(d["title"], d["serial_number"], len(d["photos"])) for d in self.devices],
            [
                (
                    *(t["title"], serials[t["device_id"]], len(t["media_ids"])),
                    *(t["status_history"], t["assignee"], t["work_report"], t["rating"]),
                )
                for t in self.tickets
            ],
            [self.lines.get(ticket["id"], []) for ticket in self.tickets],
            [(c["subject"], c["status"], self.lines.get(c["id"], [])) for c in self.cases],
            [
                [row["slug"] for row in rows]
                for rows in (self.categories, self.articles, self.pages)
            ],
        )


@pytest.fixture(scope="session")
async def whole():
    """An API after a load that nothing disturbed, and how many requests it took."""
    api = FakeApi()
    before = api.budget
    await load(api)
    return api, before - api.budget


async def load(api: FakeApi) -> None:
    async with httpx.AsyncClient(transport=api, base_url="http://gateway/api/v1") as http:
        await tell(http, "http://mail")


async def test_whole_load_tells_every_story(whole):
    devices, tickets, chats, cases, content = whole[0].story()
    assert [photos for _, _, photos in devices] == [1] * len(DEVICES)
    assert [t[0] for t in tickets] == [ticket.title for ticket in TICKETS]
    assert [len(chat) for chat in chats] == [
        sum(isinstance(step, Line) for step in ticket.story) for ticket in TICKETS
    ]
    assert [len(chat) for _, _, chat in cases] == [len(case.chat) for case in CASES]
    assert content == [
        [category.slug for category in CATEGORIES],
        [article.slug for category in CATEGORIES for article in category.articles],
        [page.slug for page in PAGES],
    ]
    assert CUSTOMER.email in whole[0].registered
    assert CUSTOMER.email in whole[0].verified


async def test_cut_off_anywhere_it_goes_on_and_doubles_nothing(whole, monkeypatch):
    monkeypatch.setattr(seed_load, "photo", lambda _: b"jpeg")
    api, requests = whole
    for budget in range(requests):
        broken = FakeApi()
        broken.budget = budget
        with pytest.raises(CutOff):
            await load(broken)
        broken.budget = 10**6
        await load(broken)
        assert broken.story() == api.story(), f"after {budget} requests"


async def test_second_load_changes_nothing(whole):
    api, _ = whole
    before = json.dumps(api.story())
    await load(api)
    assert json.dumps(api.story()) == before
