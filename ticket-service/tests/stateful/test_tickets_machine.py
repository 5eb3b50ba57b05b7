"""Tickets against a small model of them: any acts of several people, also at the same moment.

What happens at once must come out as if it had happened in some order.
``STATEFUL_EXAMPLES=500`` makes a long, random run of the short, repeatable one.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import pairwise, permutations
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as profile
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from privet_shared.ids import new_id
from ticket_model import (
    CUSTOMERS,
    EVERYONE,
    OK,
    STAFF,
    STAFF_MOVES,
    STATUSES,
    Act,
    State,
    Ticket,
    next_moves,
    play,
)
from ticket_world import World, outcome

EXAMPLES = os.environ.get("STATEFUL_EXAMPLES")
MOST_TICKETS = 4


def among(*names: str | None) -> st.SearchStrategy[Any]:
    return st.sampled_from(names)


DEEDS = st.one_of(
    st.tuples(st.just("move"), among(*EVERYONE), among(*STATUSES)),
    st.tuples(st.just("move"), among(*STAFF), among("in_progress", "completed")),
    st.tuples(st.just("assign"), among(*EVERYONE), among(None, *STAFF)),
    st.tuples(st.just("rate"), among(*EVERYONE), st.integers(1, 5)),
    st.tuples(st.just("say"), among(*EVERYONE), st.booleans()),
    st.tuples(st.just("edit"), among(*EVERYONE), among("t", "u", "v")),
)

SHARE = st.floats(0, 1, exclude_max=True)


class TicketsMachine(RuleBasedStateMachine):
    """Files tickets and lets people do anything to them."""

    tickets = Bundle("tickets")

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.state: State = {}
        self.numbers: list[str] = []
        self.touched: dict[str, Ticket | None] = {}
        self.said = 0
        self.titles = 0
        world.run(world.populate())

    def act(self, ticket: str, deed: tuple[str, str, Any]) -> Act:
        verb, actor, value = deed
        if verb == "say":
            self.said += 1
            value = (f"line {self.said}", value)
        return Act(verb, actor, ticket, value)

    def check(self, acts: Sequence[Act]) -> None:
        """Do all of ``acts`` at once: the outcome must be that of some order."""

        async def perform() -> list[str]:
            return await asyncio.gather(*(self.world.perform(act) for act in acts))

        results = dict(zip(acts, self.world.run(perform()), strict=True))
        seen = {key: self.world.run(self.world.observe(key)) for key in {a.ticket for a in acts}}
        actual = {key: ticket.facts for key, ticket in seen.items()}
        self.touched.update(seen)
        considered = []
        for order in permutations(acts):
            state = deepcopy(self.state)
            expected = {act: play(state, act) for act in order}
            facts = {key: state[key].facts for key in seen}
            if (expected, facts) == (results, actual):
                self.state = state
                return
            considered.append((expected, facts))
        pytest.fail(f"no order explains {results} and {actual}: {considered}")

    def filed(self, owner: str, ticket: dict[str, Any]) -> str:
        key = str(ticket["id"])
        self.numbers.append(ticket["number"])
        self.state[key] = Ticket(owner, [(None, "new", owner)], [("created", None)])
        self.touched[key] = None
        return key

    @initialize(target=tickets, owner=among("anna", "anna", "boris"))
    def file_first(self, owner: str) -> str:
        return self.file(owner)

    @precondition(lambda self: len(self.state) < MOST_TICKETS)
    @rule(target=tickets, owner=among("anna", "anna", "boris"))
    def file_another(self, owner: str) -> str:
        return self.file(owner)

    def file(self, owner: str) -> str:
        response = self.world.run(self.world.send(owner, "POST", "/tickets", {"title": "t"}))
        assert response.status_code == 201, response.text
        return self.filed(owner, response.json())

    @precondition(lambda self: len(self.state) < MOST_TICKETS)
    @rule(target=tickets, owner=among("anna", "anna", "boris"))
    def file_one_twice_at_once(self, owner: str) -> str:
        """A client that retries too early gets one ticket all the same."""
        request = ("POST", "/tickets", {"title": "t"})
        key = {"Idempotency-Key": str(new_id())}

        async def send_both() -> list[httpx.Response]:
            sent = (self.world.send(owner, *request, **key) for _ in range(2))
            return await asyncio.gather(*sent)

        answers = self.world.run(send_both())
        assert {outcome(answer) for answer in answers} <= {OK, "idempotency.in_progress"}
        answers.append(self.world.run(self.world.send(owner, *request, **key)))
        made = [answer.json() for answer in answers if answer.is_success]
        assert len({ticket["id"] for ticket in made}) == 1
        return self.filed(owner, made[0])

    @rule(ticket=tickets, deed=DEEDS)
    def one_act(self, ticket: str, deed: tuple[str, str, Any]) -> None:
        self.check([self.act(ticket, deed)])

    @rule(ticket=tickets, deeds=st.lists(DEEDS, min_size=2, max_size=3))
    def acts_at_once(self, ticket: str, deeds: list[tuple[str, str, Any]]) -> None:
        self.check(list(dict.fromkeys(self.act(ticket, deed) for deed in deeds)))

    @rule(ticket=tickets, actors=st.lists(among(*STAFF), min_size=2, max_size=2, unique=True))
    def two_move_it_on_at_once(self, ticket: str, actors: list[str]) -> None:
        to = (STAFF_MOVES[self.state[ticket].status] or ["completed"])[0]
        self.check([Act("move", actor, ticket, to) for actor in actors])

    @rule(
        ticket=tickets,
        person=among("owner", *STAFF),
        lines=st.lists(st.booleans(), min_size=1, max_size=3),
    )
    def talk(self, ticket: str, person: str, lines: list[bool]) -> None:
        actor = self.state[ticket].owner if person == "owner" else person
        self.check([self.act(ticket, ("say", actor, internal)) for internal in lines])

    @rule(ticket=tickets, actor=among(*STAFF), scores=st.permutations(range(1, 6)))
    def complete_and_rate_twice_at_once(self, ticket: str, actor: str, scores: list[int]) -> None:
        owner = self.state[ticket].owner
        while self.state[ticket].status in {"new", "in_progress"}:
            self.check([Act("move", actor, ticket, STAFF_MOVES[self.state[ticket].status][0])])
        self.check([Act("rate", owner, ticket, score) for score in scores[:2]])

    @rule(ticket=tickets, into=tickets, actor=among("anna", *STAFF))
    def merge(self, ticket: str, into: str, actor: str) -> None:
        self.check([Act("merge", actor, ticket, into)])

    @precondition(lambda self: len(self.state) < MOST_TICKETS)
    @rule(target=tickets, owner=among(*CUSTOMERS), actors=st.permutations(list(STAFF)))
    def merge_both_ways_at_once(self, owner: str, actors: list[str]) -> MultipleResults[str]:
        one, other = self.file(owner), self.file(owner)
        self.check([Act("merge", actors[0], one, other), Act("merge", actors[1], other, one)])
        return multiple(one, other)

    @rule(ticket=tickets)
    def edit_one_version_twice_at_once(self, ticket: str) -> None:
        """Of two edits of the version that both have read, one is refused."""
        url = f"/tickets/{ticket}"
        shown = self.world.run(self.world.send("admin", "GET", url))
        match = {"If-Match": shown.headers["etag"]}
        self.titles += 1
        titles = {actor: f"{actor} {self.titles}" for actor in ("support", "admin")}

        async def edit_both() -> list[httpx.Response]:
            sent = (
                self.world.send(actor, "PATCH", url, {"title": title}, **match)
                for actor, title in titles.items()
            )
            return await asyncio.gather(*sent)

        results = dict(zip(titles, map(outcome, self.world.run(edit_both())), strict=True))
        self.touched[ticket] = None
        if self.state[ticket].is_closed:
            assert set(results.values()) == {"ticket.closed"}
            return
        assert Counter(results.values()) == {OK: 1, "request.stale": 1}
        [winner] = [actor for actor, result in results.items() if result == OK]
        play(self.state, Act("edit", winner, ticket, titles[winner]))

    @rule(ticket=tickets, person=among("owner", *STAFF), shares=st.lists(SHARE, min_size=2))
    def read_some_of_the_chat(self, ticket: str, person: str, shares: list[float]) -> None:
        """However often and wherever somebody marks, what they have read stays read."""
        actor = self.state[ticket].owner if person == "owner" else person
        url = f"/tickets/{ticket}/messages"
        before = self.world.run(self.world.send(actor, "GET", f"{url}?limit=100"))
        unread = int(before.headers["x-unread-count"])
        me = str(self.world.people[actor].user_id)
        chat = before.json()
        for index in [int(share * len(chat)) for share in shares if chat]:
            marker = {"up_to": chat[index]["id"]}
            marked = self.world.run(self.world.send(actor, "POST", f"{url}/read", marker))
            assert marked.status_code == 204, marked.text
            unread = min(unread, sum(row["author_id"] != me for row in chat[index + 1 :]))
        after = self.world.run(self.world.send(actor, "GET", url))
        assert int(after.headers["x-unread-count"]) == unread

    @invariant()
    def touched_tickets_are_as_they_should_be(self) -> None:
        for key, seen in self.touched.items():
            self.world.run(self.verify(key, seen))
        self.touched.clear()
        assert len(set(self.numbers)) == len(self.numbers)

    async def verify(self, key: str, seen: Ticket | None) -> None:
        """Compare a ticket, as it was ``seen`` or is now, with the model, and who sees what."""
        model = self.state[key]
        actual = seen or await self.world.observe(key)
        assert actual.facts == model.facts
        assert actual.moves[0][0] is None
        assert all(here[1] == there[0] for here, there in pairwise(actual.moves))
        moved = [event for event in actual.events if event[0] == "status_changed"]
        assert len(moved) == len(actual.moves) - 1
        for actor in (*CUSTOMERS, "technician"):
            response = await self.world.send(actor, "GET", f"/tickets/{key}")
            chat = await self.world.send(actor, "GET", f"/tickets/{key}/messages?limit=100")
            if actor in CUSTOMERS and actor != model.owner:
                assert {outcome(response), outcome(chat)} == {"ticket.not_found"}
                continue
            assert response.json()["allowed_transitions"] == next_moves(model, actor)
            may_read = [line[0] for line in model.chat if actor in STAFF or not line[2]]
            assert sorted(row["body"] for row in chat.json()) == sorted(may_read)

    def teardown(self) -> None:
        for owner in CUSTOMERS:
            listed = self.world.run(self.world.send(owner, "GET", "/tickets?limit=100")).json()
            theirs = [key for key, ticket in self.state.items() if ticket.owner == owner]
            assert [row["id"] for row in reversed(listed)] == theirs


@pytest.fixture
def world(settings, engine, callers) -> Iterator[World]:
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        world = World(runner, settings, callers)
        yield world
        world.run(world.close())


def test_tickets_behave_like_their_model(world):
    run_state_machine_as_test(
        lambda: TicketsMachine(world),
        settings=profile(
            max_examples=int(EXAMPLES or 12),
            stateful_step_count=40,
            derandomize=EXAMPLES is None,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
