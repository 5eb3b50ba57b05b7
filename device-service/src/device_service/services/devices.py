"""The life of a device: registering, finding, reading, editing and deleting it."""

from collections.abc import AsyncIterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition
from privet_shared.db.idempotency import Answer, Once
from privet_shared.db.pagination import Page, PageRequest, decode_cursor
from privet_shared.events.devices import (
    DeviceCreated,
    DeviceDeleted,
    DeviceTransferred,
    DeviceUpdated,
)
from privet_shared.phones import NoPhoneNumber, parse_phone

from device_service.domain.dates import require_plausible_dates
from device_service.domain.policies import (
    AccessPolicy,
    Author,
    is_summary_shown,
    managed_by,
)
from device_service.errors import (
    DeviceHasOpenTicket,
    DeviceNotFound,
    UnknownRecipient,
    UnknownUser,
)
from device_service.models import Device
from device_service.repositories.devices import DeviceReads, ListedDevice
from device_service.schemas.devices import (
    DeviceCreate,
    DeviceQuery,
    DeviceSearch,
    DeviceTransfer,
    DeviceUpdate,
)
from device_service.services.history import Value, entries
from device_service.services.users import UserService
from device_service.services.views import (
    DeviceCard,
    DeviceView,
    view_cards,
    view_device,
    view_own_cards,
)
from device_service.uow import DeviceUnitOfWork, UowFactory

EXPORT_BATCH = 500


class DeviceService:
    """What callers do with devices."""

    def __init__(
        self,
        uow: UowFactory,
        *,
        reads: DeviceReads,
        users: UserService,
        access: AccessPolicy,
        region: str,
    ) -> None:
        self._uow = uow
        self._reads = reads
        self._region = region
        self._users = users
        self._access = access

    async def create(self, data: DeviceCreate, *, author: Author, once: Once[DeviceView]) -> Answer:
        """Register a device for ``data.user_id``.

        Raises ``UnknownUser``, ``SerialNumberTaken``, ``WarrantyBeforePurchase``,
        ``PurchaseInFuture``, an idempotency error or, without public writes, ``Unauthorized`` or
        ``ForeignOwner``.
        """
        self._access.require_create(author.principal, owner_id=data.user_id)
        await self._users.learn(data.user_id)
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            device = await register(uow, data, author=author)
            return await uow.finish(once, await view_device(uow, device))

    async def search(
        self, query: DeviceQuery, page: PageRequest, *, actor: Principal | None
    ) -> Page[ListedDevice]:
        """Return a page of everyone's devices, newest first.

        Raises ``Unauthorized`` without public reads.
        """
        self._access.require_read(actor)
        return await self._reads.list(
            page, owner_id=query.user_id, device_id=query.device_id, texts=query.texts()
        )

    async def search_cards(
        self, query: DeviceSearch, page: PageRequest, *, actor: Principal | None
    ) -> tuple[Page[ListedDevice], Mapping[UUID, DeviceCard]]:
        """Return what ``search`` finds, and the cards of those that ``actor`` is shown.

        Raises ``Unauthorized`` without public reads.
        """
        found = await self.search(query, page, actor=actor)
        shown = [
            device
            for device in found.items
            if is_summary_shown(
                actor,
                owner_id=device.user_id,
                is_named=query.names(device.id, serial_number=device.serial_number),
            )
        ]
        if not shown:
            return found, {}
        async with self._uow() as uow:
            cards = await view_cards(uow, Page(shown, None))
        return found, {card.device.id: card for card in cards.items}

    async def export(self, query: DeviceQuery) -> AsyncIterator[ListedDevice]:
        """Yield every device that fits, each batch in a transaction of its own."""
        page = PageRequest(limit=EXPORT_BATCH)
        while True:
            found = await self._reads.list(
                page, owner_id=query.user_id, device_id=query.device_id, texts=query.texts()
            )
            for device in found.items:
                yield device
            if found.next_cursor is None:
                return
            page = PageRequest(limit=EXPORT_BATCH, after=decode_cursor(found.next_cursor))

    async def list(self, page: PageRequest, *, actor: Principal) -> Page[ListedDevice]:
        """Return a page of the caller's own devices, newest first."""
        return await self._reads.list(page, owner_id=actor.user_id)

    async def list_cards(self, page: PageRequest, *, actor: Principal) -> Page[DeviceCard]:
        """Return a page of the caller's own devices as cards, newest first."""
        found = await self.list(page, actor=actor)
        async with self._uow() as uow:
            return await view_own_cards(uow, found)

    async def get(self, device_id: UUID, *, actor: Principal | None) -> DeviceView:
        """Return anyone's device.

        Raises ``DeviceNotFound`` or, without public reads, ``Unauthorized``.
        """
        self._access.require_read(actor)
        device = await self._reads.find(device_id)
        if device is None:
            raise DeviceNotFound
        if not device.has_photos:
            return DeviceView(device, (), utc_now().date())
        async with self._uow() as uow:
            return await view_device(uow, device)

    async def get_state(self, device_id: UUID) -> DeviceUpdated:
        """Return what other services may know of the device; raises ``DeviceNotFound``."""
        async with self._uow() as uow:
            device = await uow.devices.find(device_id)
            if device is None:
                raise DeviceNotFound
            return DeviceUpdated(**_state(device))

    async def update(
        self, device_id: UUID, data: DeviceUpdate, *, author: Author, precondition: Precondition
    ) -> DeviceView:
        """Edit the device's own fields; each one that changes goes into its history.

        Raises ``DeviceNotFound``, ``SerialNumberTaken``, ``WarrantyBeforePurchase``,
        ``PurchaseInFuture``, ``PreconditionFailed`` or, without public writes, ``Unauthorized``.
        """
        editable_by = self._access.editable_by(author.principal)
        async with self._uow() as uow:
            device = await uow.devices.find_for_update(device_id, owner_id=editable_by)
            if device is None:
                raise DeviceNotFound
            precondition.require_match((await view_device(uow, device)).etag)
            if changed := _apply(device, data.changes()):
                _require_plausible(device.purchase_date, device.warranty_until)
                await touch(uow, device, changed, author=author)
            result = await view_device(uow, device)
            await uow.commit()
            return result

    async def transfer(
        self, device_id: UUID, data: DeviceTransfer, *, actor: Principal, author: Author
    ) -> DeviceView:
        """Give the device to another user; its tickets stay with who filed them.

        Giving it to the present owner changes nothing. Raises ``DeviceNotFound`` or
        ``UnknownRecipient``.
        """
        async with self._uow() as uow:
            if await uow.devices.find(device_id, owner_id=managed_by(actor)) is None:
                raise DeviceNotFound
        recipient_id = await self._find_recipient(data)
        async with self._uow() as uow:
            device = await uow.devices.find_for_update(device_id, owner_id=managed_by(actor))
            if device is None:
                raise DeviceNotFound
            recipient = await uow.users.find_for_share(recipient_id)
            if recipient is None or recipient.status != "active":
                raise UnknownRecipient
            previous = device.user_id
            if previous != recipient.id:
                device.user_id = recipient.id
                device.updated_at = utc_now()
                await uow.devices.save()
                given = {"user_id": (previous, recipient.id)}
                await uow.history.add(
                    entries(device.id, given, author=author, at=device.updated_at)
                )
                await uow.publish(DeviceTransferred(**_state(device), previous_user_id=previous))
            view = await view_device(uow, device)
            await uow.commit()
            return view

    async def _find_recipient(self, data: DeviceTransfer) -> UUID:
        if data.to_user_id is not None:
            await self._users.learn(data.to_user_id)
            return data.to_user_id
        try:
            phone = parse_phone(data.to_phone or "", region=self._region)
        except NoPhoneNumber as error:
            raise UnknownRecipient from error
        found = await self._users.find_by_phone(phone)
        if found is None:
            raise UnknownRecipient
        return found

    async def delete(self, device_id: UUID, *, actor: Principal) -> None:
        """Delete the device with its photos and history.

        Raises ``DeviceNotFound`` or ``DeviceHasOpenTicket``.
        """
        async with self._uow() as uow:
            device = await uow.devices.find_for_update(device_id, owner_id=managed_by(actor))
            if device is None:
                raise DeviceNotFound
            if await uow.tickets.has_open(device_id):
                raise DeviceHasOpenTicket
            await uow.devices.delete(device)
            await uow.publish(
                DeviceDeleted(
                    device_id=device.id, user_id=device.user_id, version=device.version + 1
                )
            )
            await uow.commit()


