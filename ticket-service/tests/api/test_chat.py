"""Chats as clients keep up with them: from the newest line back, and only what is new."""

import pytest


@pytest.fixture(params=["/tickets", "/support"])
async def chat(request, act_as, customer, technician, known_staff):
    """A chat of five lines, of which the third is an internal note."""
    owner, staff = act_as(customer), act_as(await known_staff(technician))
    subject = {"title": "t"} if request.param == "/tickets" else {"subject": "s"}
    made = await owner.ok("POST", request.param, subject)
    url = f"{request.param}/{made['id']}/messages"
    lines = [await owner.ok("POST", url, {"body": str(number)}) for number in (1, 2)]
    lines.append(await staff.ok("POST", url, {"body": "3", "internal": True}))
    lines += [await owner.ok("POST", url, {"body": str(number)}) for number in (4, 5)]
    return owner, staff, url, [line["id"] for line in lines]


def said(lines):
    return "".join(line["body"] for line in lines)


async def test_from_the_newest_back(chat):
    owner, staff, url, _ = chat
    assert said(await owner.ok("GET", url)) == "1245"
    assert said(await staff.ok("GET", url, params={"order": "newest"})) == "54321"
    pages, cursor = [], None
    while True:
        params = {"order": "newest", "limit": 3, **({"cursor": cursor} if cursor else {})}
        answer = await owner.send("GET", url, params=params)
        pages.append(said(answer.json()))
        cursor = answer.headers.get("x-next-cursor")
        if cursor is None:
            break
    assert pages == ["542", "1"]


async def test_only_what_is_new(chat):
    owner, staff, url, ids = chat
    assert said(await owner.ok("GET", url, params={"after": ids[1]})) == "45"
    assert said(await staff.ok("GET", url, params={"after": ids[1]})) == "345"
    assert said(await owner.ok("GET", url, params={"after": ids[2]})) == "45"
    assert await owner.ok("GET", url, params={"after": ids[4]}) == []
    params = {"after": ids[0], "order": "newest", "limit": 2}
    first = await owner.send("GET", url, params=params)
    rest = await owner.ok("GET", url, params={**params, "cursor": first.headers["x-next-cursor"]})
    assert said(first.json() + rest) == "542"


async def test_other_ends_are_refused(chat):
    owner, _, url, _ = chat
    for params in ({"order": "middle"}, {"after": "x"}):
        assert (await owner.refused("GET", url, params=params))[0] == 422
