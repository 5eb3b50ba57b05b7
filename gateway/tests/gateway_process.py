"""The gateway with the tests' routes, for runs in a process of its own."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from gateway.main import Gateway, create_app
from gateway.settings import GatewaySettings
from gateway_support import TEST_ROUTES


def create_test_app() -> Gateway:
    return create_app(GatewaySettings(), TEST_ROUTES)
