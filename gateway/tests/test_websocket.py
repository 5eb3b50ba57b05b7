"""Events over WebSocket: the same as over SSE, in JSON messages."""

import json

import psutil
import pytest
from gateway.realtime.connections import WebSocket
from gateway_sse import (
    envelope_of,
    opened_websocket,
    read_to_end,
    received,
    revoked,
    status_changed,
)
from gateway_support import assert_problem, raw_get, until
from websockets.exceptions import ConnectionClosed, InvalidStatus

HANDSHAKE = (
    "Upgrade: websocket",
    "Connection: upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)


async def test_events_of_the_caller_and_a_resume(live, bus, callers):
    owner, stranger = callers.principal(), callers.principal()
    token = callers.token(owner)
    async with opened_websocket(live, token) as socket:
        first = await received(socket)
        assert first["event"] == "stream.opened"
        await bus.publish(envelope_of(status_changed(stranger.user_id, "theirs")))
        event = status_changed(owner.user_id, "mine")
        sequence = await bus.publish(envelope_of(event))
        message = await received(socket)
    assert message == {
        "id": str(sequence),
        "event": "ticket.status_changed",
        "data": event.model_dump(mode="json"),
    }
    missed = await bus.publish(envelope_of(status_changed(owner.user_id, "missed")))
    async with opened_websocket(live, token, last_id=str(sequence)) as socket:
        assert "id" not in await received(socket, "stream.opened")
        assert (await received(socket))["id"] == str(missed)
    async with opened_websocket(live, token, f"?last_event_id={first['id']}") as socket:
        numbers = [
            (await received(socket, "ticket.status_changed"))["data"]["number"] for _ in range(2)
        ]
    assert numbers == ["mine", "missed"]


async def test_heartbeats_are_messages(live, callers):
    async with opened_websocket(live, callers.token(callers.principal())) as socket:
        opened_at = (await received(socket, "stream.opened"))["id"]
        assert json.loads(await socket.recv()) == {"id": opened_at, "event": "heartbeat"}


async def test_a_ticket_opens_it_once(live, callers):
    headers = callers.headers(callers.principal())
    ticket = (await live.post("/api/v1/events/ticket", headers=headers)).json()["ticket"]
    async with opened_websocket(live, query=f"?ticket={ticket}") as socket:
        await received(socket, "stream.opened")
    with pytest.raises(InvalidStatus) as refused:
        await opened_websocket(live, query=f"?ticket={ticket}")
    assert refused.value.response.status_code == 401


async def test_a_revoked_session_ends_it_with_the_reason(live, bus, callers):
    owner = callers.principal()
    async with opened_websocket(live, callers.token(owner)) as socket:
        await received(socket, "stream.opened")
        await bus.publish(revoked(owner))
        ended = await received(socket)
        assert ended == {"event": "session.ended", "data": {"reason": "session_revoked"}}
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1008, "session_revoked")
    assert live.app.hub.clients == 0


async def test_a_client_that_goes_is_forgotten(live, bus, callers):
    owner = callers.principal()
    async with opened_websocket(live, callers.token(owner)) as socket:
        await received(socket, "stream.opened")
        await until(lambda: live.app.hub.clients == 1)
        await socket.send("nothing")
        socket.transport.abort()
        await until(lambda: live.app.hub.clients == 0)


@pytest.mark.parametrize(
    ("target", "status", "code"),
    [
        ("/api/v1/events/ws", 401, b"auth.required"),
        ("/api/v1/events/ws?ticket=forged", 401, b"auth.invalid_ticket"),
        ("/api/v1/events", 404, b"request.not_found"),
        ("/api/v1/tickets", 404, b"request.not_found"),
        ("/nowhere", 404, b"request.not_found"),
    ],
)
async def test_a_refused_handshake_is_a_problem(live, target, status, code):
    answer = await raw_get(str(live.base_url), target, *HANDSHAKE)
    assert answer.status == status
    assert code in answer.body


async def test_a_bad_last_event_id_is_refused_before_the_upgrade(live, callers):
    with pytest.raises(InvalidStatus) as refused:
        await opened_websocket(live, callers.token(callers.principal()), "?last_event_id=x")
    assert refused.value.response.status_code == 422


@pytest.mark.parametrize("query", ["topics=tea", "case_id=1", "last_event_id=x"])
async def test_plain_http_is_told_what_is_wrong_first(live, callers, query):
    headers = callers.headers(callers.principal())
    answer = await live.get(f"/api/v1/events/ws?{query}", headers=headers)
    assert answer.status_code == 422


async def test_plain_http_is_told_to_upgrade(live, callers):
    headers = callers.headers(callers.principal())
    response = await live.get("/api/v1/events/ws", headers=headers)
    assert_problem(response, 426, "request.upgrade_required")
    assert response.headers["upgrade"] == "websocket"


async def test_a_client_that_does_not_read_is_closed_with_a_reason_and_can_resume(
    live, bus, callers
):
    owner = callers.principal()
    token = callers.token(owner)
    sent = 0
    async with opened_websocket(live, token, max_queue=1, compression=None) as socket:
        hub = live.app.hub
        await until(lambda: hub.clients == 1)
        (subscriber,) = hub._subscribers
        while subscriber.end is None:
            event = status_changed(owner.user_id, sent).model_copy(update={"comment": "x" * 20_000})
            await bus.publish(envelope_of(event))
            sent += 1
            assert sent < 2000, "a client that never reads must be dropped"
        messages, closed = await read_to_end(socket)
    assert messages[-1] == {"event": "stream.closed", "data": {"reason": "slow_client"}}
    assert (closed.code, closed.reason) == (1013, "slow_client")
    got = [message for message in messages if message["event"] == "ticket.status_changed"]
    assert 0 < len(got) < sent
    async with opened_websocket(live, token, f"?last_event_id={got[-1]['id']}") as socket:
        await received(socket, "stream.opened")
        got += [await received(socket) for _ in range(sent - len(got))]
    assert [message["data"]["number"] for message in got] == [str(n) for n in range(sent)]


async def test_a_client_that_never_reads_loses_its_connection(live, bus, callers, monkeypatch):
    """It acknowledges every byte's arrival, so that nobody else would ever end it."""
    monkeypatch.setattr(WebSocket, "FINISH_SECONDS", 0.2)
    owner = callers.principal()
    async with opened_websocket(
        live, callers.token(owner), max_queue=1, compression=None, close_timeout=0
    ):
        hub = live.app.hub
        await until(lambda: hub.clients == 1)
        (subscriber,) = hub._subscribers
        for number in range(600):
            event = status_changed(owner.user_id, number)
            await bus.publish(envelope_of(event.model_copy(update={"comment": "x" * 20_000})))
            if subscriber.end is not None:
                break
        await until(lambda: hub.clients == 0)
        port = live.base_url.port
        await until(lambda: not served_connections(port))


def served_connections(port: int) -> list:
    """Return the open connections of clients of a server in this process."""
    every = psutil.Process().net_connections("tcp")
    return [each for each in every if each.laddr.port == port and each.raddr]
