"""Prints docs/openapi.json: what the gateway serves at /openapi.json, without running anything."""

import importlib
import json

from gateway.openapi_merge import merge
from gateway.own_document import own_document
from gateway.route_file import ROUTES
from gateway.routes import Upstream

APPLICATIONS = {
    Upstream.AUTH: "auth_service.main",
    Upstream.DEVICE: "device_service.main",
    Upstream.TICKET: "ticket_service.main",
    Upstream.MEDIA: "media_service.main",
}
VERSION = "0.1.0"


def main() -> None:
    """Print the document."""
    documents = {
        upstream: importlib.import_module(module).create_app().openapi()
        for upstream, module in APPLICATIONS.items()
    }
    documents[Upstream.GATEWAY] = own_document()
    print(json.dumps(merge(ROUTES, documents, version=VERSION), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
