"""What tickets must do, said once more and in the plainest way."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from privet_shared.auth.principal import Role

CUSTOMERS = ("anna", "boris")
STAFF = {"technician": Role.TECHNICIAN, "support": Role.SUPPORT, "admin": Role.ADMIN}
EVERYONE = (*CUSTOMERS, *STAFF)
STATUSES = ("new", "in_progress", "completed", "rejected")
STAFF_MOVES = {
    "new": ["in_progress", "rejected"],
    "in_progress": ["completed", "rejected"],
    "completed": ["in_progress"],
    "rejected": [],
}
OWNER_MOVES = {"new": ["rejected"], "completed": ["in_progress"]}
OK = "ok"


@dataclass(frozen=True)
class Act:
    """What ``actor`` does to a ticket; ``value`` is the verb's object."""

    verb: str
    actor: str
    ticket: str
    value: Any


@dataclass
class Ticket:
    """What a ticket must be; ``moves`` are (from, to, by)."""

    owner: str
    moves: list[tuple[str | None, str, str]]
    events: list[tuple[str, Any]]
    title: str = "t"
    assignee: str | None = None
    rating: int | None = None
    merged_into: str | None = None
    chat: list[tuple[str, str, bool]] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.moves[-1][1]

    @property
    def is_closed(self) -> bool:
        return self.status in {"completed", "rejected"}

    @property
    def facts(self) -> dict[str, Any]:
        """What a reader sees, apart from the chat, whose order is that of the clock."""
        return {**vars(self), "chat": Counter(self.chat)}

    def move(self, to: str, actor: str) -> None:
        self.events.append(("status_changed", (self.status, to)))
        if self.status == "completed":
            self.rating = None
        self.moves.append((self.status, to, actor))


State = dict[str, Ticket]


def next_moves(ticket: Ticket, actor: str) -> list[str]:
    return STAFF_MOVES[ticket.status] if actor in STAFF else OWNER_MOVES.get(ticket.status, [])


def play(state: State, act: Act) -> str:
    """Do ``act`` to the model, and return ``OK`` or the error's code."""
    ticket = state[act.ticket]
    refusal = _refusal(ticket, act)
    if refusal is not None:
        return refusal
    match act.verb:
        case "move":
            return _move(ticket, act.value, act.actor)
        case "rate":
            return _rate(ticket, act.value, act.actor)
        case "merge":
            return _merge(state, ticket, act.value, act.actor)
        case "say":
            body, internal = act.value
            ticket.chat.append((body, act.actor, internal))
            return OK
        case _:
            return _edit(ticket, act)


def _refusal(ticket: Ticket, act: Act) -> str | None:
    """Return why a customer may not even try."""
    if act.actor in STAFF:
        return None
    if act.verb in {"assign", "merge"}:
        return "auth.forbidden"
    if act.verb == "say" and act.value[1]:
        return "ticket.internal_note_forbidden"
    return None if act.actor == ticket.owner else "ticket.not_found"


def _move(ticket: Ticket, to: str, actor: str) -> str:
    if to in next_moves(ticket, actor):
        ticket.move(to, actor)
        return OK
    known = to in STAFF_MOVES[ticket.status]
    return "ticket.transition_forbidden" if known else "ticket.invalid_transition"


def _rate(ticket: Ticket, score: int, actor: str) -> str:
    if actor != ticket.owner:
        return "ticket.not_owner"
    if ticket.status != "completed":
        return "ticket.not_completed"
    if ticket.rating is not None:
        return "ticket.already_rated"
    ticket.rating = score
    ticket.events.append(("rated", score))
    return OK


def _merge(state: State, ticket: Ticket, into_id: str, actor: str) -> str:
    into = state[into_id]
    if ticket is into or ticket.owner != into.owner or ticket.is_closed or into.is_closed:
        return "ticket.merge_refused"
    ticket.merged_into = into_id
    ticket.move("rejected", actor)
    ticket.events.append(("merged", into_id))
    return OK


def _edit(ticket: Ticket, act: Act) -> str:
    if ticket.is_closed:
        return "ticket.closed"
    if act.verb == "assign" and act.value != ticket.assignee:
        ticket.assignee = act.value
        ticket.events += [("updated", ["assignee_id"]), ("assigned", act.value)]
    elif act.verb == "edit" and act.value != ticket.title:
        ticket.title = act.value
        ticket.events.append(("updated", ["title"]))
    return OK
