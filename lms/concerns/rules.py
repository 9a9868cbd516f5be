"""Who looks into what somebody said is wrong."""

from lms.concerns.enums import Did
from lms.concerns.models import Concern
from lms.concerns.queries import (
    concerns_for,
    is_looked_into,
    is_stopped,
    kind_of,
    led_by,
    looks_wanted,
    title_of,
)
from lms.core.people import Person
from lms.organisations.models import Organisation


def looks_for(person: Person, concern: Concern) -> Organisation | None:
    """For which somebody reads this concern: of several, one that was asked."""
    if not concerns_for(person, concern.face).filter(pk=concern.pk).exists():
        return None
    asked = set(concern.seats.values_list("organisation", flat=True))
    return min(led_by(person), key=lambda organisation: organisation.pk not in asked, default=None)


def can_look(person: Person, concern: Concern) -> Organisation | None:
    """Each organisation once, by somebody else each time; where one alone is there, each of its people."""
    own = looks_for(person, concern)
    if own is None or concern.closed_on:
        return None
    looks = list(concern.steps.filter(did=Did.LOOKED).values_list("on_behalf_of", "by"))
    if any(by == person.pk for _organisation, by in looks):
        return None
    return (
        None
        if looks_wanted().by_organisation and any(organisation == own.pk for organisation, _by in looks)
        else own
    )


def can_stop(person: Person, concern: Concern) -> Organisation | None:
    """Whoever reads it stops what it is about, alone and at once, as long as it is open."""
    kind = kind_of(concern)
    if kind is None or not kind.stop_words or concern.closed_on or is_stopped(concern):
        return None
    return looks_for(person, concern) if title_of(concern) else None


def can_decide(person: Person, concern: Concern) -> Organisation | None:
    """What was stopped is opened again, or stays away, when as many have looked into it as have to."""
    kind = kind_of(concern)
    if kind is None or kind.opens_elsewhere or concern.closed_on or not is_stopped(concern):
        return None
    return looks_for(person, concern) if is_looked_into(concern) else None
