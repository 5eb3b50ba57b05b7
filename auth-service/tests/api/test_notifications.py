"""What happens to tickets and cases, told once to whom it concerns."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from auth_service.models import Notification, User, platform
from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.auth import NotificationCreated
from privet_shared.events.support import CaseMessageAdded, CaseStatusChanged
from privet_shared.events.tickets import MessageAdded, TicketAssigned, TicketStatusChanged
from privet_shared.ids import new_id
from privet_shared.messaging.consumer import Delivery
from privet_shared.testing.database import outbox_events
from sqlalchemy import update

URL = "/api/v1/notifications"
TICKET = new_id()


def delivery(event_id=None):
    return Delivery("auth-ticket", event_id or new_id(), utc_now())


def status_changed(owner, *, by, to="in_progress", assignee=None, comment=None):
    return TicketStatusChanged(
        ticket_id=TICKET,
        number="T-1001",
        user_id=owner,
        device_id=None,
        from_status="new",
        to_status=to,
        changed_by=by,
        changed_by_role=Role.TECHNICIAN,
        comment=comment,
        assignee_id=assignee,
        changed_at=utc_now(),
    )


def message(owner, *, author, internal=False, assignee=None):
    return MessageAdded(
        ticket_id=TICKET,
        number="T-1001",
        user_id=owner,
        message_id=new_id(),
        author_id=author,
        author_role=Role.TECHNICIAN,
        internal=internal,
        assignee_id=assignee,
        media_ids=[],
        created_at=utc_now(),
    )


@pytest.fixture
def person(client, register, engine):
    """Register somebody whose e-mail is verified."""

    async def person(**fields):
        account = await register(**fields)
        me = (await client.get("/api/v1/user/me", headers=account.headers)).json()
        async with engine.begin() as connection:
            await connection.execute(
                update(User).where(User.id == me["id"]).values(email_verified=True)
            )
        return account, UUID(me["id"])

    return person


@pytest.fixture
def feed(client):
    async def feed(account, **params):
        answer = await client.get(URL, params=params, headers=account.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return feed


async def test_the_customer_is_told_of_a_status(container, person, feed, deliver, engine):
    account, owner = await person(email="anna@example.com")
    event = status_changed(owner, by=new_id(), comment="Выезжаю")
    once = delivery()
    await asyncio.gather(*(container.feed.on_ticket_status(event, once) for _ in range(3)))
    [told] = await feed(account)
    assert told["title"] == "Заявка T-1001: в работе"
    assert told["body"] == "Статус заявки T-1001: в работе.\n\nКомментарий: Выезжаю"
    assert (told["kind"], told["subject_type"]) == ("ticket_status", "ticket")
    assert (told["subject_id"], told["read_at"]) == (str(TICKET), None)
    mailbox = await deliver()
    assert len(mailbox.mails) == 2  # with the one that verifies the address
    assert f"/tickets/{TICKET}" in mailbox.find("Заявка T-1001: в работе").text
    events = await outbox_events(engine, platform)
    [created] = [e for e in events if e["type"] == NotificationCreated.type]
    for name in ("title", "body", "subject_type", "subject_id"):
        assert created["data"][name] == told[name]
    assert created["audience"] == f"user:{owner}"


async def test_in_their_language_then_escaped(client, container, person, feed, deliver):
    account, owner = await person(email="anna@example.com")
    await client.patch("/api/v1/user", json={"locale": "en"}, headers=account.headers)
    event = status_changed(owner, by=new_id(), to="completed", comment="<script>x</script>\nBcc: y")
    await container.feed.on_ticket_status(event, delivery())
    assert (await feed(account))[0]["title"] == "Ticket T-1001: completed"
    words = (await deliver()).find("Ticket T-1001: completed")
    assert "<script>" not in words.html
    assert "&lt;script&gt;" in words.html
    assert 'lang="en"' in words.html


async def test_a_merged_duplicate_is_not_called_rejected(container, person, feed):
    account, owner = await person()
    event = status_changed(owner, by=new_id(), to="rejected", comment="→ T-1002")
    merged = event.model_copy(update={"merged_into": "T-1002"})
    await container.feed.on_ticket_status(merged, delivery())
    [told] = await feed(account)
    assert told["title"] == "Заявка T-1001 объединена с T-1002"
    assert "→" not in told["body"]


async def test_nobody_is_told_of_their_own_act(container, person, feed):
    account, owner = await person()
    await container.feed.on_ticket_status(status_changed(owner, by=owner), delivery())
    await container.feed.on_ticket_message(message(owner, author=owner), delivery())
    assigned = TicketAssigned(
        ticket_id=TICKET,
        number="T-1001",
        user_id=new_id(),
        assignee_id=owner,
        assigned_by=owner,
        assigned_at=utc_now(),
    )
    await container.feed.on_ticket_assigned(assigned, delivery())
    assert await feed(account) == []


async def test_internal_notes_reach_the_assignee_alone(container, person, feed):
    customer, owner = await person()
    technician, assignee = await person()
    note = message(owner, author=new_id(), internal=True, assignee=assignee)
    await container.feed.on_ticket_message(note, delivery())
    assert await feed(customer) == []
    assert [row["kind"] for row in await feed(technician)] == ["ticket_message"]
    own = message(owner, author=assignee, internal=True, assignee=assignee)
    await container.feed.on_ticket_message(own, delivery())
    assert len(await feed(technician)) == 1


async def test_the_assignee_hears_of_the_customer(container, person, feed):
    _, owner = await person()
    technician, assignee = await person()
    assigned = TicketAssigned(
        ticket_id=TICKET,
        number="T-1001",
        user_id=owner,
        assignee_id=assignee,
        assigned_by=new_id(),
        assigned_at=utc_now(),
    )
    await container.feed.on_ticket_assigned(assigned, delivery())
    await container.feed.on_ticket_message(
        message(owner, author=owner, assignee=assignee), delivery()
    )
    await container.feed.on_ticket_status(
        status_changed(owner, by=owner, to="rejected", assignee=assignee), delivery()
    )
    assert [row["kind"] for row in await feed(technician)] == [
        "ticket_status",
        "ticket_message",
        "ticket_assigned",
    ]


async def test_support_answers(container, person, feed):
    account, owner = await person()
    case = {"case_id": new_id(), "number": "S-1001", "user_id": owner}
    staff = {"author_role": Role.SUPPORT, "media_ids": [], "created_at": utc_now()}
    for internal, author in ((False, new_id()), (True, new_id()), (False, owner)):
        said = CaseMessageAdded(
            **case, **staff, message_id=new_id(), author_id=author, internal=internal
        )
        await container.feed.on_case_message(said, delivery())
    moved = CaseStatusChanged(
        **case,
        from_status="open",
        to_status="pending",
        changed_by=new_id(),
        changed_by_role=Role.SUPPORT,
        changed_at=utc_now(),
    )
    await container.feed.on_case_status(moved, delivery())
    await container.feed.on_case_status(moved.model_copy(update={"by_message": True}), delivery())
    told = await feed(account)
    assert [row["kind"] for row in told] == ["support_status", "support_message"]
    assert {row["subject_type"] for row in told} == {"case"}


async def test_preferences(client, container, person, feed, deliver):
    account, owner = await person(email="anna@example.com")
    url = f"{URL}/preferences"
    before = (await client.get(url, headers=account.headers)).json()
    assert set(before) == {
        "ticket_status", "ticket_message", "ticket_assigned", "support_status", "support_message",
    }  # fmt: skip
    assert all(channels == {"email": True} for channels in before.values())
    change = {"ticket_status": {"email": False}}
    after = (await client.patch(url, json=change, headers=account.headers)).json()
    assert after == {**before, **change}
    await container.feed.on_ticket_status(status_changed(owner, by=new_id()), delivery())
    await container.feed.on_ticket_message(message(owner, author=new_id()), delivery())
    assert len(await feed(account)) == 2
    assert {subject for _, subject in (await deliver()).subjects()} == {
        "Подтвердите адрес почты",
        "Новое сообщение в заявке T-1001",
    }
    for wrong in ({"news": {"email": True}}, {"ticket_status": None}, {"ticket_status": {}},
                  {"ticket_status": {"email": "yes"}}):  # fmt: skip
        answer = await client.patch(url, json=wrong, headers=account.headers)
        assert answer.status_code == 422, wrong


async def test_an_unverified_email_gets_none(container, client, register, deliver, feed):
    account = await register(email="anna@example.com")
    me = (await client.get("/api/v1/user/me", headers=account.headers)).json()
    await container.feed.on_ticket_status(status_changed(UUID(me["id"]), by=new_id()), delivery())
    assert len(await feed(account)) == 1
    assert len((await deliver()).mails) == 1  # the one that verifies it


async def test_reading(client, container, person, feed, register):
    account, owner = await person()
    for _ in range(3):
        await container.feed.on_ticket_status(status_changed(owner, by=new_id()), delivery())
    page = await client.get(URL, params={"limit": 2}, headers=account.headers)
    assert page.headers["x-unread-count"] == "3"
    rest = await feed(account, limit=2, cursor=page.headers["x-next-cursor"])
    ids = [row["id"] for row in [*page.json(), *rest]]
    assert ids == sorted(ids, reverse=True)
    stranger = await register()
    foreign = await client.post(f"{URL}/{ids[0]}/read", headers=stranger.headers)
    assert (foreign.status_code, foreign.json()["code"]) == (404, "auth.notification_not_found")
    for _ in range(2):
        read = await client.post(f"{URL}/{ids[0]}/read", headers=account.headers)
        assert read.status_code == 204
    assert [row["id"] for row in await feed(account, unread="true")] == ids[1:]
    assert [row["id"] for row in await feed(account, unread="false")] == ids[:1]
    assert (await client.post(f"{URL}/read-all", headers=account.headers)).status_code == 204
    assert await feed(account, unread="true") == []


async def test_those_who_left_are_told_nothing(client, container, person, engine):
    account, owner = await person(email="anna@example.com")
    await container.feed.on_ticket_status(status_changed(owner, by=new_id()), delivery())
    gone = await client.request("DELETE", "/api/v1/user", headers=account.headers)
    assert gone.status_code == 204
    await container.feed.on_ticket_status(status_changed(owner, by=new_id()), delivery())
    await container.mails.send_due()
    async with engine.connect() as connection:
        for table in ("notifications", "mails", "one_time_tokens", "familiar_networks"):
            count = await connection.exec_driver_sql(f"SELECT count(*) FROM auth.{table}")
            assert (table, count.scalar()) == (table, 0)


async def test_old_ones_go(container, person, feed, engine):
    account, owner = await person()
    await container.feed.on_ticket_status(status_changed(owner, by=new_id()), delivery())
    async with engine.begin() as connection:
        await connection.execute(
            update(Notification).values(created_at=utc_now() - timedelta(days=181))
        )
    await container.notifications.delete_old()
    assert await feed(account) == []
