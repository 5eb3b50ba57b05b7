"""Whatever a client sends, the service gets what a strict parser of others reads, and no more."""

import re
from itertools import zip_longest
from urllib.parse import unquote_to_bytes

import pytest
from conformance_case import OWN_FIELDS
from conformance_client import Client, connected
from conformance_recorder import Recorded
from conformance_wire import Answer, HalfAHead, read_answers
from conformance_world import World
from fuzz_profile import FUZZING
from fuzz_requests import Ending, Read, Reference, read_reference, request_streams
from hypothesis import given, note

_OUR_STATUSES = frozenset({204, *range(400, 500), 501, 505})
_LINGER_SECONDS = 0.2
_AUTHORITY = re.compile(rb"^https?://[^/?#]*", re.IGNORECASE)


@FUZZING
@given(parts=request_streams())
async def test_the_service_gets_what_was_sent(world: World, parts: list[bytes]) -> None:
    data = b"".join(parts)
    reference = read_reference(data)
    note(f"the client sent {parts}")
    note(f"the reference read {reference}")
    for delivery in (parts, [data], [data]):
        world.recorder.begin()
        answers, is_closed = await _answers(world, delivery, reference)
        note(f"the service got {world.recorder.requests}")
        note(f"the client got {answers}")
        assert not world.recorder.malformed
        _check_answers(answers, reference, is_closed=is_closed)
        _check_requests(list(world.recorder.requests), answers, reference)
    await world.probe()


async def _answers(
    world: World, parts: list[bytes], reference: Reference
) -> tuple[list[Answer], bool]:
    """Send the parts and wait for all answers that are due; return them, and whether it closed."""
    methods = [each.method for each in reference.requests]
    async with connected(world.origin) as client:
        for part in parts:
            await client.send(part)
        due = len(reference.complete)
        waited = await client.until(lambda: len(_finals(client, methods)) >= due, seconds=1.5)
        assert waited, f"{due} answers are due, in {bytes(client.received)!r}"
        if reference.ending is Ending.ERROR:
            await client.until(lambda: False, seconds=_LINGER_SECONDS)
        return _finals(client, methods), client.is_closed


def _finals(client: Client, methods: list[bytes]) -> list[Answer]:
    try:
        answers = read_answers(bytes(client.received), methods, refusals_have_content=True)
    except HalfAHead:
        return []
    return [each for each in answers if not each.is_interim and each.is_complete]


def _check_answers(answers: list[Answer], reference: Reference, *, is_closed: bool) -> None:
    """Each complete request is answered, unless the last answer said that it would be the last."""
    ours = [each for each in answers if each.head.status != 200]
    assert all(each.head.status in _OUR_STATUSES for each in ours)
    due = len(reference.complete)
    if len(answers) < due:
        assert answers, "closed without a word"
        assert answers[-1].head.values(b"connection") == [b"close"]
        assert is_closed
    assert len(answers) <= due or (len(answers) == due + 1 and answers[-1] in ours)


def _check_requests(seen: list[Recorded], answers: list[Answer], reference: Reference) -> None:
    """What the service got are, in order, requests that the reference read, each once."""
    expected = iter(list(zip_longest(reference.requests, answers)))
    for request in seen:
        for read, answer in expected:
            if answer is not None and _is_ours(answer, read, request):
                continue
            assert read is not None, f"nobody sent {request}"
            _check_same(request, read)
            if answer is not None and answer.head.status == 200 and read.method != b"HEAD":
                assert answer.body == request.echo
            break
        else:
            pytest.fail(f"nobody sent {request}")
    assert all(answer is None or answer.head.status != 200 for _, answer in expected)


def _is_ours(answer: Answer, read: Read | None, request: Recorded) -> bool:
    """Whether the gateway answered without the service; of a body it may have passed on a part."""
    if answer.head.status == 200:
        return False
    is_part = not request.is_complete and read is not None
    return not (is_part and _plain(read.target) == _plain(request.head.target))


def _check_same(seen: Recorded, read: Read) -> None:
    method = b"GET" if read.method == b"HEAD" else read.method
    assert (b"GET" if seen.head.method == b"HEAD" else seen.head.method) == method
    assert _plain(seen.head.target) == _plain(read.target)
    if seen.is_complete:
        assert (seen.body, True) == (read.body, read.is_complete)
    else:
        assert read.body.startswith(seen.body)
    theirs = [each for each in seen.head.fields if each[0] not in OWN_FIELDS]
    assert [each for each in theirs if each not in read.fields] == [], "merged from elsewhere"


def _plain(target: bytes) -> bytes:
    """Return the target with no host, no escapes and no empty segments."""
    path, _, query = _AUTHORITY.sub(b"", target).partition(b"?")
    segments = [unquote_to_bytes(each) for each in path.partition(b"#")[0].split(b"/") if each]
    return b"/" + b"/".join(segments) + b"?" + unquote_to_bytes(query.partition(b"#")[0])
