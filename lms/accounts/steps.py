"""What a learner meets between entering and her home, each when it is due: who made her new card, choosing a
PIN.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.shortcuts import resolve_url

from lms.accounts.models import Profile
from lms.accounts.queries import untold_card
from lms.contracts.homes import learner_home
from lms.contracts.registry import Registry


@dataclass(frozen=True)
class EntryStep:
    """A page she sees once.

    `is_due` is asked after entering and after every step; of several, the lowest `order` comes first.
    """

    url_name: str
    order: int
    is_due: Callable[[Profile], bool]


_steps: Registry[EntryStep] = Registry("entry steps")


def register_step(step: EntryStep) -> EntryStep:
    return _steps.add(step.url_name, step)


def next_address(profile: Profile) -> str:
    """The first step that is due, or her home."""
    for step in sorted(_steps, key=lambda step: step.order):
        if step.is_due(profile):
            return resolve_url(step.url_name)
    return resolve_url(learner_home())


register_step(EntryStep("accounts:card_renewed", 10, lambda profile: untold_card(profile) is not None))
register_step(EntryStep("accounts:pin_set", 20, lambda profile: not profile.has_pin))
