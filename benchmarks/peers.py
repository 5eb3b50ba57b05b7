"""The gateways that are measured: how each is configured and started, on one core."""

import base64
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

BIN = Path(sys.prefix) / "bench" / "bin"
BODY = json.dumps({"id": 1, "text": "x" * 377})
PROTOCOL = "gateway.server.connection:ClientConnection"
PATH = "/api/v1/user/me"


@dataclass(frozen=True, slots=True)
class Peer:
    """A server under test; ``verifies`` tells whether it checks the token."""

    name: str
    command: list[str]
    port: int
    verifies: bool
    environment: Mapping[str, str] = field(default_factory=dict)
    load_options: tuple[str, ...] = ()
    """Of wrk."""


def nginx(folder: Path, *, port: int, upstream: int | None) -> list[str]:
    """Return the command of an nginx: the upstream itself, or a proxy before it."""
    if upstream is None:
        location = f"default_type application/json; return 200 '{BODY}';"
        servers = ""
    else:
        location = "proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection '';"
        servers = f"upstream up {{ server 127.0.0.1:{upstream}; keepalive 64; }}"
    name = f"nginx-{port}"
    (folder / name).mkdir()
    config = folder / f"{name}.conf"
    config.write_text(
        f"""
        worker_processes 1; daemon off; pid {folder}/{name}/pid; error_log stderr crit;
        events {{ worker_connections 4096; }}
        http {{
            access_log off; keepalive_requests 1000000000;
            client_body_temp_path {folder}/{name}/b; proxy_temp_path {folder}/{name}/p;
            fastcgi_temp_path {folder}/{name}/f; uwsgi_temp_path {folder}/{name}/u;
            scgi_temp_path {folder}/{name}/s;
            {servers}
            server {{ listen 127.0.0.1:{port}; location / {{ {location} }} }}
        }}
        """
    )
    return ["nginx", "-c", str(config)]


def envoy(folder: Path, *, port: int, upstream: int, secret: str) -> list[str]:
    """Return the command of an Envoy that verifies HS256 tokens."""
    key = base64.urlsafe_b64encode(secret.encode()).rstrip(b"=").decode()
    key_set = json.dumps({"keys": [{"kty": "oct", "alg": "HS256", "k": key}]})
    extensions = "type.googleapis.com/envoy.extensions.filters"
    manager = {
        "@type": f"{extensions}.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": "bench",
        "route_config": {
            "virtual_hosts": [
                {
                    "name": "all",
                    "domains": ["*"],
                    "routes": [{"match": {"prefix": "/"}, "route": {"cluster": "up"}}],
                }
            ]
        },
        "http_filters": [
            {
                "name": "envoy.filters.http.jwt_authn",
                "typed_config": {
                    "@type": f"{extensions}.http.jwt_authn.v3.JwtAuthentication",
                    "providers": {"ours": {"local_jwks": {"inline_string": key_set}}},
                    "rules": [{"match": {"prefix": "/"}, "requires": {"provider_name": "ours"}}],
                },
            },
            {
                "name": "envoy.filters.http.router",
                "typed_config": {"@type": f"{extensions}.http.router.v3.Router"},
            },
        ],
    }
    document = {
        "static_resources": {
            "listeners": [
                {
                    "address": _address(port),
                    "filter_chains": [
                        {
                            "filters": [
                                {
                                    "name": "envoy.filters.network.http_connection_manager",
                                    "typed_config": manager,
                                }
                            ]
                        }
                    ],
                }
            ],
            "clusters": [
                {
                    "name": "up",
                    "type": "STATIC",
                    "load_assignment": {
                        "cluster_name": "up",
                        "endpoints": [
                            {"lb_endpoints": [{"endpoint": {"address": _address(upstream)}}]}
                        ],
                    },
                }
            ],
        }
    }
    config = folder / "envoy.json"
    config.write_text(json.dumps(document))
    options = ["--concurrency", "1", "--log-level", "error", "--use-dynamic-base-id"]
    return [str(BIN / "envoy"), "-c", str(config), *options]


