"""Every case of the tables: at once, in small pieces, and once more for what was remembered."""

from collections import Counter

import pytest
from answer_cases import ANSWER_CASES
from broken_answer_cases import BROKEN_ANSWER_CASES
from chunk_cases import CHUNK_CASES
from conformance_case import AFTER_TARGET, Case, get
from conformance_client import PATIENCE_SECONDS, Step, converse
from conformance_known_failures import KNOWN_FAILURES
from conformance_wire import read_answers
from conformance_world import World
from connection_cases import CONNECTION_CASES
from field_cases import FIELD_CASES
from framing_cases import FRAMING_CASES
from head_cases import HEAD_CASES
from target_cases import TARGET_CASES
from upgrade_cases import UPGRADE_CASES

CASES = (
    *FRAMING_CASES,
    *CHUNK_CASES,
    *HEAD_CASES,
    *TARGET_CASES,
    *CONNECTION_CASES,
    *UPGRADE_CASES,
    *FIELD_CASES,
    *ANSWER_CASES,
    *BROKEN_ANSWER_CASES,
)
_KNOWN_PATIENCE_SECONDS = 0.5
_AFTER = get(b"Connection: close", target=AFTER_TARGET)


def _parameters() -> list:
    return [
        pytest.param(
            each,
            id=each.id,
            marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[each.id], strict=True)]
            if each.id in KNOWN_FAILURES
            else [],
        )
        for each in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
async def test_case(world: World, case: Case) -> None:
    for in_pieces in (False, True, False):
        await play(world, case, in_pieces=in_pieces)


async def play(world: World, case: Case, *, in_pieces: bool) -> None:
    recorder = world.recorder
    recorder.begin(case.reply)
    try:
        received = await converse(
            world.origin,
            _steps(case),
            recorder,
            in_pieces=in_pieces,
            patience=_KNOWN_PATIENCE_SECONDS if case.id in KNOWN_FAILURES else PATIENCE_SECONDS,
        )
        everything = read_answers(received, case.methods)
        answers = [each for each in everything if not each.is_interim]
        assert case.may_be_interim or answers == everything, received
        differences = [each.difference(recorder.requests, answers) for each in case.outcomes]
        assert None in differences, f"{differences} in {received!r}"
        assert not recorder.malformed
    finally:
        await _settle(world, case)


def _steps(case: Case) -> tuple[Step, ...]:
    if not case.follows:
        return case.steps
    *steps, last = case.steps
    return (*steps, last + _AFTER) if isinstance(last, bytes) else (*case.steps, _AFTER)


async def _settle(world: World, case: Case) -> None:
    """See that the gateway is whole, and that it uses no connection that the case spoilt."""
    spoilt = {
        request.connection
        for request in world.recorder.requests
        if request.head.target != AFTER_TARGET
    }
    world.recorder.begin()
    await world.probe()
    if case.spoils:
        assert world.recorder.requests[-1].connection not in spoilt, (
            "a spoilt connection was reused"
        )


def test_the_tables_are_whole() -> None:
    names = Counter(each.id for each in CASES)
    assert [name for name, count in names.items() if count > 1] == []
    assert set(KNOWN_FAILURES) <= set(names)
    assert len(CASES) >= 80
