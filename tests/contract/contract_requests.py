"""For each other endpoint, a request that succeeds for somebody who may make it."""

from contract_builders import builds
from contract_table import Who
from contract_world import Call, World, article_body, category_body, page_body


@builds(
    ("GET", "//"),
    ("GET", "//health/live"),
    ("GET", "//health/ready"),
    ("GET", "//version"),
    ("GET", "//openapi.json"),
    ("GET", "//docs"),
    ("GET", "//docs/redoc"),
    ("GET", "//.well-known/jwks.json"),
    ("GET", "/auth/sessions"),
    ("GET", "/auth/totp"),
    ("GET", "/user/me"),
    ("GET", "/user/export"),
    ("GET", "/notifications"),
    ("POST", "/notifications/read-all"),
    ("GET", "/notifications/preferences"),
    ("GET", "/admin/users"),
    ("GET", "/admin/audit"),
    ("GET", "/admin/stats"),
    ("GET", "/devices"),
    ("GET", "/devices/my"),
    ("GET", "/devices/search"),
    ("GET", "/devices/export.csv"),
    ("GET", "/tickets"),
    ("GET", "/tickets/export.csv"),
    ("GET", "/tickets/stats"),
    ("GET", "/tickets/assignees"),
    ("GET", "/tickets/views"),
    ("GET", "/tickets/views/counts"),
    ("GET", "/support"),
    ("GET", "/support/meta"),
    ("GET", "/faq/categories"),
    ("GET", "/pages"),
    ("GET", "/events"),
    ("GET", "/events/ws"),
    ("POST", "/events/ticket"),
)
async def bare(_world: World, _who: Who) -> Call:
    return Call()


@builds(("GET", "//docs/{asset}"))
async def docs_asset(_world: World, _who: Who) -> Call:
    return Call({"asset": "start.js"})


@builds(("POST", "/devices"))
async def register_device(world: World, _who: Who) -> Call:
    return Call(
        json={
            "user_id": await world.id_of(Who.OWNER),
            "title": "Чайник",
            "brand": "Bork",
            "model": "K810",
            "serial_number": world.unique("sn"),
        }
    )


@builds(("POST", "/devices/import"))
async def import_devices(world: World, _who: Who) -> Call:
    owner = await world.id_of(Who.OWNER)
    lines = (
        "user_id,title,brand,model,serial_number",
        f"{owner},Чайник,Bork,K810,{world.unique('sn')}",
    )
    return Call(
        params={"dry_run": "true"},
        content="\n".join(lines).encode(),
        headers={"Content-Type": "text/csv"},
    )


@builds(
    ("GET", "/devices/{device_id}"),
    ("DELETE", "/devices/{device_id}"),
    ("GET", "/devices/{device_id}/history"),
    ("GET", "/devices/{device_id}/qr.svg"),
    ("GET", "/devices/{device_id}/qr.png"),
)
async def on_device(world: World, _who: Who) -> Call:
    return Call({"device_id": (await world.device())["id"]})


@builds(("PATCH", "/devices/{device_id}"))
async def change_device(world: World, _who: Who) -> Call:
    return Call({"device_id": (await world.device())["id"]}, json={"title": "Чайник"})


@builds(("POST", "/devices/{device_id}/photos"))
async def add_photo(world: World, who: Who) -> Call:
    person = world.people[who]
    if who in (Who.ANONYMOUS, Who.BLOCKED, Who.DELETED):
        person = world.owner
    media_id = await world.photo(person)
    return Call({"device_id": (await world.device())["id"]}, json={"media_id": media_id})


@builds(("DELETE", "/devices/{device_id}/photos/{photo_id}"))
async def remove_photo(world: World, _who: Who) -> Call:
    device_id = (await world.device())["id"]
    media_id = await world.photo(world.owner)
    photo = await world.owner.make(f"/devices/{device_id}/photos", {"media_id": media_id})
    return Call({"device_id": device_id, "photo_id": photo["id"]})