def _address(port: int) -> dict[str, dict[str, str | int]]:
    return {"socket_address": {"address": "127.0.0.1", "port_value": port}}


def caddy(folder: Path, *, port: int, upstream: int) -> list[str]:
    """Return the command of a Caddy, which has no JWT of its own."""
    config = folder / "Caddyfile"
    config.write_text(
        "{\n admin off\n auto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\n reverse_proxy 127.0.0.1:{upstream}\n}}\n"
    )
    return [str(BIN / "caddy"), "run", "--config", str(config), "--adapter", "caddyfile"]


def traefik(folder: Path, *, port: int, upstream: int) -> list[str]:
    """Return the command of a Traefik, whose JWT is not in the free edition."""
    routes = folder / "traefik.yaml"  # JSON is YAML
    routes.write_text(
        json.dumps(
            {
                "http": {
                    "routers": {"all": {"rule": "PathPrefix(`/`)", "service": "up"}},
                    "services": {
                        "up": {
                            "loadBalancer": {"servers": [{"url": f"http://127.0.0.1:{upstream}"}]}
                        }
                    },
                }
            }
        )
    )
    return [
        str(BIN / "traefik"),
        f"--entrypoints.web.address=127.0.0.1:{port}",
        f"--providers.file.filename={routes}",
        "--log.level=ERROR",
        "--global.sendanonymoususage=false",
        "--global.checknewversion=false",
    ]


def uvicorn(application: str, port: int, *options: str) -> list[str]:
    """Return the command of one uvicorn process, as the stack starts it."""
    return [
        *(sys.executable, "-m", "uvicorn", application, "--host", "127.0.0.1"),
        *("--port", str(port), "--no-access-log", "--no-server-header", "--no-proxy-headers"),
        *options,
    ]


def ours(*, port: int, upstream: int, nats: str, secret: str, metrics: int) -> Peer:
    """Return our gateway with tokens, limits, request ids and metrics on."""
    services = ("AUTH", "DEVICE", "TICKET", "MEDIA")
    return Peer(
        "PrivetSuperApp gateway",
        uvicorn("gateway.main:create_app", port, "--factory", "--http", PROTOCOL),
        port,
        verifies=True,
        environment={
            **{f"{name}_SERVICE_URL": f"http://127.0.0.1:{upstream}" for name in services},
            "JWT_SECRET": secret,
            "NATS_URL": nats,
            "RATE_LIMIT_GENERAL": "1000000000/minute",
            "METRICS_PORT": str(metrics),
            "ACCESS_LOG": "false",
            "LOG_LEVEL": "WARNING",
        },
    )


def peers(folder: Path, free_port: Callable[[], int], *, upstream: int, secret: str) -> list[Peer]:
    """Return the others."""
    one_core = {"GOMAXPROCS": "1"}
    port = {name: free_port() for name in ("nginx", "envoy", "caddy", "traefik", "usual")}
    usual = {"UPSTREAM": f"http://127.0.0.1:{upstream}", "JWT_SECRET": secret}
    return [
        Peer("nginx", nginx(folder, port=port["nginx"], upstream=upstream), port["nginx"], False),
        Peer(
            "Envoy with jwt_authn",
            envoy(folder, port=port["envoy"], secret=secret, upstream=upstream),
            port["envoy"],
            True,
        ),
        Peer(
            *("Caddy", caddy(folder, port=port["caddy"], upstream=upstream), port["caddy"]),
            verifies=False,
            environment={**one_core, "HOME": str(folder)},
        ),
        Peer(
            *("Traefik", traefik(folder, port=port["traefik"], upstream=upstream), port["traefik"]),
            verifies=False,
            environment=one_core,
        ),
        Peer(
            "FastAPI and httpx",
            uvicorn("usual_way:app", port["usual"], "--app-dir", os.fspath(Path(__file__).parent)),
            port["usual"],
            verifies=True,
            environment=usual,
        ),
    ]
