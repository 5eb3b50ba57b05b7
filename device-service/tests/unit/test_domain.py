"""The pure rules: dates and warranty, search patterns, who may do what."""

from datetime import date, timedelta

import pytest
from device_service.domain.dates import (
    PURCHASE_AHEAD,
    WarrantyStatus,
    require_plausible_dates,
    warranty_status,
)
from device_service.domain.policies import AccessPolicy, Author, managed_by, may_attach
from device_service.domain.search import like_pattern
from device_service.errors import ForeignOwner, PurchaseInFuture, WarrantyBeforePurchase
from privet_shared.auth.principal import Principal, Role
from privet_shared.errors import Unauthorized
from privet_shared.ids import new_id

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def caller(*roles: Role) -> Principal:
    return Principal(new_id(), new_id(), frozenset({Role.CUSTOMER, *roles}))


@pytest.mark.parametrize(
    ("until", "status"),
    [
        (None, WarrantyStatus.UNKNOWN),
        (TODAY - DAY, WarrantyStatus.EXPIRED),
        (TODAY, WarrantyStatus.ACTIVE),
        (TODAY + DAY, WarrantyStatus.ACTIVE),
        (date.max, WarrantyStatus.ACTIVE),
    ],
)
def test_warranty_lasts_through_its_last_day(until, status):
    assert warranty_status(until, today=TODAY) is status


@pytest.mark.parametrize(
    ("purchase", "until", "error"),
    [
        (None, None, None),
        (None, date.min, None),
        (TODAY, None, None),
        (TODAY, TODAY, None),
        (TODAY + PURCHASE_AHEAD, None, None),
        (TODAY + PURCHASE_AHEAD + DAY, None, PurchaseInFuture),
        (TODAY, TODAY - DAY, WarrantyBeforePurchase),
    ],
)
def test_plausible_dates(purchase, until, error):
    def check():
        require_plausible_dates(purchase_date=purchase, warranty_until=until, today=TODAY)

    if error is None:
        check()
    else:
        with pytest.raises(error):
            check()


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("a", "a%"),
        ("ab", "ab%"),
        ("abc", "%abc%"),
        ("%", r"\%%"),
        ("50%", r"%50\%%"),
        ("a_b", r"%a\_b%"),
        ("\\", r"\\%"),
    ],
)
def test_like_pattern(text, pattern):
    assert like_pattern(text) == pattern


def test_open_access_lets_everyone_read_and_write():
    access = AccessPolicy(public_read=True, public_write=True)
    access.require_read(None)
    access.require_create(None, owner_id=new_id())
    assert access.editable_by(None) is None
    assert access.editable_by(caller()) is None


def test_closed_access_keeps_writes_to_owner_and_staff():
    access = AccessPolicy(public_read=False, public_write=False)
    owner, technician = caller(), caller(Role.TECHNICIAN)
    access.require_read(owner)
    access.require_create(owner, owner_id=owner.user_id)
    access.require_create(technician, owner_id=owner.user_id)
    assert access.editable_by(owner) == owner.user_id
    assert access.editable_by(technician) is None
    with pytest.raises(ForeignOwner):
        access.require_create(caller(), owner_id=owner.user_id)
    for refused in (
        lambda: access.require_read(None),
        lambda: access.require_create(None, owner_id=owner.user_id),
        lambda: access.editable_by(None),
    ):
        with pytest.raises(Unauthorized):
            refused()


def test_author_has_an_address_only_when_unknown():
    anonymous, known = Author(None, "203.0.113.0"), Author(caller(Role.ADMIN), "203.0.113.0")
    assert (anonymous.user_id, anonymous.role, anonymous.address) == (
        None,
        "anonymous",
        "203.0.113.0",
    )
    assert (known.role, known.address) == ("admin", None)
    assert known.user_id is not None


def test_photos_are_images_of_ones_own():
    owner = caller()
    assert may_attach(owner, owner_id=owner.user_id, content_type="image/png")
    assert may_attach(caller(Role.SUPPORT), owner_id=owner.user_id, content_type="image/png")
    assert not may_attach(caller(), owner_id=owner.user_id, content_type="image/png")
    assert not may_attach(owner, owner_id=owner.user_id, content_type="application/pdf")
    assert not may_attach(owner, owner_id=owner.user_id, content_type=None)


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.SUPPORT, Role.ADMIN])
def test_staff_manages_everyones(role):
    owner = caller()
    assert managed_by(caller(role)) is None
    assert managed_by(owner) == owner.user_id
