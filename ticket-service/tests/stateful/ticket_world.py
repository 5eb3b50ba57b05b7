"""The ticket service and the people who use it, on an event loop of their own."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import httpx
from privet_shared.auth.principal import Principal
from privet_shared.events.auth import UserRegistered
from privet_shared.testing.callers import Callers
from privet_shared.testing.database import empty_tables, new_delivery
from privet_shared.testing.fakes import FakeLookup
from sqlalchemy import select
from ticket_model import CUSTOMERS, OK, STAFF, Act, Ticket
from ticket_service.container import Container
from ticket_service.main import create_app
from ticket_service.models import Base, platform
from ticket_service.settings import TicketSettings

T = TypeVar("T")


class World:
    """The service on a loop of its own, and new people for every run of the machine."""

    def __init__(self, runner: asyncio.Runner, settings: TicketSettings, callers: Callers) -> None:
        self._runner = runner
        self._container = Container(settings, lookups=lambda _base_url: FakeLookup())
        self._callers = callers
        transport = httpx.ASGITransport(create_app(settings, container=self._container))
        self.client = httpx.AsyncClient(transport=transport, base_url="http://service/api/v1")
        self.people: dict[str, Principal] = {}

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    async def close(self) -> None:
        await self.client.aclose()
        await empty_tables(self._container.engine, Base.metadata)
        await self._container.close()

    async def populate(self) -> None:
        self.people = {name: self._callers.principal() for name in CUSTOMERS}
        for name, role in STAFF.items():
            self.people[name] = principal = self._callers.principal(role)
            event = UserRegistered(
                user_id=principal.user_id, version=1, name=name, roles=principal.roles
            )
            await self._container.users.store(event, new_delivery())

    def name_of(self, user_id: str | None) -> str | None:
        names = {str(person.user_id): name for name, person in self.people.items()}
        return names[user_id] if user_id else None

    async def send(
        self, actor: str, method: str, path: str, json: Any = None, **headers: str
    ) -> httpx.Response:
        own = self._callers.headers(self.people[actor])
        return await self.client.request(method, path, json=json, headers={**own, **headers})

    async def perform(self, act: Act) -> str:
        url = f"/tickets/{act.ticket}"
        match act.verb:
            case "move":
                request = ("PATCH", f"{url}/status", {"status": act.value})
            case "assign":
                person = self.people.get(act.value)
                assignee = str(person.user_id) if person else None
                request = ("POST", f"{url}/assign", {"assignee_id": assignee})
            case "rate":
                request = ("POST", f"{url}/rating", {"score": act.value})
            case "say":
                body, internal = act.value
                request = ("POST", f"{url}/messages", {"body": body, "internal": internal})
            case "merge":
                request = ("POST", f"{url}/merge", {"into": act.value})
            case _:
                request = ("PATCH", url, {"title": act.value})
        return outcome(await self.send(act.actor, *request))

    async def observe(self, ticket_id: str) -> Ticket:
        """Return the ticket as staff and the outbox show it."""
        shown = (await self.send("admin", "GET", f"/tickets/{ticket_id}")).json()
        chat = (await self.send("admin", "GET", f"/tickets/{ticket_id}/messages?limit=100")).json()
        assignee = shown["assignee"] and shown["assignee"]["id"]
        return Ticket(
            owner=self.name_of(shown["user_id"]) or "",
            moves=[
                (row["from"], row["to"], self.name_of(row["by"]) or "")
                for row in shown["status_history"]
            ],
            events=[row for row in await self._events(ticket_id) if row[0] != "added"],
            title=shown["title"],
            assignee=self.name_of(assignee),
            rating=shown["rating"] and shown["rating"]["score"],
            merged_into=shown["merged_into"] and shown["merged_into"]["id"],
            chat=[
                (row["body"], self.name_of(row["author_id"]) or "", row["internal"]) for row in chat
            ],
        )

    async def _events(self, ticket_id: str) -> list[tuple[str, Any]]:
        outbox = platform.outbox
        async with self._container.engine.connect() as connection:
            rows = await connection.scalars(
                select(outbox.c.envelope)
                .where(outbox.c.aggregate_id == ticket_id)
                .order_by(outbox.c.seq)
            )
            return [self._event(row["type"].split(".")[-2], row["data"]) for row in rows]

    def _event(self, kind: str, data: dict[str, Any]) -> tuple[str, Any]:
        match kind:
            case "status_changed":
                return kind, (data["from"], data["to"])
            case "assigned":
                return kind, self.name_of(data["assignee_id"])
            case "updated":
                return kind, data["changed"]
            case "rated":
                return kind, data["score"]
            case "merged":
                return kind, data["into_id"]
            case _:
                return kind, None


def outcome(response: httpx.Response) -> str:
    return OK if response.is_success else str(response.json()["code"])
