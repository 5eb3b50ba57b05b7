"""Revoked sessions, expiring tokens, and the tickets that open streams."""

import asyncio
from datetime import timedelta

import pytest
from gateway.revocation import RevokedSessions
from gateway_sse import envelope_of, listening, revoked, status_changed
from gateway_support import assert_problem, run_gateway, until
from nats.errors import Error as NatsError
from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.auth import SessionRevoked, UserUpdated
from privet_shared.ids import new_id
from privet_shared.messaging.nats import STREAM, delete_streams
from redis.asyncio import Redis


async def test_a_revoked_session_is_out_within_a_second(live, bus, callers):
    one = callers.principal()
    other = callers.principal(user_id=one.user_id)
    headers = callers.headers(one)
    assert (await live.get("/api/v1/tickets", headers=headers)).status_code == 200
    async with (
        listening(live, callers.token(one)) as ended,
        listening(live, callers.token(other)) as kept,
    ):
        await bus.publish(revoked(one))
        await until(lambda: ended.is_closed)
        assert ended.events == [(None, "session.ended", {"reason": "session_revoked"})]
        response = await live.get("/api/v1/tickets", headers=headers)
        assert_problem(response, 401, "auth.session_revoked")
        response = await live.get("/api/v1/devices/search", headers=headers)
        assert_problem(response, 401, "auth.session_revoked")
        assert (await live.get("/api/v1/events", headers=headers)).status_code == 401
        assert not kept.is_closed
        assert (
            await live.get("/api/v1/tickets", headers=callers.headers(other))
        ).status_code == 200


async def test_a_session_that_ends_while_its_stream_opens_gets_none(live, callers, monkeypatch):
    owner = callers.principal()
    hub, revoked_sessions = live.app.hub, live.app._parts.application._authenticator._revoked
    subscribe = hub.subscribe

    def revoke_before(claims, wanted):
        revoked_sessions.add(owner.session_id, expires_at=utc_now() + timedelta(minutes=15))
        return subscribe(claims, wanted)

    monkeypatch.setattr(hub, "subscribe", revoke_before)
    async with asyncio.timeout(5):
        response = await live.get("/api/v1/events", headers=callers.headers(owner))
    assert_problem(response, 401, "auth.session_revoked")
    assert hub.clients == 0


async def test_a_restart_remembers_who_is_out(bus, nats_server, gateway_options, callers):
    out, inside = callers.principal(), callers.principal()
    await bus.publish(revoked(out))
    for _ in range(20):
        await bus.publish(revoked(callers.principal()))
    async with run_gateway(nats_url=nats_server.url, **gateway_options) as gateway:
        response = await gateway.get("/api/v1/tickets", headers=callers.headers(out))
        assert response.status_code == 401
        response = await gateway.get("/api/v1/tickets", headers=callers.headers(inside))
        assert response.status_code == 200


async def test_a_restart_remembers_who_is_out_behind_many_events(
    bus, nats_server, gateway_options, callers
):
    """Sessions that ended are recalled from further back than events are."""
    out, late, inside = (callers.principal() for _ in range(3))
    await bus.publish(revoked(out))
    for number in range(30):
        await bus.publish(envelope_of(status_changed(inside.user_id, number)))
    await bus.publish(revoked(late))
    options = {**gateway_options, "nats_url": nats_server.url, "events_history": 5}
    async with run_gateway(**options) as gateway:
        for caller, status in ((out, 401), (late, 401), (inside, 200)):
            answer = await gateway.get("/api/v1/tickets", headers=callers.headers(caller))
            assert answer.status_code == status


async def test_a_process_reads_the_stream_once(live, bus, callers):
    """Events, kept answers and sessions are fed by one consumer, however many clients there are."""
    async with listening(live, callers.token(callers.principal())):
        consumers = await bus._jetstream().consumers_info(STREAM)
        assert len(consumers) == 1
        assert consumers[0].config.filter_subjects == ["privet.>"]


async def test_one_that_cannot_take_an_event_keeps_it_from_nobody(live, bus, callers):
    def fail(_message):
        raise RuntimeError("a defect")

    live.app._parts.tail.on_message(fail)
    caller = callers.principal()
    async with listening(live, callers.token(caller)) as mine:
        await bus.publish(envelope_of(status_changed(caller.user_id)))
        await until(lambda: mine.numbers)
        await bus.publish(revoked(caller))
        await until(lambda: mine.is_closed)


async def test_every_gateway_process_learns_of_it(live, bus, nats_server, gateway_options, callers):
    async with run_gateway(nats_url=nats_server.url, **gateway_options) as second:
        caller = callers.principal()
        await bus.publish(revoked(caller))
        async with asyncio.timeout(10):
            for gateway in (live, second):
                while (
                    await gateway.get("/api/v1/tickets", headers=callers.headers(caller))
                ).status_code != 401:
                    await asyncio.sleep(0.01)


async def test_an_unreadable_event_stops_nothing(live, bus, callers):
    await bus._client.jetstream().publish(SessionRevoked.type, b"not an envelope")
    broken = revoked(callers.principal()).model_copy(update={"data": {"session_id": 7}})
    await bus.publish(broken)
    caller = callers.principal()
    async with listening(live, callers.token(caller)) as mine:
        await bus.publish(envelope_of(status_changed(caller.user_id)))
        await until(lambda: mine.numbers)
        await bus.publish(revoked(caller))
        await until(lambda: mine.is_closed)


def test_revocations_are_forgotten_when_no_token_can_be_alive():
    sessions = RevokedSessions()
    start = utc_now()
    for minute in range(100):
        sessions.add(
            new_id(),
            expires_at=start + timedelta(minutes=minute + 15),
            now=(start + timedelta(minutes=minute)).timestamp(),
        )
    assert len(sessions) <= 16
    late = new_id()
    sessions.add(late, expires_at=start, now=(start + timedelta(hours=1)).timestamp())
    assert late not in sessions


