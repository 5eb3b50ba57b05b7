"""Loads the demo data; may run again or go on where it was cut off."""

import asyncio
import os
import subprocess
import sys
from typing import Any

import httpx

from privet_local.parts import SERVICES, Wiring
from privet_local.seed.accounts import (
    ADMIN,
    CUSTOMER,
    SUPPORT,
    TECHNICIAN,
    Account,
)
from privet_local.seed.client import Person, sign_in, sign_up
from privet_local.seed.content import CATEGORIES, PAGES, DemoArticle, DemoPage
from privet_local.seed.photos import photo
from privet_local.seed.stories import (
    CASES,
    DEVICES,
    TICKETS,
    DemoCase,
    DemoDevice,
    DemoTicket,
    Line,
    Move,
    Rate,
    Report,
    Take,
)


class SeedRefused(RuntimeError):
    """Demo data is not for this environment, or could not be loaded; the message says why."""


async def load(wiring: Wiring) -> str:
    """Load what is missing and return a summary; raises ``SeedRefused``."""
    if os.environ.get("ENV") == "production":
        raise SeedRefused("ENV=production: demo accounts with known passwords are refused")
    await asyncio.gather(*(_create_staff(wiring, a) for a in (TECHNICIAN, SUPPORT, ADMIN)))
    async with httpx.AsyncClient(base_url=f"{wiring.url('gateway')}/api/v1", timeout=30) as http:
        try:
            await tell(http, wiring.url("mail-page"))
        except (httpx.HTTPError, TimeoutError) as error:
            raise SeedRefused(f"The demo data was not loaded: {error}") from error
    wiring.home.seeded.touch()
    return f"{len(DEVICES)} devices, {len(TICKETS)} tickets"


async def tell(http: httpx.AsyncClient, mail_url: str) -> None:
    """Do what the demo people did, as far as they have not done it yet."""
    people = {
        "customer": await _customer(http),
        "technician": await _sign_in(http, TECHNICIAN),
        "support": await _sign_in(http, SUPPORT),
    }
    customer = people["customer"]
    await customer.verify_email(mail_url)
    user_id = (await customer.get("/user/me"))["id"]
    devices = {device.serial_number: await _device(customer, user_id, device) for device in DEVICES}
    filed = {ticket["title"]: ticket for ticket in await customer.get("/tickets", limit=100)}
    for ticket in TICKETS:
        if ticket.title not in filed:
            filed[ticket.title] = await _file(customer, ticket, devices[ticket.serial_number])
        await _go_on(people, ticket, f"/tickets/{filed[ticket.title]['id']}")
    asked = {case["subject"]: case for case in await customer.get("/support", limit=100)}
    for case in CASES:
        await _ask(people, case, asked)
    await _explain(await _sign_in(http, ADMIN))


