"""Clients that want some of what they may see: by topic, or what happens to one object."""

import json
from urllib.parse import quote

import pytest
from gateway.realtime.filters import EVERYTHING, MAX_OBJECTS, EventFilter, filter_of_message
from gateway.realtime.frames import _ABOUT, EVENT_NAMES, Topic, frame_of
from gateway_sse import (
    envelope_of,
    listening,
    message_added,
    opened_websocket,
    received,
    status_changed,
)
from gateway_support import assert_problem, until
from privet_shared.clock import utc_now
from privet_shared.errors import Unprocessable
from privet_shared.events.auth import NotificationCreated
from privet_shared.events.devices import DeviceDeleted
from privet_shared.events.support import CaseStatusChanged
from privet_shared.events.tickets import TicketMerged
from privet_shared.ids import new_id
from privet_shared.messaging.nats import StreamMessage


def notified(user_id) -> NotificationCreated:
    return NotificationCreated(
        notification_id=new_id(), user_id=user_id, kind="ticket.status", subject_id=new_id(),
        title="t", created_at=utc_now(),
    )  # fmt: skip


def case_changed(user_id) -> CaseStatusChanged:
    return CaseStatusChanged.model_validate(
        {
            "case_id": new_id(), "number": "S-1", "user_id": user_id, "from": "open",
            "to": "closed", "changed_by": new_id(), "changed_by_role": "support",
            "changed_at": utc_now(),
        }
    )  # fmt: skip


def device_deleted(user_id) -> DeviceDeleted:
    return DeviceDeleted(device_id=new_id(), user_id=user_id, version=1)


@pytest.fixture
async def world(bus, callers):
    """One customer, two tickets, and an event of each topic but media, then one at the end."""

    class World:
        owner = callers.principal()
        ticket, other = new_id(), new_id()

        async def publish(self) -> None:
            mine = self.owner.user_id
            for event in (
                status_changed(mine, "one").model_copy(update={"ticket_id": self.ticket}),
                status_changed(mine, "other").model_copy(update={"ticket_id": self.other}),
                TicketMerged(
                    ticket_id=new_id(), number="duplicate", user_id=mine, into_id=self.ticket,
                    into_number="one", merged_by=new_id(), merged_at=utc_now(),
                ),
                notified(mine),
                case_changed(mine),
                device_deleted(mine),
                status_changed(mine, "end").model_copy(update={"ticket_id": self.ticket}),
                notified(mine),
            ):  # fmt: skip
                await bus.publish(envelope_of(event))

    return World()


TICKETS = ["ticket.status_changed", "ticket.status_changed", "ticket.merged"]
END = ["ticket.status_changed"]
NOTICE = ["notification.created"]
OTHERS = [*NOTICE, "support.status_changed", "device.deleted"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", [*TICKETS, *OTHERS, *END, *NOTICE]),
        ("topics=tickets", [*TICKETS, *END]),
        ("topics=tickets,notifications", [*TICKETS, *NOTICE, *END, *NOTICE]),
        ("topics=notifications&topics=support", [*NOTICE, "support.status_changed", *NOTICE]),
        ("ticket_id={ticket}", ["ticket.status_changed", "ticket.merged", *END]),
        ("topics=tickets&ticket_id={ticket}", ["ticket.status_changed", "ticket.merged", *END]),
        (
            "topics=notifications&ticket_id={ticket}",
            ["ticket.status_changed", "ticket.merged", *NOTICE, *END, *NOTICE],
        ),
        ("ticket_id={ticket},{other}", [*TICKETS, *END]),
        ("ticket_id={ticket}&device_id={other}", ["ticket.status_changed", "ticket.merged", *END]),
    ],
)
async def test_a_stream_has_what_its_filter_names(live, bus, callers, world, query, names):
    token = callers.token(world.owner)
    query = "?" + query.format(ticket=world.ticket, other=world.other)
    async with listening(live, token, query=query) as mine:
        first = mine.last_id
        await world.publish()
        await until(lambda: len(mine.names) == len(names))
    assert mine.names == names
    async with listening(live, token, query=query, last_id=first) as again:
        await until(lambda: len(again.names) == len(names))
    assert again.events == mine.events


async def test_a_filter_shows_nothing_that_the_caller_may_not_see(live, bus, callers):
    owner, stranger = callers.principal(), callers.principal()
    event = status_changed(owner.user_id)
    query = f"?ticket_id={event.ticket_id}"
    note = message_added(owner.user_id, internal=True)
    internal = note.model_copy(update={"ticket_id": event.ticket_id})
    async with (
        listening(live, callers.token(owner), query=query) as mine,
        listening(live, callers.token(stranger), query=query) as theirs,
    ):
        await bus.publish(envelope_of(internal))
        last = await bus.publish(envelope_of(event))
        await until(lambda: str(last) in (mine.last_id, theirs.last_id))
        await until(lambda: theirs.last_id == str(last))
    assert mine.names == ["ticket.status_changed"]
    assert theirs.names == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("topics=cats", "events.unknown_topic"),
        ("topics=tickets,cats", "events.unknown_topic"),
        ("topics=Tickets", "events.unknown_topic"),
        ("topics=", "events.bad_filter"),
        ("topics=,", "events.bad_filter"),
        ("ticket_id=", "events.bad_filter"),
        ("ticket_id=PRV-1", "events.bad_filter"),
        ("ticket_id=" + quote("' OR 1=1"), "events.bad_filter"),
        ("device_id=" + ",".join(str(new_id()) for _ in range(MAX_OBJECTS + 1)),
         "events.bad_filter"),
    ],
)  # fmt: skip
async def test_a_filter_that_means_nothing_is_422(live, callers, query, code):
    headers = callers.headers(callers.principal())
    assert_problem(await live.get(f"/api/v1/events?{query}", headers=headers), 422, code)
    assert live.app.hub.clients == 0