async def test_a_stream_ends_with_its_token(live, callers):
    token = callers.token(callers.principal(), lifetime=timedelta(seconds=2))
    async with listening(live, token) as mine:
        assert not mine.is_closed
        await until(lambda: mine.is_closed, seconds=4)
    assert mine.events == [(None, "session.ended", {"reason": "token_expired"})]


@pytest.fixture(params=["memory", "redis"])
async def tickets_url(request, redis_server):
    if request.param == "memory":
        return None
    async with Redis.from_url(redis_server.url) as redis:
        await redis.flushall()
    return redis_server.url


async def test_a_ticket_opens_one_stream(bus, nats_server, gateway_options, callers, tickets_url):
    owner = callers.principal()
    options = {**gateway_options, "nats_url": nats_server.url, "redis_url": tickets_url}
    async with run_gateway(**options) as gateway:
        answer = await gateway.post("/api/v1/events/ticket", headers=callers.headers(owner))
        assert answer.status_code == 201
        assert answer.json()["expires_in"] == 30
        assert answer.headers["cache-control"] == "no-store"
        query = f"?ticket={answer.json()['ticket']}"
        async with listening(gateway, None, query=query) as mine:
            await bus.publish(envelope_of(status_changed(owner.user_id)))
            await until(lambda: mine.numbers)
        assert_problem(await gateway.get(f"/api/v1/events{query}"), 401, "auth.invalid_ticket")
        assert_problem(await gateway.get("/api/v1/events?ticket=x"), 401, "auth.invalid_ticket")
        answer = await gateway.post("/api/v1/events/ticket", headers=callers.headers(owner))
        await bus.publish(revoked(owner))
        await asyncio.sleep(0.5)
        response = await gateway.get(f"/api/v1/events?ticket={answer.json()['ticket']}")
        assert_problem(response, 401, "auth.session_revoked")


async def test_a_ticket_of_one_process_is_good_at_another(
    live, nats_server, gateway_options, callers, redis_server
):
    options = {**gateway_options, "nats_url": nats_server.url, "redis_url": redis_server.url}
    async with run_gateway(**options) as one, run_gateway(**options) as other:
        headers = callers.headers(callers.principal())
        ticket = (await one.post("/api/v1/events/ticket", headers=headers)).json()["ticket"]
        async with listening(other, None, query=f"?ticket={ticket}"):
            pass
        assert (await one.get(f"/api/v1/events?ticket={ticket}")).status_code == 401


async def test_an_old_ticket_is_void(live, callers, monkeypatch):
    monkeypatch.setattr("gateway.realtime.tickets.LIFETIME_SECONDS", 0)
    answer = await live.post("/api/v1/events/ticket", headers=callers.headers(callers.principal()))
    response = await live.get(f"/api/v1/events?ticket={answer.json()['ticket']}")
    assert_problem(response, 401, "auth.invalid_ticket")


async def test_revocations_are_felt_after_the_stream_was_lost(live, bus, callers, nats_server):
    for _ in range(5):
        await bus.publish(revoked(callers.principal()))
    one = callers.principal()
    async with listening(live, callers.token(one)) as ended:
        await delete_streams(nats_server.url)
        await nats_server.kill()
        await nats_server.start()
        await until(lambda: ended.is_closed, seconds=10)
        assert ended.events == [(None, "stream.closed", {"reason": "stream_reset"})]
    await until_published(bus, revoked(one))

    async def is_refused() -> bool:
        answer = await live.get("/api/v1/tickets", headers=callers.headers(one))
        return answer.status_code == 401

    async with asyncio.timeout(10):
        while not await is_refused():
            await asyncio.sleep(0.1)


async def until_published(bus, envelope) -> None:
    async with asyncio.timeout(10):
        while True:
            try:
                await bus.publish(envelope)
            except NatsError:
                await asyncio.sleep(0.1)
            else:
                return


async def test_an_unreadable_newest_event_does_not_hold_up_the_start(
    bus, nats_server, gateway_options
):
    await bus._jetstream().publish("privet.auth.session.revoked.v1", b"not an event")
    async with run_gateway(nats_url=nats_server.url, **gateway_options) as gateway:
        async with asyncio.timeout(5):
            ready = await gateway.get("/health/ready")
        assert ready.status_code == 200, ready.text


async def test_streams_end_when_roles_no_longer_say_what_may_be_seen(live, bus, callers):
    """Whoever becomes staff sees more at once; other changes of a profile end nothing."""
    customer, support = callers.principal(), callers.principal(Role.SUPPORT)
    async with (
        listening(live, callers.token(customer)) as theirs,
        listening(live, callers.token(support)) as staff,
    ):
        await bus.publish(envelope_of(profile(customer, Role.CUSTOMER)))
        await bus.publish(envelope_of(profile(support, Role.TECHNICIAN)))
        broken = envelope_of(profile(customer)).model_copy(update={"data": {"user_id": 7}})
        await bus.publish(broken)
        await bus.publish(envelope_of(status_changed(customer.user_id, "kept")))
        await until(lambda: theirs.numbers == staff.numbers == ["kept"])
        await bus.publish(envelope_of(profile(customer, Role.CUSTOMER, Role.TECHNICIAN)))
        await bus.publish(envelope_of(profile(support, Role.CUSTOMER)))
        await until(lambda: theirs.is_closed and staff.is_closed)
    for ended in (theirs, staff):
        assert ended.events[-1] == (None, "session.ended", {"reason": "roles_changed"})


def profile(principal, *roles) -> UserUpdated:
    return UserUpdated(user_id=principal.user_id, version=2, roles=frozenset(roles))
