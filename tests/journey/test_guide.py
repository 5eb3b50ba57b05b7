"""Every command of the guide, run as a person would run it."""

import asyncio
import os
import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "first-ticket.md"


@pytest.fixture
async def staff_email(technician):
    return (await technician.me())["email"]


async def test_first_ticket(stack, staff_email, jpeg, tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(jpeg)
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    assert len(blocks) >= 8
    process = await asyncio.create_subprocess_exec(
        "sh",
        "-eu",
        "-c",
        "\n".join(blocks),
        env={
            **os.environ,
            "API": stack.wiring.url("gateway"),
            "PHOTO": str(photo),
            "PHONE": f"+7999{os.getpid():07d}",
            "SERIAL": f"guide-{os.getpid()}",
            "STAFF_EMAIL": staff_email,
            "STAFF_PASSWORD": "correct-horse-42",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    assert b"event: ticket.status_changed" in output
    assert b"'to': 'in_progress'" in output
