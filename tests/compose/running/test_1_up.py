"""``docker compose up`` brings all parts: healthy, quiet, none with more rights than it needs."""

import json
import re
import time
import urllib.error
import urllib.request

import pytest
from compose_engine import say
from compose_project import NAME, ONE_SHOT, TAG

OURS = ("auth", "device", "ticket", "media")
PARTS = {
    "postgres", "nats", "redis", "s3", "mail", "gateway", *ONE_SHOT,
    *(f"{name}-{kind}" for name in OURS for kind in ("service", "worker")),
}  # fmt: skip
ALARMING = re.compile(r"Traceback|panic:|\b(ERROR|ERR|FATAL|PANIC|CRITICAL)\b|^# ?(Fatal|Error)")


def is_alarming(line: str) -> bool:
    """Whether a line of a log tells of an error: ours by its level, others' by its words."""
    try:
        told = json.loads(line)
        return told["level"] in {"error", "critical"} or "Traceback" in line
    except (ValueError, KeyError, TypeError):
        return bool(ALARMING.search(line))


def test_everything_is_healthy(stack):
    assert set(stack.inspect_all()) == PARTS
    assert stack.unhealthy() == {}


def test_nothing_is_restarted_and_no_log_has_an_error(stack):
    for name, containers in stack.inspect_all().items():
        for each in containers:
            assert each["RestartCount"] == 0, name
            bad = [line for line in stack.logs(each["Id"]).splitlines() if is_alarming(line)]
            assert bad == [], name


def test_an_error_in_a_log_would_be_found():
    for line in (
        '{"level": "error", "event": "x"}',
        '{"level": "warning", "event": "x", "exception": "Traceback (most recent call last):"}',
        "Traceback (most recent call last):",
        "2026-11-25 00:36:30.203 UTC [1] FATAL:  role does not exist",
        "[1] 2026/11/25 00:36:12 [ERR] JetStream out of space",
        "2026/11/25 00:36:12 ERROR : box: not found",
    ):
        assert is_alarming(line)
    assert not is_alarming('{"level": "info", "logger": "uvicorn.error"}')


def test_the_page_and_the_api_answer_on_the_published_port(stack, http_until):
    with urllib.request.urlopen(stack.wiring.gateway_url, timeout=5) as page:
        assert page.headers["content-type"].startswith("text/html")
        assert b"<title>" in page.read()
    document = json.loads(http_until(f"{stack.wiring.gateway_url}/openapi.json"))
    assert "/api/v1/tickets" in document["paths"]
    say(f"{stack.wiring.gateway_url} answers")


@pytest.fixture
def http_until():
    """Return what an address answers, once it does: the merged document follows the services."""

    def get(url: str) -> bytes:
        deadline = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(url, timeout=5) as answer:
                    return answer.read()
            except urllib.error.HTTPError as error:
                if error.code != 503 or time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    return get


def test_the_gateway_reaches_every_part(stack, http_until):
    parts = json.loads(http_until(f"{stack.wiring.gateway_url}/health/ready"))["parts"]
    assert set(parts) == {"nats", "redis", *(f"{name}-service" for name in OURS)}
    assert set(parts.values()) == {"ok"}


def test_only_the_gateway_and_storage_are_published_and_on_loopback(stack):
    published = {}
    for name, containers in stack.inspect_all().items():
        for each in containers:
            for port, places in (each["NetworkSettings"]["Ports"] or {}).items():
                for place in places or ():
                    published.setdefault((name, port), set()).add(place["HostIp"])
    assert published == {("gateway", "8000/tcp"): {"127.0.0.1"}, ("s3", "9000/tcp"): {"127.0.0.1"}}


def test_no_container_has_more_rights_than_it_needs(stack):
    for name, containers in stack.inspect_all().items():
        for each in containers:
            assert each["Config"]["User"] not in {"", "0", "root"}, name
            host = each["HostConfig"]
            assert host["ReadonlyRootfs"], name
            assert host["CapDrop"] == ["ALL"], name
            assert not host["CapAdd"], name
            assert not host["Privileged"], name
            assert "no-new-privileges:true" in host["SecurityOpt"], name


@pytest.mark.parametrize("name", sorted(PARTS - ONE_SHOT))
def test_the_kernel_says_so_too(stack, name):
    """What the first process really has, whatever the file asked for."""
    [each] = stack.inspect_all()[name]
    said = stack.exec(name, "cat", "/proc/1/status")
    status = dict(line.split(":\t", 1) for line in said.splitlines() if ":\t" in line)
    assert "0" not in status["Uid"].split()
    for kind in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert int(status[kind], 16) == 0, kind
    assert status["NoNewPrivs"] == "1"
    asked = stack.engine.docker("exec", each["Id"], "sh", "-c", "echo x >/written", check=False)
    assert asked.returncode != 0
    assert "Read-only file system" in asked.stderr


def test_volumes_are_named_and_logs_rotate(stack):
    for name, containers in stack.inspect_all().items():
        for each in containers:
            kinds = {mount["Type"] for mount in each["Mounts"]}
            assert kinds <= {"volume", "bind"}, name
            for mount in each["Mounts"]:
                if mount["Type"] == "volume":
                    assert mount["Name"].startswith(NAME), name
            log = each["HostConfig"]["LogConfig"]
            assert log == {"Type": "json-file", "Config": {"max-file": "3", "max-size": "10m"}}


def test_a_stop_is_heard_by_every_service(stack):
    """Signals reach the processes: none has to be killed when its time is up."""
    ours = [f"{name}-worker" for name in OURS]
    stack.compose("stop", *ours)
    codes = {
        name: each["State"]["ExitCode"]
        for name, containers in stack.inspect_all().items()
        for each in containers
        if name in ours
    }
    stack.compose("start", *ours)
    stack.wait_healthy()
    assert codes == dict.fromkeys(ours, 0)


def test_images_hold_no_compiler(stack):
    for image in ("gateway", "auth-service", "mail"):
        found = stack.engine.docker(
            "run", "--rm", "--network=none", f"localhost/privet/{image}:{TAG}",
            "sh", "-c", "command -v gcc cc make || echo none",
        )  # fmt: skip
        assert found.stdout == "none\n"


def test_sizes_are_said(stack):
    images = stack.engine.docker(
        "image", "ls", "--format", "{{.Repository}}:{{.Tag}} {{.Size}}"
    ).stdout.splitlines()
    ours = sorted(line for line in images if f":{TAG} " in line)
    assert len(ours) == 6
    say("Images: " + ", ".join(ours))
