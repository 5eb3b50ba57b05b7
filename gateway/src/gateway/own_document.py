"""The OpenAPI of what the gateway serves itself."""

from privet_shared.auth.tokens import InvalidToken, TokenExpired
from privet_shared.errors import AppError, Unauthorized, Unavailable
from privet_shared.http.conditional import NOT_MODIFIED
from privet_shared.http.documented import add_problems

from gateway.auth import SessionRevoked
from gateway.errors import BadLastEventId, TooManyStreams, UpgradeRequired
from gateway.openapi_merge import Document
from gateway.realtime.filters import MAX_OBJECTS, OBJECTS, TOPICS, BadFilter, UnknownTopic
from gateway.realtime.frames import Topic
from gateway.realtime.tickets import TicketInvalid
from gateway.routes import API

STREAM_PROBLEMS: tuple[type[AppError], ...] = (
    *(Unauthorized, InvalidToken, TokenExpired, SessionRevoked, TicketInvalid),
    *(BadLastEventId, UnknownTopic, BadFilter, TooManyStreams, Unavailable),
)
"""What opening an event stream may end with."""


def _parameter(place: str, name: str, description: str) -> Document:
    return {
        "in": place,
        "name": name,
        "required": False,
        "description": description,
        "schema": {"type": "string"},
    }


def _list_parameter(name: str, description: str, items: Document) -> Document:
    return {
        **_parameter("query", name, description),
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "items": items, "minItems": 1},
    }


_STREAM = [
    _list_parameter(
        TOPICS,
        "Only events of these topics; without it, and without an object, all of them.",
        {"type": "string", "enum": [topic.value for topic in Topic]},
    ),
    *(
        _list_parameter(
            name,
            f"Only what happens to these; narrows the topic `{topic}`, which need not be listed "
            f"then. A filter names {MAX_OBJECTS} objects at most.",
            {"type": "string", "format": "uuid"},
        )
        for name, topic in OBJECTS.items()
    ),
    _parameter("header", "Last-Event-ID", "The id of the last event seen."),
    _parameter("query", "last_event_id", "The same, where no header can be set."),
    _parameter("query", "ticket", "A single-use ticket instead of a token."),
]
_EVENTS = """\
Each event has a name such as `ticket.status_changed`, JSON data and an id; ids grow. A client \
that comes back with `Last-Event-ID` gets what it missed, with nothing lost or doubled.

What a stream says of itself:

| event | data | what to do |
| --- | --- | --- |
| `resync` | `{"reason": "history_gone"}` | too much was missed, or the id is none of ours: fetch \
anew; the stream goes on from its id |
| `session.ended` | `{"reason": "token_expired"}`, `session_revoked` or `roles_changed` | come \
back with another token |
| `stream.closed` | `{"reason": "slow_client"}`, `server_shutdown` or `stream_reset` | come back \
with the last id |

A heartbeat (a comment) comes every 15 seconds and moves the client's last id on. A client that \
has taken nothing from one heartbeat to the next is a slow one.
"""
_EVENTS_EXAMPLE = """\
retry: 2000
id: 1041

id: 1042
event: ticket.status_changed
data: {"ticket_id":"0199a7c2-8f31-7c44-9d7e-3f1f6c1d2b4a","number":"T-1042",\
"from":"new","to":"in_progress"}

: heartbeat
id: 1042

"""
_WEBSOCKET = """\
Each message is `{"id", "event", "data"}`: what the stream of Server-Sent Events has, in JSON. \
`stream.opened` comes first, `heartbeat` every 15 seconds. A stream that ends says so by its last \
message and by the close code: 1008 to come back with another token, 1012 (the server restarts) \
and 1013 (the client is too slow) to come back with the last id; the close reason is that of the \
message.

A client may choose anew by `{"event": "filter", "data": {"topics": [...], "ticket_id": [...]}}`, \
with the fields of the query; without data it gets everything again. The answer is \
`filter.changed` with the new filter, which holds for all that follows, or `filter.refused` with \
`code` and `detail`, and then nothing has changed.
"""


