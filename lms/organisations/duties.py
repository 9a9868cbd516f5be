"""Registry: what each of an employer's people does for it, and what one of them reads first.

The room that knows an employer's people says it; this layer knows no more than who belongs there. Of whom
nobody says anything does everything: an account that was made here, for the first of a firm.
"""

from collections.abc import Callable, Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.contracts.registry import Registry
from lms.core.people import Person


class Duty(models.TextChoices):
    """In the order in which a firm is asked."""

    LEADS = "leads", _("Invites colleagues and says what they do here")
    SIGNS = "signs", _("Signs contracts")
    POSTS = "posts", _("Writes vacancies")
    READS = "reads", _("Reads what people show")


ALL_DUTIES = frozenset(Duty)


def in_order(duties: Collection[str]) -> list[Duty]:
    return [duty for duty in map(Duty, Duty.values) if duty in duties]


#: What somebody does, by organisation, for those of the organisations of which it is known.
Known = Callable[[Person, Collection[int]], dict[int, frozenset[Duty]]]
#: Sentences for somebody of an employer, at the head of its home.
Notes = Callable[[Person], list[str]]

known_duties: Registry[Known] = Registry("what an employer's people do")
notes: Registry[Notes] = Registry("what an employer reads first")


def duties_at(person: Person, organisations: Collection[int]) -> dict[int, frozenset[Duty]]:
    found = dict.fromkeys(organisations, ALL_DUTIES)
    for known in known_duties:
        found |= known(person, organisations)
    return found


def notes_for(person: Person) -> list[str]:
    return [words for say in notes for words in say(person)]
