"""Conditional requests over HTTP: the headers in, the 304 out."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response

from privet_shared.conditional import NotModified, Precondition

NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Not Modified: the caller's copy is current."}
}


async def _precondition(
    if_match: Annotated[str | None, Header(description="Change only this version (412).")] = None,
    if_none_match: Annotated[str | None, Header(description="Answer 304 if unchanged.")] = None,
) -> Precondition:
    return Precondition(if_match, if_none_match)


CurrentPrecondition = Annotated[Precondition, Depends(_precondition)]


async def on_not_modified(_request: Request, error: Exception) -> Response:
    """Answer 304 with the current tag."""
    assert isinstance(error, NotModified)  # noqa: S101  # Starlette dispatches by type
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": error.etag})
