"""The history over HTTP."""

URL = "/api/v1/devices"


async def read(client, callers, principal, device, **params):
    return await client.get(
        f"{URL}/{device['id']}/history", params=params, headers=callers.headers(principal)
    )


async def test_registration_and_changes_are_told_newest_first(
    client, callers, customer, technician, register
):
    device = await register(customer, serial_number="1", purchase_date="2025-01-01")
    await client.patch(
        f"{URL}/{device['id']}",
        json={"purchase_date": None, "brand": "Bosch"},
        headers=callers.headers(technician),
    )
    rows = (await read(client, callers, customer, device)).json()
    newest = rows[0]
    assert newest.pop("id")
    assert newest.pop("at").endswith("Z")
    assert newest == {
        "field": "purchase_date",
        "from": "2025-01-01",
        "to": None,
        "by": str(technician.user_id),
        "by_role": "technician",
        "ip": None,
    }
    first = {row["field"]: (row["from"], row["to"]) for row in rows[1:]}
    assert first == {
        "user_id": (None, str(customer.user_id)),
        "title": (None, device["title"]),
        "brand": (None, "Bosch"),
        "model": (None, "WAN 24"),
        "serial_number": (None, "1"),
        "purchase_date": (None, "2025-01-01"),
    }


async def test_anonymous_writes_show_a_masked_address(client, callers, customer, register):
    device = await register(customer)
    for address in ("203.0.113.77", "2001:db8:aaaa:bbbb::1"):
        await client.patch(
            f"{URL}/{device['id']}",
            json={"title": address},
            headers={"X-Forwarded-For": address},
        )
    rows = (await read(client, callers, customer, device)).json()
    assert [(row["by"], row["by_role"], row["ip"]) for row in rows[:3]] == [
        (None, "anonymous", "2001:db8:aaaa::"),
        (None, "anonymous", "203.0.113.0"),
        (None, "anonymous", "127.0.0.0"),
    ]


async def test_refused_change_leaves_no_trace(client, callers, customer, register):
    device = await register(customer)
    before = (await read(client, callers, customer, device)).json()
    await client.patch(f"{URL}/{device['id']}", json={"purchase_date": "9999-01-01"})
    await client.patch(f"{URL}/{device['id']}", json={"title": device["title"]})
    assert (await read(client, callers, customer, device)).json() == before


async def test_owner_and_staff_read_strangers_do_not(
    client, callers, customer, stranger, technician, register
):
    device = await register(customer)
    assert (await read(client, callers, technician, device)).status_code == 200
    hidden = await read(client, callers, stranger, device)
    assert (hidden.status_code, hidden.json()["code"]) == (404, "device.not_found")


async def test_pages(client, callers, customer, register):
    device = await register(customer)
    everything = (await read(client, callers, customer, device)).json()
    first = await read(client, callers, customer, device, limit=3)
    rest = await read(client, callers, customer, device, cursor=first.headers["x-next-cursor"])
    assert first.json() + rest.json() == everything
    assert "x-next-cursor" not in rest.headers
    bad = await read(client, callers, customer, device, cursor="!")
    assert (bad.status_code, bad.json()["code"]) == (422, "pagination.bad_cursor")
