"""A device's dates, and what they say of its warranty."""

from datetime import date, timedelta
from enum import StrEnum

from device_service.errors import PurchaseInFuture, WarrantyBeforePurchase

PURCHASE_AHEAD = timedelta(days=31)


class WarrantyStatus(StrEnum):
    """Whether the maker still answers for the device."""

    ACTIVE = "active"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


def warranty_status(warranty_until: date | None, *, today: date) -> WarrantyStatus:
    """Return the state of a warranty whose last day is ``warranty_until``.

    That day is still covered; a device without the date is ``unknown``, never ``expired``.
    """
    if warranty_until is None:
        return WarrantyStatus.UNKNOWN
    return WarrantyStatus.ACTIVE if today <= warranty_until else WarrantyStatus.EXPIRED


def require_plausible_dates(
    *, purchase_date: date | None, warranty_until: date | None, today: date
) -> None:
    """Refuse dates that cannot be.

    A purchase may lie up to ``PURCHASE_AHEAD`` ahead: paid for now, delivered later. Raises
    ``PurchaseInFuture`` or ``WarrantyBeforePurchase``.
    """
    if purchase_date is None:
        return
    if purchase_date > today + PURCHASE_AHEAD:
        raise PurchaseInFuture
    if warranty_until is not None and warranty_until < purchase_date:
        raise WarrantyBeforePurchase
