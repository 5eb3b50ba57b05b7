"""Prints docs/openapi.json: what the gateway serves at /openapi.json, without running anything."""

import importlib
import json
from typing import Any

from gateway.contract import VERSION
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


def present_document() -> dict[str, Any]:
    """Return the merged document of the code as it is."""
    documents = {
        upstream: importlib.import_module(module).create_app().openapi()
        for upstream, module in APPLICATIONS.items()
    }
    documents[Upstream.GATEWAY] = own_document()
    return merge(ROUTES, documents, version=VERSION)


def to_text(document: dict[str, Any]) -> str:
    """Return the document as it is committed."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(to_text(present_document()), end="")
