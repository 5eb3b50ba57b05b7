"""A backup brings everything back on a machine that has nothing: rows, files, and events."""

import asyncio
import os

import pytest
from compose_engine import run, say
from compose_project import ROOT
from compose_tests import content


async def by_script(stack, name: str, folder) -> None:
    command = " ".join(stack.compose_command)
    await asyncio.to_thread(
        run,
        ["sh", str(ROOT / "deploy/docker" / name), str(folder)],
        env={**stack.client_environment, "COMPOSE": command},
        cwd=ROOT,
    )


async def test_backup_restores_all_on_an_empty_machine(stack, customer, technician, jpeg, tmp_path):
    photo = await customer.upload(jpeg)
    await customer.until_processed(photo)
    ticket = await customer.ticket(title="Before the backup", media_ids=[photo])
    assert (await technician.move(ticket, "in_progress")).is_success
    kept = await content(customer, photo)
    before = (await customer.get(f"/tickets/{ticket['id']}")).json()

    folder = tmp_path / "backups" / "today"
    await by_script(stack, "backup.sh", folder)
    assert {path.name for path in folder.iterdir()} == {"privet.dump", "bucket.tar", "SHA256SUMS"}
    assert not folder.stat().st_mode & 0o077
    lost = await customer.ticket(title="After the backup")

    await asyncio.to_thread(stack.down)
    await by_script(stack, "restore.sh", folder)
    await asyncio.to_thread(stack.wait_healthy)

    after = (await customer.get(f"/tickets/{ticket['id']}")).json()
    assert after["status_history"] == before["status_history"]
    assert (await customer.get(f"/tickets/{lost['id']}")).status_code == 404
    assert await content(customer, photo) == kept

    # It goes on from there, and events of before have had their effect once.
    told = int((await customer.get("/notifications")).headers["x-unread-count"])
    assert (await technician.move(ticket, "completed")).is_success
    async with asyncio.timeout(60):
        while int((await customer.get("/notifications")).headers["x-unread-count"]) == told:
            await asyncio.sleep(0.2)
    assert int((await customer.get("/notifications")).headers["x-unread-count"]) == told + 1
    say(f"Backed up {sum(path.stat().st_size for path in folder.iterdir())} bytes and restored")


async def test_spoilt_backup_is_refused_before_anything_is_lost(stack, customer, tmp_path):
    folder = tmp_path / "spoilt"
    await by_script(stack, "backup.sh", folder)
    dump = folder / "privet.dump"
    os.truncate(dump, dump.stat().st_size // 2)
    with pytest.raises(RuntimeError, match=r"privet\.dump"):
        await by_script(stack, "restore.sh", folder)
    assert (await customer.get("/user/me")).status_code == 200
