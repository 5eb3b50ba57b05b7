"""Every command of the guides, run as a person would run it."""

import asyncio
import os
import re
import secrets
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "guide"
PASSWORD = "correct-horse-42"
# What must be in the output of each, to know that it did what it says.
SHOWN = {
    "first-ticket": [b"event: ticket.status_changed", b"'to': 'in_progress'"],
    "customer-day": [b"True", b"active", b"completed", b"closed", b"auth.session_revoked"],
    "admin-day": [b"technician", b"blocked", b"<strong>month</strong>", b"<mark>"],
    "technician-day": [b"<mark>", b"rejected", b"not seen", b"Askoll M231", b"T-"],
}


@pytest.fixture(scope="module")
async def people(hire, sign_up):
    technician, admin = await hire("technician"), await hire("admin")
    customer = await sign_up(email=f"guide-{secrets.token_hex(4)}@example.com")
    return {
        role: (await person.me())["email"]
        for role, person in (("STAFF", technician), ("ADMIN", admin), ("CUSTOMER", customer))
    }


def test_every_guide_is_run():
    assert {path.stem for path in FOLDER.glob("*.md")} == set(SHOWN)


@pytest.mark.parametrize("guide", SHOWN)
async def test_guide(guide, stack, people, jpeg, tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(jpeg)
    blocks = re.findall(r"```sh\n(.*?)```", (FOLDER / f"{guide}.md").read_text(), re.DOTALL)
    assert len(blocks) >= 6
    unique = secrets.token_hex(4)
    accounts = {
        name: value
        for role, email in people.items()
        for name, value in ((f"{role}_EMAIL", email), (f"{role}_PASSWORD", PASSWORD))
    }
    process = await asyncio.create_subprocess_exec(
        *("sh", "-eu", "-c", "\n".join(blocks)),
        env={
            **os.environ,
            **accounts,
            "API": stack.wiring.url("gateway"),
            "MAIL": stack.wiring.url("mail-page"),
            "PHOTO": str(photo),
            "PHONE": f"+7999{secrets.randbelow(10**7):07d}",
            "EMAIL": f"guide-{unique}@example.com",
            "SERIAL": f"guide-{unique}",
            "SLUG": f"guide-{unique}",
            "TMPDIR": str(tmp_path),
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    assert process.returncode == 0, (output + errors).decode()
    for shown in SHOWN[guide]:
        assert shown in output, output.decode()
