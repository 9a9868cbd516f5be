"""Contract: what became of learners, for sums that name nobody. Rooms register what they know of."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from lms.contracts.registry import Registry


@dataclass(frozen=True)
class Outcome:
    """`people(first, end)` counts those of whom it was said of a day from `first` on and before `end`."""

    key: str
    label: str | Promise
    people: Callable[[datetime.date, datetime.date], int]


outcomes: Registry[Outcome] = Registry("outcomes")


def register(outcome: Outcome) -> Outcome:
    return outcomes.add(outcome.key, outcome)
