"""Who may move a ticket where."""

from datetime import UTC, datetime, timedelta

import pytest
from privet_shared.auth.principal import Principal, Role
from privet_shared.ids import new_id
from ticket_service.domain.policies import REOPEN_WINDOW, allowed_transitions
from ticket_service.domain.statuses import TRANSITIONS, TicketStatus

NOW = datetime(2026, 11, 23, tzinfo=UTC)
NEW, IN_PROGRESS, COMPLETED, REJECTED = TicketStatus


def caller(*roles: Role) -> Principal:
    return Principal(new_id(), new_id(), frozenset({Role.CUSTOMER, *roles}))


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.SUPPORT, Role.ADMIN])
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (NEW, [IN_PROGRESS, REJECTED]),
        (IN_PROGRESS, [COMPLETED, REJECTED]),
        (COMPLETED, [IN_PROGRESS]),
        (REJECTED, []),
    ],
)
def test_staff_may_make_every_legal_move(role, status, expected):
    assert allowed_transitions(status, actor=caller(role), completed_at=NOW, now=NOW) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [(NEW, [REJECTED]), (IN_PROGRESS, []), (COMPLETED, [IN_PROGRESS]), (REJECTED, [])],
)
def test_customer_may_withdraw_and_reopen(status, expected):
    assert allowed_transitions(status, actor=caller(), completed_at=NOW, now=NOW) == expected


@pytest.mark.parametrize(
    ("late", "expected"), [(timedelta(0), [IN_PROGRESS]), (timedelta(seconds=1), [])]
)
def test_customer_reopens_within_the_window_only(late, expected):
    completed_at = NOW - REOPEN_WINDOW - late
    assert (
        allowed_transitions(COMPLETED, actor=caller(), completed_at=completed_at, now=NOW)
        == expected
    )


def test_every_status_has_its_moves():
    assert set(TRANSITIONS) == set(TicketStatus)