async def test_a_websocket_changes_its_filter(live, bus, callers, world):
    token, query = callers.token(world.owner), "?topics=support,notifications"
    async with opened_websocket(live, token, query) as socket:
        await received(socket, "stream.opened")
        await world.publish()
        got = [await received(socket) for _ in range(3)]  # the last that is published, too
        assert [message["event"] for message in got] == [*NOTICE, "support.status_changed", *NOTICE]
        wanted = {"topics": ["notifications"], "ticket_id": [str(world.ticket)]}
        await socket.send(json.dumps({"event": "filter", "data": wanted}))
        changed = await received(socket)
        assert changed == {
            "event": "filter.changed",
            "data": {**wanted, "topics": ["notifications", "tickets"]},
        }
        await world.publish()
        got = [await received(socket) for _ in range(5)]
        assert [message["event"] for message in got] == [
            "ticket.status_changed", "ticket.merged", *NOTICE, *END, *NOTICE,
        ]  # fmt: skip
        await socket.send('{"event": "filter"}')
        assert (await received(socket))["data"] == {"topics": sorted(Topic)}
        await world.publish()
        assert [(await received(socket))["event"] for _ in range(3)] == TICKETS


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("hello", "events.bad_message"),
        ("[" * 5000, "events.bad_message"),
        ("7", "events.bad_message"),
        ('{"event": "filters"}', "events.bad_message"),
        (b"\x00\x01", "events.bad_message"),
        (json.dumps({"event": "filter", "data": {"topics": "x" * 9000}}), "events.bad_message"),
        ('{"event": "filter", "data": []}', "events.bad_filter"),
        ('{"event": "filter", "data": {"topic": "tickets"}}', "events.bad_filter"),
        ('{"event": "filter", "data": {"topics": []}}', "events.bad_filter"),
        ('{"event": "filter", "data": {"topics": [7]}}', "events.bad_filter"),
        ('{"event": "filter", "data": {"topics": null}}', "events.bad_filter"),
        ('{"event": "filter", "data": {"topics": "cats"}}', "events.unknown_topic"),
    ],
)
async def test_what_a_websocket_cannot_understand_changes_nothing(live, bus, callers, said, code):
    owner = callers.principal()
    async with opened_websocket(live, callers.token(owner), "?topics=tickets") as socket:
        await received(socket, "stream.opened")
        await socket.send(said)
        refused = await received(socket)
        assert (refused["event"], refused["data"]["code"]) == ("filter.refused", code)
        assert refused["data"]["detail"]
        await bus.publish(envelope_of(device_deleted(owner.user_id)))
        await bus.publish(envelope_of(status_changed(owner.user_id)))
        assert (await received(socket))["event"] == "ticket.status_changed"


async def test_a_websocket_that_talks_without_listening_is_held_up(live, callers):
    """One message is dealt with at a time; the rest waits at the client."""
    async with opened_websocket(live, callers.token(callers.principal())) as socket:
        await received(socket, "stream.opened")
        for _ in range(200):
            await socket.send("nonsense")
        codes = [(await received(socket))["event"] for _ in range(200)]
    assert set(codes) == {"filter.refused"}


def test_what_is_queued_and_no_longer_wanted_is_dropped(hub_client):
    hub, subscriber, publish = hub_client
    publish(status_changed(subscriber.user_id, "before"))
    subscriber.want(EventFilter.parse({"topics": ["notifications"]}))
    publish(status_changed(subscriber.user_id, "after"))
    publish(notified(subscriber.user_id))
    assert [frame.name for frame in subscriber.take()] == NOTICE
    assert subscriber.is_up_to(hub.position)


def test_every_public_event_has_a_topic():
    assert {name.partition(".")[0] for name in EVENT_NAMES.values()} == set(_ABOUT)
    assert {topic for topic, _ in _ABOUT.values()} == set(Topic)


def test_a_filter_reads_back():
    ticket = str(new_id())
    for given in (
        {"topics": ["devices", "tickets"], "ticket_id": [ticket]},
        {"topics": ["media"]},
    ):
        assert EventFilter.parse(given).as_json() == given
    assert EVERYTHING.as_json() == {"topics": sorted(Topic)}
    assert EventFilter.parse({"last_event_id": ["7"]}) is EVERYTHING
    frame = frame_of(StreamMessage(1, envelope_of(status_changed(new_id()))))
    assert EVERYTHING.wants(frame)
    with pytest.raises(Unprocessable):
        filter_of_message("{}")
