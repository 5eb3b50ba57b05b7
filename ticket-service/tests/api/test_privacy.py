"""Internal notes reach no customer, and a person's words leave with them."""

import json

from privet_shared.events.auth import UserDeleted
from privet_shared.ids import new_id
from privet_shared.testing.database import new_delivery, outbox_events
from privet_shared.testing.routes import route_table
from ticket_service.models import platform

SECRET = "между-нами-девочками"


async def test_an_internal_note_reaches_no_customer(
    app, client, engine, act_as, callers, customer, technician, known_file
):
    owner, staff = act_as(customer), act_as(technician)
    ticket = await owner.ok("POST", "/tickets", {"title": "t"})
    case = await owner.ok("POST", "/support", {"subject": "s"})
    before = {}
    for url in (f"/tickets/{ticket['id']}", f"/support/{case['id']}"):
        before[url] = (await owner.send("GET", url)).headers["etag"]
    file = await known_file(technician)
    note = {"body": SECRET, "internal": True, "media_ids": [str(file.media_id)]}
    hidden = [SECRET, str(file.media_id)]
    for url in before:
        made = await staff.ok("POST", f"{url}/messages", note)
        hidden += [made["id"], made["attachments"][0]["id"]]
    ids = {"ticket_id": ticket["id"], "case_id": case["id"], "user_id": str(customer.user_id)}
    gets = [path for method, path in route_table(app) if method == "GET" and "/api/v1" in path]
    assert len(gets) >= 9
    for template in gets:
        path = template.format(**ids)
        response = await client.get(path, headers=callers.headers(customer))
        assert not [word for word in hidden if word in response.text], path
        assert response.headers.get("x-unread-count", "0") == "0", path
    for url, tag in before.items():
        assert (await owner.send("GET", url)).headers["etag"] == tag
    for event in await outbox_events(engine, platform):
        if [word for word in hidden if word in json.dumps(event, ensure_ascii=False)]:
            assert event["audience"] == "staff"
    read = f"/tickets/{ticket['id']}/messages/read"
    assert (await owner.refused("POST", read, {"up_to": hidden[2]}))[0] == 422


async def write_everything(owner, staff):
    ticket = await owner.ok("POST", "/tickets", {"title": "Имя Отчество", "description": "адрес"})
    url = f"/tickets/{ticket['id']}"
    await owner.ok("POST", f"{url}/messages", {"body": "мой телефон"})
    for status in ("in_progress", "completed"):
        await staff.ok("PATCH", f"{url}/status", {"status": status})
    await owner.ok("POST", f"{url}/rating", {"score": 5, "comment": "личное"})
    case = await owner.ok("POST", "/support", {"subject": "Моё дело", "body": "тайна"})
    await owner.ok("PATCH", f"/support/{case['id']}/status", {"status": "closed", "comment": "ок"})
    return ticket, case


async def test_export_has_everything_of_one_person_alone(
    client, callers, act_as, customer, stranger, technician
):
    owner, staff = act_as(customer), act_as(technician)
    ticket, case = await write_everything(owner, staff)
    await act_as(stranger).ok("POST", "/tickets", {"title": "чужое"})
    url = f"/internal/users/{customer.user_id}/export"
    assert (await client.get(url, headers=callers.headers(customer))).status_code == 401
    records = (await client.get(url, headers=callers.service_headers())).json()
    assert [row["id"] for row in records["tickets"]] == [ticket["id"]]
    assert [row["description"] for row in records["tickets"]] == ["адрес"]
    assert [row["body"] for row in records["messages"]] == ["мой телефон"]
    assert [(row["ticket_id"], row["comment"]) for row in records["ratings"]] == [
        (ticket["id"], "личное")
    ]
    assert [row["id"] for row in records["cases"]] == [case["id"]]
    assert [row["body"] for row in records["case_messages"]] == ["тайна"]
    nobody = await client.get(
        f"/internal/users/{new_id()}/export", headers=callers.service_headers()
    )
    assert set(map(len, nobody.json().values())) == {0}


async def test_what_a_person_wrote_leaves_with_them(
    engine, container, act_as, customer, technician
):
    owner, staff = act_as(customer), act_as(technician)
    ticket, case = await write_everything(owner, staff)
    event = UserDeleted(user_id=customer.user_id, version=2)
    await container.users.erase(event, new_delivery())
    shown = [
        await staff.ok("GET", f"/tickets/{ticket['id']}"),
        await staff.ok("GET", f"/tickets/{ticket['id']}/messages"),
        await staff.ok("GET", f"/support/{case['id']}"),
        await staff.ok("GET", f"/support/{case['id']}/messages"),
    ]
    text = json.dumps(shown, ensure_ascii=False)
    for word in ("Имя Отчество", "адрес", "телефон", "личное", "Моё дело", "тайна", '"ок"'):
        assert word not in text, word
    assert shown[0]["rating"]["score"] == 5
