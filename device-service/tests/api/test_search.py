"""The search over HTTP."""

import pytest
from privet_shared.ids import new_id

URL = "/api/v1/devices/search"


@pytest.fixture
def found(client):
    async def search(**params):
        response = await client.get(URL, params=params)
        assert response.status_code == 200, response.text
        return [device["title"] for device in response.json()]

    return search


async def test_answers_are_id_and_title(client, customer, register):
    device = await register(customer)
    response = await client.get(URL, params={"device_id": device["id"]})
    assert response.json() == [{"id": device["id"], "title": device["title"]}]


@pytest.mark.parametrize("field", ["title", "brand", "model", "serial_number"])
async def test_text_filters(customer, register, client, field):
    device = await register(customer, **{field: "Ёлка-Холод 50%_\\X"})
    await register(customer, **{field: "другое"})

    async def ids(text):
        response = await client.get(URL, params={field: text})
        assert response.status_code == 200
        return [row["id"] for row in response.json()]

    for hit in ("ёл", "Ё", "елка"[1:], "ХОЛОД", "50%", "0%_", "%_\\x", "_\\X", " холод "):
        assert (hit, await ids(hit)) == (hit, [device["id"]])
    for miss in ("ло", "%", "_", "%%%", "___", "\\", "50_", "Холод%X", "ёлка холод"):
        assert (miss, await ids(miss)) == (miss, [])


async def test_filters_narrow_together(customer, stranger, register, found):
    await register(customer, title="a", brand="Bosch", model="X1")
    await register(customer, title="b", brand="Bosch", model="Y2")
    await register(stranger, title="c", brand="Bosch", model="X1")
    assert await found() == ["c", "b", "a"]
    assert await found(brand="bosch", model="x1") == ["c", "a"]
    assert await found(user_id=str(customer.user_id)) == ["b", "a"]
    assert await found(user_id=str(customer.user_id), model="x1") == ["a"]
    assert await found(user_id=str(new_id())) == []
    assert await found(device_id=str(new_id())) == []


async def test_empty_filter_counts_as_none(customer, register, found):
    await register(customer, title="a")
    assert await found(title="  ", brand="") == ["a"]


@pytest.mark.parametrize(
    "query",
    ["title=%00", "brand=a%00b", "user_id=1", "device_id=", "model=" + "x" * 201],
)
async def test_bad_filter_is_422(client, query):
    response = await client.get(f"{URL}?{query}")
    assert (response.status_code, response.json()["code"]) == (422, "request.invalid")


@pytest.mark.parametrize("query", ["title=%ff%fe", "title=%ed%a0%80", "title=a&title=b", "x=1"])
async def test_odd_filter_is_no_error(client, query):
    assert (await client.get(f"{URL}?{query}")).status_code in {200, 422}
