"""A check of our own for Schemathesis: a problem's code is one that its operation documents."""

import json

import schemathesis
from contract_document import resolve
from schemathesis import Case, CheckContext, Response

PROBLEM = "application/problem+json"
ANYWHERE = ("request.", "service.failed", "service.maintenance")
"""What the document says once for all addresses: requests that cannot even be read or routed."""


@schemathesis.check
def problem_code_conformance(_ctx: CheckContext, response: Response, case: Case) -> bool | None:
    """Fail for a code that the operation does not list under the answer's status."""
    if response.status_code < 400 or PROBLEM not in response.headers.get("content-type", [""])[0]:
        return None
    code = json.loads(response.content)["code"]
    document = case.operation.schema.raw_schema
    documented = case.operation.definition.raw["responses"].get(str(response.status_code))
    if documented is None or code.startswith(ANYWHERE):
        return None
    examples = resolve(document, documented)["content"][PROBLEM]["examples"]
    assert code in examples, f"{code} is not documented: {sorted(examples)}"
    return None
