"""A gateway as it is usually written with FastAPI and httpx: what ours is measured against."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import jwt
from fastapi import FastAPI, HTTPException, Request, Response

UPSTREAM = os.environ["UPSTREAM"]
SECRET = os.environ["JWT_SECRET"]


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Keep one client for all requests."""
    async with httpx.AsyncClient(base_url=UPSTREAM) as client:
        app.state.client = client
        yield


app = FastAPI(lifespan=lifespan)


@app.api_route("/api/v1/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
async def forward(path: str, request: Request) -> Response:
    """Check the token and pass the request on."""
    try:
        jwt.decode(request.headers["authorization"].removeprefix("Bearer "), SECRET, ["HS256"])
    except (KeyError, jwt.InvalidTokenError) as error:
        raise HTTPException(401) from error
    headers = {k: v for k, v in request.headers.items() if k not in {"host", "connection"}}
    answer = await request.app.state.client.request(
        request.method,
        f"/api/v1/{path}",
        params=request.query_params,
        headers=headers,
        content=await request.body(),
    )
    return Response(answer.content, answer.status_code, dict(answer.headers))