async def register(uow: DeviceUnitOfWork, data: DeviceCreate, *, author: Author) -> Device:
    """Add a device with its history and event.

    Raises ``UnknownUser``, ``SerialNumberTaken``, ``WarrantyBeforePurchase`` or
    ``PurchaseInFuture``.
    """
    _require_plausible(data.purchase_date, data.warranty_until)
    owner = await uow.users.find_for_share(data.user_id)
    if owner is None or owner.status != "active":
        raise UnknownUser
    fields = data.model_dump()
    device = Device(**fields)
    await uow.devices.add(device)
    given = {name: (None, value) for name, value in fields.items() if value is not None}
    await uow.history.add(entries(device.id, given, author=author, at=device.created_at))
    await uow.publish(DeviceCreated(**_state(device)))
    return device


async def touch(
    uow: DeviceUnitOfWork,
    device: Device,
    changed: dict[str, tuple[Value, Value]],
    *,
    author: Author,
) -> None:
    """Give the changed device its next version, history and event."""
    now = utc_now()
    device.updated_at = now
    await uow.devices.save()
    await uow.history.add(entries(device.id, changed, author=author, at=now))
    await uow.publish(DeviceUpdated(**_state(device)))


def _state(device: Device) -> dict[str, Any]:
    return {
        "device_id": device.id,
        "user_id": device.user_id,
        "version": device.version,
        "title": device.title,
        "brand": device.brand,
        "model": device.model,
        "serial_number": device.serial_number,
    }


def _require_plausible(purchase_date: date | None, warranty_until: date | None) -> None:
    require_plausible_dates(
        purchase_date=purchase_date, warranty_until=warranty_until, today=utc_now().date()
    )


def _apply(device: Device, changes: dict[str, Any]) -> dict[str, tuple[Value, Value]]:
    changed = {}
    for name, value in changes.items():
        old = getattr(device, name)
        if old != value:
            changed[name] = (old, value)
            setattr(device, name, value)
    return changed
