"""The application of a service: the same conventions for each, and authentication by default."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.types import ASGIApp

from privet_shared.auth.tokens import TokenCodec
from privet_shared.conditional import NotModified
from privet_shared.http.conditional import on_not_modified
from privet_shared.http.dispatch import DispatchMiddleware
from privet_shared.http.health import Check, health_router
from privet_shared.http.middleware import RequestMiddleware
from privet_shared.http.problems import Problem, install_problem_handlers, problem_responses
from privet_shared.http.security import authenticate, authenticate_service
from privet_shared.logging import configure_logging
from privet_shared.settings import Settings
from privet_shared.telemetry import SpanRecorder

MAX_BODY_BYTES = 1024 * 1024
API_PREFIX = "/api/v1"


class ServiceApp(FastAPI):
    """FastAPI behind our own layers, without those that do again what ours do.

    FastAPI's own are for failures, for telemetry and for the size of bodies.
    """

    spans: SpanRecorder | None = None

    def build_middleware_stack(self) -> ASGIApp:
        """Return what serves a request."""
        inner: Any = super().build_middleware_stack()
        while not isinstance(inner, ExceptionMiddleware):
            inner = inner.app
        dispatch = DispatchMiddleware(inner, owner=self)
        return RequestMiddleware(dispatch, max_body_bytes=MAX_BODY_BYTES, spans=self.spans)


Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def create_service_app(
    *,
    name: str,
    title: str,
    settings: Settings,
    tokens: TokenCodec,
    lifespan: Lifespan,
    checks: Mapping[str, Check],
    routers: Sequence[APIRouter] = (),
    public_routers: Sequence[APIRouter] = (),
    internal_routers: Sequence[APIRouter] = (),
    root_routers: Sequence[APIRouter] = (),
) -> FastAPI:
    """Return an application whose ``routers`` demand an access token.

    ``public_routers`` are the explicit exceptions, and are asked last: a public ``/{id}`` never
    hides a route that demands a token. ``internal_routers`` take a service token, are mounted
    under ``/internal`` and are never routed by the gateway. ``root_routers`` are public ones
    whose addresses a standard fixes, without the API's prefix.
    """
    configure_logging(service=name, level=settings.log_level, log_format=settings.log_format)
    app = ServiceApp(
        # Traces are ours (privet_shared.telemetry); looking for theirs costs each request.
        telemetry={"tracing": False, "metrics": False, "logs": False},
        title=title,
        version=settings.version,
        lifespan=lifespan,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
        generate_unique_id_function=_operation_id,
        responses=problem_responses(400, 413, 422, 429, 503),
    )
    app.state.tokens = tokens
    install_problem_handlers(app)
    app.add_exception_handler(NotModified, on_not_modified)
    app.spans = SpanRecorder.of(settings, service=name)
    app.include_router(health_router(service=name, version=settings.version, checks=checks))
    for router in routers:
        app.include_router(
            router,
            prefix=API_PREFIX,
            dependencies=[Depends(authenticate)],
            responses=problem_responses(401),
        )
    for router in public_routers:
        app.include_router(router, prefix=API_PREFIX)
    for router in root_routers:
        app.include_router(router)
    for router in internal_routers:
        app.include_router(
            router,
            prefix="/internal",
            dependencies=[Depends(authenticate_service)],
            include_in_schema=False,
        )
    _document_problems(app)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name


def _document_problems(app: FastAPI) -> None:
    """Add the ``Problem`` schema, in place of FastAPI's own validation error."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schemas = generate().setdefault("components", {}).setdefault("schemas", {})
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas.update(problem.pop("$defs", {}))
            schemas["Problem"] = problem
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
        schema = app.openapi_schema
        assert schema is not None  # noqa: S101  # set by FastAPI's own method
        return schema

    app.openapi = openapi  # type: ignore[method-assign]
