"""How many SQL statements each endpoint takes, with more than one row in every list."""

import pytest
from privet_shared.testing.routes import route_table
from privet_shared.testing.statements import recorded_statements

T, S = "/api/v1/tickets", "/api/v1/support"
ONE, CASE = f"{T}/{{ticket_id}}", f"{S}/{{case_id}}"

EXPECTED = {
    ("POST", T): 2,
    ("GET", T): 1,
    ("POST", f"{T}/bulk"): 6,
    ("GET", f"{T}/export.csv"): 1,
    ("GET", f"{T}/stats"): 7,
    ("GET", f"{T}/assignees"): 2,
    ("GET", f"{T}/views"): 2,
    ("POST", f"{T}/views"): 4,
    ("GET", f"{T}/views/counts"): 3,
    ("PATCH", f"{T}/views/{{view_id}}"): 3,
    ("DELETE", f"{T}/views/{{view_id}}"): 2,
    ("GET", ONE): 3,
    ("PATCH", ONE): 9,
    ("PATCH", f"{ONE}/status"): 10,
    ("POST", f"{ONE}/assign"): 10,
    ("POST", f"{ONE}/merge"): 12,
    ("POST", f"{ONE}/rating"): 3,
    ("PUT", f"{ONE}/work-report"): 10,
    ("GET", f"{ONE}/messages"): 5,
    ("POST", f"{ONE}/messages"): 5,
    ("POST", f"{ONE}/messages/read"): 3,
    ("GET", S): 2,
    ("POST", S): 5,
    ("GET", f"{S}/meta"): 1,
    ("GET", CASE): 3,
    ("PATCH", f"{CASE}/status"): 6,
    ("GET", f"{CASE}/messages"): 5,
    ("POST", f"{CASE}/messages"): 5,
    ("POST", f"{CASE}/messages/user"): 8,
    ("POST", f"{CASE}/messages/support"): 8,
    ("POST", f"{CASE}/messages/read"): 3,
}

VIEW = {"name": "v", "filter": {"status": ["new"]}}


@pytest.fixture
async def world(act_as, customer, technician, known_staff, known_file):
    """Two tickets and two cases, each with two messages with a file, and who may do it all."""
    owner, staff = act_as(customer), act_as(await known_staff(technician))
    me = {"assignee_id": str(technician.user_id)}
    tickets, cases, said = [], [], {}
    for number in range(2):
        file = await known_file(customer)
        tickets.append(await owner.ok("POST", "/tickets", {"title": f"t{number}"}))
        cases.append(await owner.ok("POST", "/support", {"subject": f"s{number}"}))
        for url in (f"/tickets/{tickets[-1]['id']}", f"/support/{cases[-1]['id']}"):
            for body in ("раз", "два"):
                line = {"body": body, "media_ids": [str(file.media_id)]}
                said[url] = (await owner.ok("POST", f"{url}/messages", line))["id"]
        await staff.ok("POST", f"/tickets/{tickets[-1]['id']}/assign", me)
    return owner, staff, tickets, cases, said


def test_every_endpoint_is_counted(app):
    ours = {route for route in route_table(app) if route[1].startswith("/api/v1/")}
    assert ours == set(EXPECTED)


@pytest.mark.parametrize(("method", "path"), EXPECTED, ids=lambda value: value)
async def test_statements(container, world, method, path):  # noqa: PLR0912  # a table
    owner, staff, tickets, cases, said = world
    ticket, case = tickets[0]["id"], cases[0]["id"]
    caller, body = staff, None
    last = path.rpartition("/")[2]
    view = (await staff.ok("POST", "/tickets/views", VIEW))["id"]
    chat = f"/tickets/{ticket}" if path.startswith(T) else f"/support/{case}"
    match method, last:
        case _, "read":
            body = {"up_to": said[chat]}
        case "POST", "messages" | "user" | "support" if path != S:
            body = {"body": "три"}
            caller = staff if last == "support" else owner
        case "POST", "support":
            caller, body = owner, {"subject": "s"}
        case "POST", "tickets":
            caller, body = owner, {"title": "t"}
        case "POST", "bulk":
            body = {"ids": [row["id"] for row in tickets], "priority": "high"}
        case "POST", "assign":
            body = {"assignee_id": None}
        case "POST", "views":
            body = VIEW
        case "PATCH", "{view_id}":
            body = {"name": "v"}
        case "POST", "merge":
            body = {"into": tickets[1]["id"]}
        case "POST", "rating":
            caller, body = owner, {"score": 5}
            for status in ("in_progress", "completed"):
                await staff.ok("PATCH", f"/tickets/{ticket}/status", {"status": status})
        case "PUT", "work-report":
            body = {"summary": "x"}
            await staff.ok("PATCH", f"/tickets/{ticket}/status", {"status": "in_progress"})
        case "PATCH", "status":
            body = {"status": "in_progress" if path.startswith(T) else "pending"}
        case "PATCH", _:
            body = {"title": "u"}
    url = path.removeprefix("/api/v1").format(ticket_id=ticket, case_id=case, view_id=view)
    with recorded_statements(container.engine) as statements:
        await caller.ok(method, url, body) if last != "export.csv" else await caller.send(
            method, url
        )
    assert len(statements) == EXPECTED[method, path], [row.sql[:80] for row in statements]
