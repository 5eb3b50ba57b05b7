"""Lists: a plain JSON array, the way on in ``Link`` (RFC 8288) and ``X-Next-Cursor``."""

from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request, Response

from privet_shared.db.pagination import DEFAULT_LIMIT, MAX_LIMIT, PageRequest

LIST_HEADERS: dict[str, Any] = {
    "Link": {"description": "The next page, rel=next.", "schema": {"type": "string"}},
    "X-Next-Cursor": {"description": "The cursor of the next page.", "schema": {"type": "string"}},
}


async def _page_request(
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
    cursor: Annotated[str | None, Query(max_length=256)] = None,
) -> PageRequest:
    return PageRequest.parse(limit=limit, cursor=cursor)


CurrentPage = Annotated[PageRequest, Depends(_page_request)]


def page_headers(request: Request, next_cursor: str | None) -> dict[str, str]:
    """Return the headers that say how to go on, when there is more."""
    if next_cursor is None:
        return {}
    query = urlencode(
        [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
        + [("cursor", next_cursor)]
    )
    link = f'<{quote(request.scope["path"])}?{query}>; rel="next"'
    return {"X-Next-Cursor": next_cursor, "Link": link}


def set_page_headers(request: Request, response: Response, next_cursor: str | None) -> None:
    """Say in the headers how to go on, when there is more."""
    response.headers.update(page_headers(request, next_cursor))
