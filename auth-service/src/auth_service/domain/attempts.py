"""How guessing is slowed down: what each budget allows, and how long one waits after that."""

from datetime import datetime, timedelta
from enum import StrEnum

MAX_WAIT = timedelta(minutes=15)
MAX_ACCOUNT_WAIT = timedelta(seconds=30)
"""Strangers can keep this one up, so it must stay bearable for the owner at a new place."""
FORGET_AFTER = timedelta(days=1)
FAMILIAR_FOR = timedelta(days=180)
_MAX_DOUBLINGS = 10


class Budget(StrEnum):
    """What failures are counted for."""

    PAIR = "pair"
    """One account from one network."""
    NETWORK = "network"
    """One network, whatever the accounts."""
    ACCOUNT = "account"
    """One account, from all networks where its owner has not been before."""


FREE_FAILURES = {Budget.PAIR: 5, Budget.NETWORK: 50, Budget.ACCOUNT: 20}


def wait(budget: Budget, *, failures: int, last: datetime, now: datetime) -> timedelta:
    """Return how long the next attempt must wait: 1 s, 2 s, 4 s … ``MAX_WAIT`` from the last."""
    beyond = failures - FREE_FAILURES[budget]
    if beyond < 0:
        return timedelta(0)
    longest = MAX_ACCOUNT_WAIT if budget is Budget.ACCOUNT else MAX_WAIT
    pause = min(timedelta(seconds=2 ** min(beyond, _MAX_DOUBLINGS)), longest)
    return max(last + pause - now, timedelta(0))
