"""The merged OpenAPI tells the truth: whatever is sent, the answer is a documented one.

The short form sends some hundreds of requests; `make test-contract` sends many more.
"""

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest

SHORT = "4"
EXAMPLES = os.environ.get("CONTRACT_EXAMPLES", SHORT)
LEAST_CASES = int(os.environ.get("CONTRACT_CASES", "400"))
"""How many requests one caller must have sent, so that a run that tests nothing fails."""

_CASES = re.compile(r"(\d+) generated")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "problem_code_conformance",  # ours
)
HOOKS = Path(__file__).with_name("schemathesis_hooks.py")
CONFIG = Path(__file__).with_name("schemathesis.toml")
# These end the caller's own session or account, so they are sent by somebody with nothing to lose.
ENDING = (
    "/api/v1/auth/logout",
    "/api/v1/auth/sessions",
    "/api/v1/auth/sessions/{session_id}",
    "/api/v1/user",
    "/api/v1/user/change-password",
    "/api/v1/auth/totp",
    "/api/v1/auth/totp/confirm",
)
STREAM = "/api/v1/events"


def phases(who: str) -> str:
    """Every edge of every field is tried by all in the long form, else by those who may most."""
    edges = "coverage," if EXAMPLES != SHORT or who == "admin" else ""
    return f"examples,{edges}fuzzing,stateful"


async def schemathesis(url: str, token: str | None, cwd: Path, *options: str) -> str:
    """Run Schemathesis against the gateway; its report comes with the failure."""
    credentials = ("--header", f"Authorization: Bearer {token}") if token else ()
    process = await asyncio.create_subprocess_exec(
        *(Path(sys.executable).with_name("schemathesis"), "--config-file", CONFIG),
        *("run", f"{url}/openapi.json"),
        *credentials,
        *("--checks", ",".join(CHECKS)),
        *("--max-examples", EXAMPLES, "--continue-on-failure", "--no-shrink", "--no-color"),
        *("--suppress-health-check", "all", "--warnings", "off", "--generation-database", "none"),
        *options,
        cwd=cwd,
        env={**os.environ, "SCHEMATHESIS_HOOKS": str(HOOKS), "PYTHONPATH": str(HOOKS.parent)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    report = output.decode()
    assert process.returncode == 0, report[-8000:]
    return report


def only(*paths: str) -> list[str]:
    return [part for path in paths for part in ("--include-path", path)]


def without(*paths: str) -> list[str]:
    return [part for path in paths for part in ("--exclude-path", path)]


@pytest.mark.parametrize("who", ["customer", "admin", "anonymous"])
async def test_every_answer_is_documented(who, stack, sign_up, hire, tmp_path):
    token = None
    if who != "anonymous":
        person = await (sign_up() if who == "customer" else hire("admin"))
        token = person.tokens["access_token"]
    url = stack.wiring.url("gateway")
    options = ("--phases", phases(who), *without(STREAM, *ENDING))
    report = await schemathesis(url, token, tmp_path, *options)
    assert "No issues found" in report
    found = _CASES.search(report)
    assert found, report
    assert int(found[1]) >= LEAST_CASES


async def test_ending_a_session_is_documented(stack, sign_up, tmp_path):
    for path in ENDING:
        person = await sign_up()
        token = person.tokens["access_token"]
        options = ("--phases", phases("customer"), *only(path))
        report = await schemathesis(stack.wiring.url("gateway"), token, tmp_path, *options)
        assert "No issues found" in report
