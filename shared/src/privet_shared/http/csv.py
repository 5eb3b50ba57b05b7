"""Tables streamed as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from typing import Any

from fastapi.responses import StreamingResponse

MEDIA_TYPE = "text/csv"
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the system's code page, and Cyrillic for rubbish."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

CSV_RESPONSE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The table, streamed.",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
        "headers": {"Content-Disposition": {"schema": {"type": "string"}}},
    }
}


def _cell(value: object) -> object:
    """Return the value, with text that a spreadsheet would take for a formula made harmless.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


async def _lines(
    header: Sequence[str], first: Sequence[object] | None, rows: AsyncIterator[Sequence[object]]
) -> AsyncIterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write(BYTE_ORDER_MARK)
    writer.writerow(header)
    if first is not None:
        writer.writerow([_cell(value) for value in first])
    async for row in rows:
        writer.writerow([_cell(value) for value in row])
        if buffer.tell() >= 16 * 1024:  # a chunk worth sending
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


async def csv_response(
    filename: str, header: Sequence[str], rows: AsyncIterator[Sequence[object]]
) -> StreamingResponse:
    """Stream ``rows`` under ``header`` as a download named ``filename`` (ASCII).

    The first row is fetched before the answer begins, so that what fails at once is an error.
    """
    first = await anext(rows, None)
    return StreamingResponse(
        _lines(header, first, rows),
        media_type=f"{MEDIA_TYPE}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "Cache-Control": "no-store",
        },
    )
