"""Every endpoint, asked by every kind of caller, answers as the table says."""

from typing import Any

import contract_account_requests  # noqa: F401  # registers its builders
import contract_requests  # noqa: F401  # registers its builders
import pytest
from contract_builders import BUILDERS
from contract_table import ENDPOINTS, Endpoint, Who
from contract_world import World


@pytest.fixture(scope="module")
async def world(stack, http, sign_up, hire, jpeg):
    async def customer() -> Any:
        return await sign_up(email=f"{next(numbers)}-matrix@example.com")

    numbers = iter(range(1000))
    people = {
        Who.ANONYMOUS: None,
        Who.OWNER: await customer(),
        Who.STRANGER: await customer(),
        Who.TECHNICIAN: await hire("technician"),
        Who.SUPPORT: await hire("support"),
        Who.ADMIN: await hire("admin"),
        Who.BLOCKED: await customer(),
        Who.DELETED: await customer(),
    }
    blocked = (await people[Who.BLOCKED].me())["id"]
    done = await people[Who.ADMIN].patch(f"/admin/users/{blocked}", {"status": "blocked"})
    assert done.status_code == 200, done.text
    assert (await people[Who.DELETED].delete("/user")).status_code == 204
    return World(
        http=http,
        mail_url=stack.wiring.url("mail-page"),
        sign_up=sign_up,
        people=people,
        jpeg=jpeg,
    )


def test_every_endpoint_has_a_request():
    assert set(BUILDERS) == {(endpoint.method, endpoint.template) for endpoint in ENDPOINTS}


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=str)
async def test_access(endpoint: Endpoint, world: World):
    build = BUILDERS[endpoint.method, endpoint.template]
    answered = {}
    for who in Who:
        call = await build(world, who)
        person = call.as_who or world.people[who]
        headers = {**(person.headers if person else {}), **call.headers}
        async with world.http.stream(
            endpoint.method,
            endpoint.path.format(**call.path),
            params=call.params,
            json=call.json,
            content=call.content,
            headers=headers,
        ) as response:
            answered[who] = response.status_code
    assert answered == dict(endpoint.statuses)
