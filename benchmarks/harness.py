"""What every benchmark needs: servers pinned to one core, load from the other, reports."""

import contextlib
import json
import os
import re
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import jwt
from privet_shared.ids import new_id

DOCS = Path(__file__).parents[1] / "docs" / "benchmarks"
SERVER_CORE, LOAD_CORE = 0, 1
START_SECONDS = 20
_FIGURES = {
    "rate": re.compile(r"Requests/sec:\s+([\d.]+)"),
    "p50": re.compile(r"50%\s+([\d.]+)(us|ms|s)"),
    "p99": re.compile(r"99%\s+([\d.]+)(us|ms|s)"),
    "errors": re.compile(r"Non-2xx or 3xx responses: (\d+)"),
}
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(slots=True)
class Result:
    """What was measured of one server: requests a second, latencies in milliseconds."""

    rates: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)

    def add(self, figures: Mapping[str, float]) -> None:
        """Add what ``load`` returned."""
        self.rates.append(figures["rate"])
        self.p50.append(figures["p50"])
        self.p99.append(figures["p99"])

    @property
    def rate(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.rates)

    @property
    def spread(self) -> float:
        """How far the rounds lie apart, as a part of the median."""
        return (max(self.rates) - min(self.rates)) / self.rate

    def cells(self) -> str:
        """Return rate and spread as cells of a table."""
        return f"{self.rate:,.0f} | {self.spread:.0%}"

    def latency_cells(self) -> str:
        """Return the median latencies as cells of a table."""
        return f"{statistics.median(self.p50):.2f} | {statistics.median(self.p99):.2f}"

    def as_json(self) -> dict[str, list[float]]:
        """Return every round's figures."""
        return {"rates": self.rates, "p50_ms": self.p50, "p99_ms": self.p99}


def make_token(secret: str, user_id: UUID | None = None, role: str = "customer") -> str:
    """Return a token as the auth service signs it."""
    now = datetime.now(UTC)
    return jwt.encode(
        {
            "sub": str(user_id or new_id()),
            "typ": "access",
            "sid": str(new_id()),
            "jti": str(new_id()),
            "iat": now,
            "exp": now + timedelta(hours=1),
            "roles": [role],
        },
        secret,
        "HS256",
    )


@contextlib.contextmanager
def running(
    command: list[str], *, core: int, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server on one core for the time of the block."""
    process = subprocess.Popen(
        ["taskset", "-c", str(core), *command],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_answers(url: str, token: str) -> None:
    """Wait for a 200; raises ``SystemExit`` when none comes."""
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(request, timeout=1) as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def refuses_strangers(url: str) -> bool:
    """Tell whether a request without a token is refused."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return False
    except urllib.error.HTTPError as error:
        return error.code == 401


def load(
    url: str, *options: str, seconds: int, connections: int, **environment: str
) -> dict[str, float]:
    """Load the server from the other core and return what wrk says.

    ``options`` and ``environment`` are wrk's. Raises ``SystemExit`` when a request is refused.
    """
    command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{connections}"]
    said = subprocess.run(
        [*command, f"-d{seconds}s", "--latency", *options, url],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    figures = {}
    for name, pattern in _FIGURES.items():
        found = pattern.search(said)
        if found:
            unit = found[2] if name in {"p50", "p99"} else None
            figures[name] = float(found[1]) * (_MILLISECONDS[unit] if unit else 1)
    if figures.get("errors") or not figures.get("rate"):
        raise SystemExit(f"{url} refused requests:\n{said}")
    return figures


def write_report(name: str, *, title: str, command: str, text: str, table: str, data: Any) -> None:
    """Write ``docs/benchmarks/<name>.md`` and ``.json``; ``text`` says what was measured how."""
    DOCS.mkdir(parents=True, exist_ok=True)
    today = datetime.now(UTC).date().isoformat()
    (DOCS / f"{name}.md").write_text(f"# {title}\n\n`{command}`, {today}. {text}\n\n{table}\n")
    document = {"command": command, "date": today, "figures": data}
    (DOCS / f"{name}.json").write_text(json.dumps(document, indent=2) + "\n")
