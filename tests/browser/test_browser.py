"""The web app in a real browser: each file of ``client/e2e``, its tests run by Playwright."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "client"
# Files of which the short form runs nothing are left to `make test-browser`.
SPECS = sorted(
    path.name
    for path in (CLIENT / "e2e").glob("*.spec.ts")
    if not path.name.endswith(".long.spec.ts")
)
SHOWN = 4000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one of Playwright's tests."""

    spec: str
    title: str
    status: str
    error: str


@pytest.fixture(scope="session")
def outcomes(request, tmp_path_factory) -> list[Outcome]:
    """Run the files that were asked for, beside a stack of their own, all in one go."""
    asked = {
        item.callspec.params["spec"]
        for item in request.session.items
        if item.path == Path(__file__) and hasattr(item, "callspec")
    }
    make("client")
    report = tmp_path_factory.mktemp("browser") / "report.json"
    files = [f"/{spec.replace('.', chr(92) + '.')}$" for spec in sorted(asked)]
    done = subprocess.run(
        [*privet("run", "--"), "npx", "playwright", "test", *files],
        cwd=CLIENT,
        env={**os.environ, "E2E_REPORT": str(report)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if not report.exists():
        pytest.fail(f"Playwright did not run:\n{(done.stdout + done.stderr)[-SHOWN:]}")
    return list(read(json.loads(report.read_text())))


def read(report: dict[str, Any]) -> Iterator[Outcome]:
    """Read Playwright's JSON report; an error outside of all tests counts as one of its own."""
    for error in report["errors"]:
        yield Outcome("", "before the tests", "failed", error["message"])
    for suite in report["suites"]:
        yield from outcomes_of(suite)


def outcomes_of(suite: dict[str, Any]) -> Iterator[Outcome]:
    """Return the tests of a suite and of those inside it."""
    for spec in suite.get("specs", []):
        for test in spec["tests"]:
            errors = [error["message"] for run in test["results"] for error in run["errors"]]
            title = f"{spec['title']} [{test['projectName']}]"
            yield Outcome(spec["file"], title, test["status"], "\n\n".join(errors)[-SHOWN:])
    for inner in suite.get("suites", []):
        yield from outcomes_of(inner)


def privet(*words: str) -> list[str]:
    """Return a command of the local stack."""
    return [sys.executable, "-m", "privet_local", *words]


def make(target: str) -> None:
    """Run one of make's targets; it must succeed."""
    done = subprocess.run(
        ["make", "--no-print-directory", target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-SHOWN:]


@pytest.mark.parametrize("spec", SPECS)
def test_in_the_browser(spec, outcomes, subtests):
    general = [outcome for outcome in outcomes if not outcome.spec]
    assert not general, general[0].error
    ran = [outcome for outcome in outcomes if outcome.spec == spec]
    assert ran, f"no test of {spec} ran"
    for outcome in ran:
        with subtests.test(outcome.title):
            assert outcome.status == "expected", f"{outcome.status}\n{outcome.error}"


def test_skipped_flaky_and_failed_ones_are_told_from_those_that_passed():
    def test(status: str, *errors: str) -> dict[str, Any]:
        results = [{"errors": [{"message": error} for error in errors]}]
        return {"projectName": "phone", "status": status, "results": results}

    report = {
        "errors": [{"message": "no tests found"}],
        "suites": [
            {
                "specs": [{"title": "a", "file": "a.spec.ts", "tests": [test("expected")]}],
                "suites": [
                    {
                        "specs": [
                            {
                                "title": "b",
                                "file": "a.spec.ts",
                                "tests": [test("unexpected", "one", "two"), test("skipped")],
                            }
                        ]
                    }
                ],
            }
        ],
    }
    assert list(read(report)) == [
        Outcome("", "before the tests", "failed", "no tests found"),
        Outcome("a.spec.ts", "a [phone]", "expected", ""),
        Outcome("a.spec.ts", "b [phone]", "unexpected", "one\n\ntwo"),
        Outcome("a.spec.ts", "b [phone]", "skipped", ""),
    ]
