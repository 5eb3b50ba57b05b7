"""Queries are compiled once, and connections are kept between them and given back."""

import asyncio
from typing import NamedTuple

import pytest
from privet_shared.db import reads
from privet_shared.db.reads import Query, Reader
from sqlalchemy import Double, Integer, Text, bindparam, func, literal, select
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import create_async_engine


class Sum(NamedTuple):
    left: int
    total: int


SUM = Query(
    select(
        bindparam("left", type_=Integer()),
        bindparam("left", type_=Integer()) + literal(2, Integer()),
    ),
    Sum,
)


SLOW = Query(
    select(func.pg_sleep(bindparam("seconds", type_=Double())).cast(Text) == literal("")), bool
)


@pytest.fixture
async def pooled(database_url):
    engine = create_async_engine(database_url, pool_size=1, max_overflow=0, pool_timeout=0.1)
    yield engine
    await engine.dispose()


async def test_values_are_filled_in(engine):
    reader = Reader(engine)
    assert await reader.first(SUM, left=1) == Sum(1, 3)
    assert await reader.all(SUM, left=5) == [Sum(5, 7)]


async def test_a_kept_connection_is_used_again_and_given_back(pooled):
    reader = Reader(pooled, keep=1)
    await reader.first(SUM, left=1)
    assert pooled.pool.checkedout() == 1
    await reader.first(SUM, left=2)
    with pytest.raises(PoolTimeoutError):
        await pooled.raw_connection()
    await reader.close()
    assert pooled.pool.checkedout() == 0
    await reader.first(SUM, left=3)
    assert pooled.pool.checkedout() == 0


async def test_a_kept_connection_that_is_gone_is_replaced(pooled):
    reader = Reader(pooled, keep=1)
    await reader.first(SUM, left=1)
    [kept] = reader._kept
    kept.driver_connection.terminate()
    assert await reader.first(SUM, left=2) == Sum(2, 4)
    await reader.close()


async def test_what_postgres_refuses_costs_no_connection(pooled):
    reader = Reader(pooled, keep=1)
    broken = Query(select(literal(1) / bindparam("zero", type_=Integer())), int)
    with pytest.raises(Exception, match="division by zero"):
        await reader.first(broken, zero=0)
    assert await reader.first(SUM, left=2) == Sum(2, 4)
    await reader.close()
    assert pooled.pool.checkedout() == 0


async def test_whoever_finds_all_connections_busy_waits_for_one(pooled):
    reader = Reader(pooled, keep=1)
    found = await asyncio.gather(*(reader.first(SUM, left=number) for number in range(20)))
    assert found == [Sum(number, number + 2) for number in range(20)]
    assert pooled.pool.checkedout() == 1
    await reader.close()


async def test_one_does_not_wait_for_ever(pooled, monkeypatch):
    monkeypatch.setattr(reads, "POOL_SECONDS", 0.1)
    reader = Reader(pooled, keep=1)
    slow = asyncio.create_task(reader.first(SLOW, seconds=1))
    await asyncio.sleep(0.01)
    with pytest.raises(PoolTimeoutError):
        await reader.first(SUM, left=1)
    assert await slow
    assert await reader.first(SUM, left=1) == Sum(1, 3)
    await reader.close()


async def test_one_that_is_gone_while_it_waits_holds_nobody_up(pooled):
    reader = Reader(pooled, keep=1)
    await reader.first(SUM, left=0)
    tasks = [asyncio.create_task(reader.first(SLOW, seconds=0.1)) for _ in range(4)]
    await asyncio.sleep(0.01)
    tasks[0].cancel()
    tasks[2].cancel()
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert [isinstance(result, asyncio.CancelledError) for result in done] == [
        *(True, False, True, False)
    ]
    assert await reader.first(SUM, left=1) == Sum(1, 3)
    await reader.close()
    assert pooled.pool.checkedout() == 0


async def test_a_transaction_that_failed_is_left_to_nobody(pooled):
    reader = Reader(pooled, keep=1)
    with pytest.raises(Exception, match="division by zero"):
        await reader.execute("BEGIN; SELECT 1 / 0; COMMIT")
    assert await reader.first(SUM, left=2) == Sum(2, 4)
    await reader.close()
    assert pooled.pool.checkedout() == 0


async def test_who_waits_at_the_end_is_served_by_the_pool(pooled):
    reader = Reader(pooled, keep=1)
    waiting = [asyncio.create_task(reader.first(SLOW, seconds=0.02)) for _ in range(3)]
    await asyncio.sleep(0.01)
    await reader.close()
    assert await asyncio.gather(*waiting) == [True] * 3
    assert pooled.pool.checkedout() == 0


async def test_connections_of_a_burst_are_closed_in_order(database_url, caplog):
    engine = create_async_engine(database_url, pool_size=1, max_overflow=4)
    reader = Reader(engine)
    found = await asyncio.gather(*(reader.first(SUM, left=number) for number in range(5)))
    assert found == [Sum(number, number + 2) for number in range(5)]
    assert engine.pool.checkedout() == 0
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
    await engine.dispose()
