"""``python -m privet_shared.http.healthcheck PORT``: exits 0 when the process is ready."""

import sys
import urllib.error
import urllib.request


def is_ready(port: int) -> bool:
    """Whether the process on ``port`` answers that it is ready."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=4):
            return True
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(not is_ready(int(sys.argv[1])))
