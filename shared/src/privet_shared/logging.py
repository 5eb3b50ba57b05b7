"""Structured logs: one JSON object a line, each with the request and trace ids."""

import logging
import sys

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from privet_shared.context import current_context


def _add_context(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    context = current_context()
    event.setdefault("request_id", context.request_id)
    event.setdefault("trace_id", context.trace_id)
    return event


def configure_logging(*, service: str, level: str, log_format: str) -> None:
    """Send structlog's and the standard library's records to stdout in one form.

    ``log_format`` is ``json`` or ``console``; ``service`` names the process in every line.
    """

    def add_service(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event["service"] = service
        return event

    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _add_context,
        add_service,
    ]
    renderer: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if log_format == "console":
        renderer = structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    # Our middleware logs requests; uvicorn's own lines would repeat them, query string included.
    logging.getLogger("uvicorn.access").handlers.clear()
    logging.getLogger("uvicorn.access").propagate = False
    for name in ("httpx", "httpcore", "botocore", "boto3", "nats"):
        logging.getLogger(name).setLevel(logging.WARNING)
