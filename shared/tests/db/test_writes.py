"""New things are filed in one statement: all of it or nothing, and once for each key."""

import asyncio
from typing import ClassVar
from uuid import UUID

import pytest
from privet_shared.db.idempotency import Answer, IdempotencyKey, Once
from privet_shared.db.reads import Query, Reader
from privet_shared.db.writes import Filing
from privet_shared.errors import IdempotencyInProgress, IdempotencyKeyReused
from privet_shared.ids import new_id
from privet_shared.messaging.envelope import Event
from privet_shared.messaging.outbox import channel
from privet_shared.testing.database import outbox_events
from sqlalchemy import MetaData, Table, func, select, text

KEY = IdempotencyKey("user:1", "POST /counters", "k", b"body")
ANSWER = Answer(201, {"name": "a"}, {"ETag": '"1"'})


class CounterFiled(Event):
    type: ClassVar[str] = "privet.probe.counter.filed.v1"
    counter_id: UUID

    @property
    def aggregate_id(self) -> UUID:
        return self.counter_id


@pytest.fixture
def counters(platform) -> Table:
    metadata: MetaData = platform.outbox.metadata
    return metadata.tables["probe.counters"]


@pytest.fixture
def file(engine, platform, counters):
    filing = Filing(Reader(engine), platform, source="privet/probe")

    async def file(name="a", key=KEY, answer=ANSWER):
        rows = [(counters, {"name": name, "value": 1})]
        return await filing.file(rows, CounterFiled(counter_id=new_id()), key=key, answer=answer)

    return file


@pytest.fixture
def count(engine, counters):
    query = Query(select(func.count()).select_from(counters), int)
    return lambda: Reader(engine).first(query)


async def test_rows_event_and_answer_come_together(engine, platform, file, count):
    assert await file() == ANSWER
    assert await count() == 1
    [event] = await outbox_events(engine, platform)
    assert event["type"] == CounterFiled.type
    again = await file("b")
    assert (again.status, again.body, again.headers, again.replayed) == (
        *(ANSWER.status, ANSWER.body, ANSWER.headers),
        True,
    )
    assert await count() == 1
    assert len(await outbox_events(engine, platform)) == 1


async def test_without_a_key_each_is_new(file, count):
    await file("a", key=None)
    await file("b", key=None)
    assert await count() == 2


async def test_another_body_is_refused(file, count):
    await file()
    with pytest.raises(IdempotencyKeyReused):
        await file("b", key=IdempotencyKey("user:1", "POST /counters", "k", b"other"))
    assert await count() == 1


async def test_what_fails_leaves_nothing(engine, platform, file, count):
    await file("a", key=None)
    with pytest.raises(Exception, match="pk_counters"):
        await file("a")
    assert len(await outbox_events(engine, platform)) == 1
    assert await file("b") == ANSWER  # the key is free
    assert await count() == 2


async def test_an_answer_is_kept_for_a_day(engine, platform, file, count):
    await file()
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE probe.idempotency_keys SET created_at = now() - interval '25 hours'")
        )
    fresh = Answer(201, {"name": "b"})
    assert await file("b", answer=fresh) == fresh
    assert (await file("c")).body == {"name": "b"}
    assert await count() == 2


async def test_of_many_at_once_one_wins(file, count):
    results = await asyncio.gather(*(file(f"{n}") for n in range(8)), return_exceptions=True)
    assert await count() == 1
    filed = [result for result in results if isinstance(result, Answer) and not result.replayed]
    assert len(filed) == 1
    for result in results:
        if isinstance(result, Answer):
            assert result is filed[0] or result.replayed
        else:
            assert isinstance(result, IdempotencyInProgress)


async def test_while_the_first_is_served_the_second_is_told_so(file, uow, count):
    async with uow() as busy:
        assert await busy.idempotency.find(_once(KEY)) is None
        with pytest.raises(IdempotencyInProgress):
            await file()
    assert await count() == 0
    assert await file() == ANSWER


async def test_a_unit_of_work_gives_way_to_a_quicker_one(file, uow, count):
    async with uow() as slow:
        await slow.idempotency.save(KEY, ANSWER)
        await slow.commit()
    async with uow() as late:
        with pytest.raises(IdempotencyInProgress):
            await late.idempotency.save(KEY, ANSWER)
    assert (await file()).replayed


async def test_the_relay_is_woken_after_the_commit(engine, platform, file):
    heard: asyncio.Queue[str] = asyncio.Queue()
    checkout = await engine.raw_connection()
    connection = checkout.driver_connection
    try:
        await connection.add_listener(
            channel(platform.schema), lambda *_: heard.put_nowait("woken")
        )
        await file()
        assert await asyncio.wait_for(heard.get(), 10) == "woken"
    finally:
        checkout.invalidate()


def _once(key):
    return Once(key, lambda _: ANSWER)