def own_document() -> Document:
    """Return the OpenAPI of the endpoints that the gateway serves itself."""
    responses = add_problems({}, STREAM_PROBLEMS)
    return {
        "paths": {
            **_platform_paths(),
            f"{API}/events": {
                "get": {
                    "tags": ["events"],
                    "summary": "Live events of the caller (Server-Sent Events)",
                    "description": _EVENTS,
                    "operationId": "stream_events",
                    "parameters": _STREAM,
                    "responses": {
                        "200": {
                            "description": "The stream.",
                            "content": {
                                "text/event-stream": {
                                    "schema": {"type": "string"},
                                    "example": _EVENTS_EXAMPLE,
                                }
                            },
                        },
                        **responses,
                    },
                }
            },
            f"{API}/events/ws": {
                "get": {
                    "tags": ["events"],
                    "summary": "The same over WebSocket",
                    "description": _WEBSOCKET,
                    "operationId": "open_events_websocket",
                    "parameters": _STREAM,
                    "responses": {
                        "101": {"description": "The WebSocket is open."},
                        **responses,
                        **add_problems({}, [UpgradeRequired]),
                    },
                }
            },
            f"{API}/events/ticket": {
                "post": {
                    "tags": ["events"],
                    "summary": "A single-use ticket of 30 seconds for ?ticket=",
                    "operationId": "create_events_ticket",
                    "responses": {
                        "201": {
                            "description": "The ticket.",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/EventsTicket"}
                                }
                            },
                        },
                    },
                }
            },
        },
        "components": {
            "schemas": {
                "EventsTicket": {
                    "type": "object",
                    "title": "EventsTicket",
                    "required": ["ticket", "expires_in"],
                    "properties": {
                        "ticket": {"type": "string"},
                        "expires_in": {"type": "integer", "description": "Seconds."},
                    },
                    "examples": [{"ticket": "kJ3uYb1rS0c8", "expires_in": 30}],
                }
            }
        },
    }


def _platform_paths() -> dict[str, Document]:
    """Return the endpoints that tell of the gateway itself."""
    health: Document = {
        "type": "object",
        "required": ["status"],
        "properties": {
            "status": {"enum": ["ok", "unavailable"]},
            "parts": {"type": "object", "additionalProperties": {"type": "string"}},
        },
        "examples": [{"status": "ok", "parts": {"auth-service": "ok", "nats": "ok"}}],
    }
    names: Document = {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "examples": [{"service": "gateway", "version": "0.1.0"}],
    }
    running: Document = {
        "type": "object",
        "properties": {
            "data": {"type": "string", "description": "`demo` where the demo's accounts are."},
        },
        "additionalProperties": {"type": "string"},
        "examples": [{"service": "gateway", "version": "0.1.0", "data": "own"}],
    }
    ready = _get("health_ready", "Whether every part answers, and which one does not", health)
    ready["get"]["responses"]["503"] = {
        **ready["get"]["responses"]["200"],
        "description": "A part that requests need is down.",
    }
    asset = _get("docs_asset", "A file of those readers", None, "text/javascript", "text/css")
    asset["get"]["parameters"] = [
        {"in": "path", "name": "asset", "required": True, "schema": {"type": "string"}}
    ]
    document = _versioned(_get("openapi", "This document", {"type": "object"}))
    document["get"]["responses"] |= add_problems({}, [Unavailable])
    index = _get("index", "Where to go from here: links, or the web app for a browser", names)
    index["get"]["responses"]["200"]["content"]["text/html"] = {"schema": {"type": "string"}}
    return {
        "/": index,
        "/health/live": _get("health_live", "Whether the gateway answers", health),
        "/health/ready": ready,
        "/version": _get("version", "What runs here", running),
        "/openapi.json": document,
        "/docs": _versioned(_get("docs", "Swagger UI with this document", None, "text/html")),
        "/docs/redoc": _versioned(_get("redoc", "Redoc with this document", None, "text/html")),
        "/docs/{asset}": _versioned(asset),
    }


def _versioned(item: Document) -> Document:
    """Return the endpoint with the entity tag of its answer documented."""
    operation = item["get"]
    known = _parameter("header", "If-None-Match", "Answer 304 if unchanged.")
    operation["parameters"] = [*operation.get("parameters", ()), known]
    etag = {"ETag": {"description": "The version of the answer.", "schema": {"type": "string"}}}
    operation["responses"]["200"]["headers"] = etag
    operation["responses"] |= {str(status): each for status, each in NOT_MODIFIED.items()}
    return item


def _get(
    name: str,
    summary: str,
    schema: Document | None,
    *media_types: str,
) -> Document:
    content = {"schema": schema or {"type": "string"}}
    return {
        "get": {
            "tags": ["platform"],
            "summary": summary,
            "operationId": f"gateway_{name}",
            "responses": {
                "200": {
                    "description": "The answer.",
                    "content": dict.fromkeys(media_types or ["application/json"], content),
                }
            },
        }
    }