@builds(("POST", "/devices/{device_id}/transfer"))
async def transfer_device(world: World, _who: Who) -> Call:
    heir = await world.id_of(Who.TECHNICIAN)
    return Call({"device_id": (await world.device())["id"]}, json={"to_user_id": heir})


@builds(("POST", "/tickets"))
async def file_ticket(_world: World, _who: Who) -> Call:
    return Call(json={"title": "Не включается"})


@builds(("POST", "/tickets/bulk"))
async def change_tickets(world: World, _who: Who) -> Call:
    return Call(json={"ids": [(await world.ticket())["id"]], "priority": "high"})


@builds(("GET", "/tickets/{ticket_id}"), ("GET", "/tickets/{ticket_id}/messages"))
async def on_ticket(world: World, _who: Who) -> Call:
    return Call({"ticket_id": (await world.ticket())["id"]})


@builds(("PATCH", "/tickets/{ticket_id}"))
async def change_ticket(world: World, _who: Who) -> Call:
    return Call({"ticket_id": (await world.ticket())["id"]}, json={"title": "Шумит"})


@builds(("PATCH", "/tickets/{ticket_id}/status"))
async def move_ticket(world: World, _who: Who) -> Call:
    return Call({"ticket_id": (await world.ticket())["id"]}, json={"status": "rejected"})


@builds(("POST", "/tickets/{ticket_id}/assign"))
async def assign_ticket(world: World, _who: Who) -> Call:
    assignee = await world.id_of(Who.TECHNICIAN)
    return Call({"ticket_id": (await world.ticket())["id"]}, json={"assignee_id": assignee})


@builds(("POST", "/tickets/{ticket_id}/merge"))
async def merge_ticket(world: World, _who: Who) -> Call:
    into = (await world.ticket())["id"]
    return Call({"ticket_id": (await world.ticket())["id"]}, json={"into": into})


@builds(("POST", "/tickets/{ticket_id}/rating"))
async def rate_ticket(world: World, _who: Who) -> Call:
    ticket = await world.ticket("in_progress", "completed")
    return Call({"ticket_id": ticket["id"]}, json={"score": 5, "comment": "Быстро"})


@builds(("PUT", "/tickets/{ticket_id}/work-report"))
async def report_work(world: World, _who: Who) -> Call:
    ticket = await world.ticket("in_progress")
    assignee = await world.id_of(Who.TECHNICIAN)
    assigned = await world.admin.post(f"/tickets/{ticket['id']}/assign", {"assignee_id": assignee})
    assert assigned.status_code == 200, assigned.text
    return Call({"ticket_id": ticket["id"]}, json={"summary": "Заменён насос"})


@builds(("POST", "/tickets/{ticket_id}/messages"))
async def write_in_ticket(world: World, _who: Who) -> Call:
    return Call({"ticket_id": (await world.ticket())["id"]}, json={"body": "Алло"})


@builds(("POST", "/tickets/{ticket_id}/messages/read"))
async def read_ticket(world: World, _who: Who) -> Call:
    ticket_id = (await world.ticket())["id"]
    return Call({"ticket_id": ticket_id}, json={"up_to": await world.message("tickets", ticket_id)})


_VIEW = {"name": "Насосы", "filter": {"tag": ["насос"], "open": True}}


@builds(("POST", "/tickets/views"))
async def keep_view(_world: World, _who: Who) -> Call:
    return Call(json=_VIEW)


@builds(("PATCH", "/tickets/views/{view_id}"))
async def change_view(world: World, _who: Who) -> Call:
    view = await world.people[Who.TECHNICIAN].make("/tickets/views", _VIEW)
    return Call({"view_id": view["id"]}, json={"name": "Протечки"})


@builds(("DELETE", "/tickets/views/{view_id}"))
async def delete_view(world: World, _who: Who) -> Call:
    view = await world.people[Who.TECHNICIAN].make("/tickets/views", _VIEW)
    return Call({"view_id": view["id"]})


@builds(("POST", "/support"))
async def open_case(_world: World, _who: Who) -> Call:
    return Call(json={"subject": "Счёт"})


