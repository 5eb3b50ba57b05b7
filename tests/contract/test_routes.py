"""The gateway's route table and the services' own documents agree, and nothing is left open."""

import httpx
import pytest
from gateway.openapi_merge import compare_routes, public_operations
from gateway.route_file import ROUTES
from gateway.routes import Auth, Upstream
from privet_local.parts import SERVICES


@pytest.fixture(scope="module")
async def documents(stack):
    async with httpx.AsyncClient() as http:
        return {
            Upstream(service.name): (
                await http.get(f"{stack.wiring.url(service.name)}/openapi.json")
            ).json()
            for service in SERVICES
        }


async def test_route_table_and_services_agree(documents):
    assert compare_routes(ROUTES, documents) == []


async def test_every_route_without_a_token_is_public_by_the_table_or_401(stack, documents, http):
    """Through the gateway and at the service itself."""
    open_to_all = {
        (route.upstream, *route.shape)
        for route in ROUTES
        if route.auth in {Auth.PUBLIC, Auth.OPTIONAL}
    }
    async with httpx.AsyncClient() as direct:
        for upstream, document in documents.items():
            for path, method, _ in public_operations(document):
                target = path
                while "{" in target:
                    start, _, rest = target.partition("{")
                    target = f"{start}01a20700-0000-7000-8000-000000000000{rest.partition('}')[2]}"
                shapes = {r.shape for r in ROUTES if r.upstream == upstream}
                shape = next(s for s in shapes if same(s, method, path))
                answers = {
                    (await http.request(method, target)).status_code,
                    (await direct.request(method, stack.wiring.url(upstream) + target)).status_code,
                }
                if (upstream, *shape) in open_to_all:
                    assert 401 not in answers, (method, path)
                    assert max(answers) < 500, (method, path)
                else:
                    assert answers == {401}, (method, path)


def same(shape: tuple[str, str], method: str, path: str) -> bool:
    ours = path.split("/")
    theirs = shape[1].split("/")
    return (
        shape[0] == method.upper()
        and len(ours) == len(theirs)
        and all(a == b or ("{" in a and "{" in b) for a, b in zip(ours, theirs, strict=True))
    )


async def test_internal_endpoints_and_metrics_are_not_routed(http):
    for path in (
        "/internal/users/x",
        "/api/v1/internal/users/x",
        "/metrics",
        "/api/v1/../internal/x",
    ):
        assert (await http.get(path)).status_code == 404, path
