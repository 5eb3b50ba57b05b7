"""What both kinds of fuzzing share: how many examples, and how bytes are spoilt.

``FUZZ_EXAMPLES=5000`` makes a long, random run of the short, repeatable one.
"""

import os
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

_EXAMPLES = os.environ.get("FUZZ_EXAMPLES")

FUZZING = settings(
    max_examples=int(_EXAMPLES or 100),
    derandomize=_EXAMPLES is None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_LINE_ENDS = (b"\n", b"\r", b"", b"\r\r\n")


@st.composite
def spoilt(
    draw: st.DrawFn, data: bytes, *, fields: Sequence[bytes], junk: Sequence[bytes]
) -> bytes:
    """Return ``data`` with up to three things done to it."""
    for _ in range(draw(st.integers(0, 3))):
        start, end, written = draw(_splices(data, fields, junk))
        data = data[:start] + written + data[end:]
    return data


def _splices(
    data: bytes, fields: Sequence[bytes], junk: Sequence[bytes]
) -> st.SearchStrategy[tuple[int, int, bytes]]:
    """Return what may be written in the place of which part of ``data``."""
    lines = [at for at in range(len(data)) if data.startswith(b"\r\n", at)] or [0]
    ends, places = st.sampled_from(lines), st.integers(0, len(data))
    some_fields, some_junk = st.sampled_from(fields), st.sampled_from(junk)
    whole_lines = st.sampled_from([*pairwise(lines)] or [(0, 0)])
    return st.one_of(
        st.builds(lambda at, name: (at, at, b"\r\n" + name), ends, some_fields),
        st.builds(lambda line: (line[1], line[1], data[line[0] : line[1]]), whole_lines),
        st.builds(lambda at, end: (at, at + 2, end), ends, st.sampled_from(_LINE_ENDS)),
        st.builds(lambda at, some: (at, at, some), places, some_junk),
        st.builds(lambda at, byte: (at, at + 1, byte), places, st.binary(min_size=1, max_size=1)),
        st.builds(lambda at, size: (at, at + size, b""), places, st.integers(1, 8)),
        st.builds(
            lambda at, size: (at, at, data[max(0, at - size) : at]), places, st.integers(1, 40)
        ),
    )


@st.composite
def parts_of(draw: st.DrawFn, data: bytes) -> list[bytes]:
    """Return ``data`` cut anywhere, up to four times."""
    bounds = [0, *sorted(draw(st.sets(st.integers(0, len(data)), max_size=4))), len(data)]
    return [data[start:end] for start, end in pairwise(bounds) if start < end]


@st.composite
def chunks(draw: st.DrawFn, body: bytes) -> bytes:
    """Return ``body`` in chunks, spelt in every way that is right."""
    written = b""
    while body:
        size = draw(st.integers(1, len(body)))
        extension = draw(st.sampled_from((b"", b"", b"", b";a=b", b';a="b"', b";a")))
        spelling = draw(st.sampled_from((b"%x", b"%X", b"0%x")))
        written += spelling % size + extension + b"\r\n" + body[:size] + b"\r\n"
        body = body[size:]
    trailers = (b"", b"", b"X-T: 1\r\n", b"Host: x\r\n", b"Content-Length: 9\r\n")
    return written + b"0\r\n" + draw(st.sampled_from(trailers)) + b"\r\n"