async def _create_staff(wiring: Wiring, account: Account) -> None:
    auth = next(service for service in SERVICES if service.name == "auth-service")
    done = await asyncio.to_thread(
        subprocess.run,
        [
            *(sys.executable, "-m", "auth_service.cli", "create-staff"),
            *("--phone", account.phone, "--email", account.email, "--name", account.name),
            *("--role", account.role or "", "--locale", account.locale),
        ],
        env={**os.environ, **wiring.environment(auth), "STAFF_PASSWORD": account.password},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SeedRefused(f"{account.email} was not created:\n{done.stderr[-1000:]}")


async def _sign_in(http: httpx.AsyncClient, account: Account) -> Person:
    person = await sign_in(http, email=account.email, password=account.password)
    if person is None:
        raise SeedRefused(f"{account.email} exists with another password")
    return person


async def _customer(http: httpx.AsyncClient) -> Person:
    known = await sign_in(http, email=CUSTOMER.email, password=CUSTOMER.password)
    return known or await sign_up(
        http,
        email=CUSTOMER.email,
        password=CUSTOMER.password,
        phone=CUSTOMER.phone,
        name=CUSTOMER.name,
    )


async def _device(owner: Person, user_id: str, device: DemoDevice) -> str:
    found = await owner.get("/devices/search", user_id=user_id, serial_number=device.serial_number)
    if found:
        device_id: str = found[0]["id"]
    else:
        fields = (
            "title", "brand", "model", "serial_number", "purchase_date", "warranty_until",
        )  # fmt: skip
        body = {name: getattr(device, name) for name in fields}
        device_id = (await owner.post("/devices", {"user_id": user_id, **body}))["id"]
    if not (await owner.get(f"/devices/{device_id}"))["photos"]:
        media_id = await owner.upload(
            photo(device.colour), filename=f"{device.model}.jpg", purpose="device_photo"
        )
        await owner.post(f"/devices/{device_id}/photos", {"media_id": media_id})
    return device_id


async def _file(customer: Person, ticket: DemoTicket, device_id: str) -> dict[str, Any]:
    media_ids = []
    if ticket.photo:
        media_ids.append(
            await customer.upload(
                photo(ticket.photo), filename="photo.jpg", purpose="ticket_attachment"
            )
        )
    filed: dict[str, Any] = await customer.post(
        "/tickets",
        {
            "title": ticket.title,
            "description": ticket.description,
            "device_id": device_id,
            "priority": ticket.priority,
            "media_ids": media_ids,
        },
    )
    return filed


async def _go_on(people: dict[str, Person], ticket: DemoTicket, url: str) -> None:
    said = {line["body"] for line in await people["technician"].get(f"{url}/messages", limit=100)}
    detail = await people["technician"].get(url)
    moved = len(detail["status_history"]) - 1
    for step in ticket.story:
        match step:
            case Line(speaker, text, internal):
                if text not in said:
                    body = {"body": text, "internal": internal}
                    await people[speaker].post(f"{url}/messages", body)
            case Move() if moved > 0:
                moved -= 1
            case Move(by, status, comment):
                await people[by].patch(f"{url}/status", {"status": status, "comment": comment})
            case Take(by) if detail["assignee"] is None:
                me = await people[by].get("/user/me")
                await people[by].post(f"{url}/assign", {"assignee_id": me["id"]})
            case Report(by, summary, minutes, parts) if detail["work_report"] is None:
                report = {
                    "summary": summary,
                    "labour_minutes": minutes,
                    "parts": [{"name": name, "quantity": 1} for name in parts],
                }
                await people[by].put(f"{url}/work-report", report)
            case Rate(score, comment) if detail["rating"] is None:
                rating = {"score": score, "comment": comment}
                await people["customer"].post(f"{url}/rating", rating)


async def _ask(people: dict[str, Person], case: DemoCase, known: dict[str, Any]) -> None:
    customer = people["customer"]
    found = known.get(case.subject) or await customer.post(
        "/support", {"subject": case.subject, "body": case.body}
    )
    url = f"/support/{found['id']}"
    said = {line["body"] for line in await customer.get(f"{url}/messages", limit=100)}
    for line in case.chat:
        if line.text not in said:
            await people[line.speaker].post(f"{url}/messages", {"body": line.text})
    if case.status and (await customer.get(url))["status"] != case.status:
        await people["support"].patch(f"{url}/status", {"status": case.status})


async def _explain(admin: Person) -> None:
    shelves = {row["slug"] for row in await admin.get("/faq/categories")}
    for position, category in enumerate(CATEGORIES):
        if category.slug not in shelves:
            titles = {"ru": category.ru, "en": category.en}
            body = {"slug": category.slug, "titles": titles, "position": position}
            await admin.post("/faq/categories", body)
        written = await admin.get(f"/faq/categories/{category.slug}/articles", limit=100)
        slugs = {row["slug"] for row in written}
        for place, article in enumerate(category.articles):
            if article.slug not in slugs:
                fields = {"category": category.slug, "position": place, "status": "published"}
                await admin.post("/faq/articles", fields | _texts(article))
    pages = {row["slug"] for row in await admin.get("/pages")}
    for page in PAGES:
        if page.slug not in pages:
            await admin.post("/pages", {"published": True} | _texts(page))


def _texts(content: DemoArticle | DemoPage) -> dict[str, Any]:
    texts = {"ru": content.ru, "en": content.en}
    return {
        "slug": content.slug,
        "translations": {
            locale: {"title": text.title, "body": text.body} for locale, text in texts.items()
        },
    }
