"""Whatever a service answers, the client gets what a strict parser of others reads, or 502."""

from conformance_case import TARGET, post
from conformance_client import converse
from conformance_recorder import Pause, Reply
from conformance_wire import Answer, read_answers
from conformance_world import PROBE_TARGET, World
from fuzz_answers import Reading, Unreadable, read_reference, service_answers
from fuzz_profile import FUZZING
from hypothesis import given, note, reject

_REQUEST = post(b"Connection: close", b"Content-Length: 0")
_UNTIL_CLOSE = Pause(0.02)
_ADDED = (
    (b"vary", b"Origin"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
)
_OURS = frozenset(
    {b"connection", b"content-length", b"date", b"transfer-encoding", b"x-request-id"}
)
_BAD_GATEWAY = 502


@FUZZING
@given(parts=service_answers())
async def test_the_client_gets_what_was_answered(world: World, parts: list[bytes]) -> None:
    try:
        reference = read_reference(b"".join(parts))
    except Unreadable:
        reject()
    note(f"the service sent {parts}")
    note(f"the reference read {reference}")
    recorder = world.recorder
    pauses = (_UNTIL_CLOSE,) if reference.needs_close else ()
    recorder.begin(Reply((*parts, *pauses), closes=reference.needs_close))
    try:
        received = await converse(world.origin, [_REQUEST], recorder)
        note(f"the client got {received!r}")
        (answer,) = (each for each in read_answers(received, [b"POST"]) if not each.is_interim)
        is_refused = answer.head.status == _BAD_GATEWAY and answer.is_complete
        if not is_refused:
            _check_same(answer, reference)
    finally:
        await world.probe()
    targets = [each.head.target for each in recorder.requests]
    assert targets == [TARGET, PROBE_TARGET], received
    first, probe = recorder.requests
    if is_refused or reference.needs_close or not reference.is_clean:
        assert first.connection != probe.connection, "a spoilt connection was reused"


def _check_same(answer: Answer, reference: Reading) -> None:
    """The client got what the reference read, or can tell that it did not get the whole."""
    assert answer.head.status == reference.status
    named = {(name, value) for name, value in answer.head.fields if name not in _OURS}
    assert named <= {*reference.fields, *_ADDED}, "merged from elsewhere"
    if answer.is_complete:
        assert reference.is_complete
        assert answer.body == reference.body
    else:
        assert reference.body.startswith(answer.body)
