"""Phones, passwords and what a refresh token means."""

from datetime import UTC, datetime, timedelta

import pytest
from auth_service.domain.rotation import REUSE_GRACE, Presented, judge
from auth_service.errors import CommonPassword, InvalidPhone
from auth_service.services.passwords import require_uncommon
from auth_service.services.phones import normalise_phone

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["9991234567", "+7 999 123-45-67", "8 (999) 123-45-67", "89991234567", " +79991234567"],
)
def test_usual_spellings_are_one_number(written):
    assert normalise_phone(written, region="RU") == "+79991234567"


def test_other_countries_by_plus():
    assert normalise_phone("+1 202-555-0123", region="RU") == "+12025550123"


@pytest.mark.parametrize(
    "written", ["", "abc", "123", "1234567", "+7", "+79991234567 ext. 5", "9" * 30, "+70000000000"]
)
def test_what_is_no_number_is_refused(written):
    with pytest.raises(InvalidPhone):
        normalise_phone(written, region="RU")


@pytest.mark.parametrize("password", ["password", "PASSWORD", "qwertyuiop"])
def test_common_passwords_are_refused(password):
    with pytest.raises(CommonPassword):
        require_uncommon(password)


@pytest.mark.parametrize("password", ["demo-customer", "demo-admin", "correct horse"])
def test_other_passwords_are_taken(password):
    require_uncommon(password)


@pytest.mark.parametrize(
    ("token", "after", "expected"),
    [
        (b"current", timedelta(days=1), Presented.CURRENT),
        (b"previous", REUSE_GRACE, Presented.RETRIED),
        (b"previous", REUSE_GRACE + timedelta(microseconds=1), Presented.REUSED),
        (b"older", timedelta(0), Presented.REUSED),
    ],
)
def test_rotation(token, after, expected):
    assert (
        judge(token, current=b"current", previous=b"previous", rotated_at=NOW, now=NOW + after)
        is expected
    )