@builds(("GET", "/support/{case_id}"), ("GET", "/support/{case_id}/messages"))
async def on_case(world: World, _who: Who) -> Call:
    return Call({"case_id": await world.case()})


@builds(("PATCH", "/support/{case_id}/status"))
async def move_case(world: World, _who: Who) -> Call:
    return Call({"case_id": await world.case()}, json={"status": "closed"})


@builds(
    ("POST", "/support/{case_id}/messages"),
    ("POST", "/support/{case_id}/messages/user"),
    ("POST", "/support/{case_id}/messages/support"),
)
async def write_in_case(world: World, _who: Who) -> Call:
    return Call({"case_id": await world.case()}, json={"body": "Алло"})


@builds(("POST", "/support/{case_id}/messages/read"))
async def read_case(world: World, _who: Who) -> Call:
    case_id = await world.case()
    return Call({"case_id": case_id}, json={"up_to": await world.message("support", case_id)})


@builds(("POST", "/media/uploads"))
async def announce_upload(_world: World, _who: Who) -> Call:
    body = {"filename": "p.jpg", "content_type": "image/jpeg", "size": 9, "purpose": "avatar"}
    return Call(json=body)


@builds(("POST", "/media/uploads/{media_id}/complete"))
async def complete_upload(world: World, _who: Who) -> Call:
    return Call({"media_id": (await world.announced(world.owner))["id"]})


@builds(("GET", "/media/{media_id}"), ("DELETE", "/media/{media_id}"))
async def on_file(world: World, _who: Who) -> Call:
    return Call({"media_id": await world.photo(world.owner)})


@builds(("GET", "/media/{media_id}/content"))
async def on_bytes(world: World, _who: Who) -> Call:
    return Call({"media_id": await world.processed_photo()})


@builds(("POST", "/faq/categories"))
async def make_category(world: World, _who: Who) -> Call:
    return Call(json=category_body(world.unique("cat")))


@builds(("PATCH", "/faq/categories/{slug}"))
async def change_category(world: World, _who: Who) -> Call:
    return Call({"slug": await world.category()}, json={"position": 3})


@builds(("DELETE", "/faq/categories/{slug}"), ("GET", "/faq/categories/{slug}/articles"))
async def on_category(world: World, _who: Who) -> Call:
    return Call({"slug": await world.category()})


@builds(("GET", "/faq/search"))
async def search_faq(_world: World, _who: Who) -> Call:
    return Call(params={"q": "ремонт"})


@builds(("POST", "/faq/articles"))
async def make_article(world: World, _who: Who) -> Call:
    return Call(json=article_body(await world.category(), world.unique("art")))


@builds(("GET", "/faq/articles/{article_id}"), ("DELETE", "/faq/articles/{article_id}"))
async def on_article(world: World, _who: Who) -> Call:
    return Call({"article_id": await world.article()})


@builds(("PATCH", "/faq/articles/{article_id}"))
async def change_article(world: World, _who: Who) -> Call:
    return Call({"article_id": await world.article()}, json={"position": 3})


@builds(("POST", "/faq/articles/{article_id}/feedback"))
async def judge_article(world: World, _who: Who) -> Call:
    return Call({"article_id": await world.article()}, json={"helpful": True})


@builds(("POST", "/content/preview"))
async def preview(_world: World, _who: Who) -> Call:
    return Call(json={"markdown": "Мы **чиним**."})


@builds(("POST", "/pages"))
async def make_page(world: World, _who: Who) -> Call:
    return Call(json=page_body(world.unique("page")))


@builds(("GET", "/pages/{slug}"), ("DELETE", "/pages/{slug}"), ("GET", "/pages/{slug}/versions"))
async def on_page(world: World, _who: Who) -> Call:
    return Call({"slug": await world.page()})


@builds(("PATCH", "/pages/{slug}"))
async def change_page(world: World, _who: Who) -> Call:
    return Call({"slug": await world.page()}, json={"published": True})


@builds(("GET", "/pages/{slug}/versions/{version}"))
async def on_page_version(world: World, _who: Who) -> Call:
    return Call({"slug": await world.page(), "version": "1"})
