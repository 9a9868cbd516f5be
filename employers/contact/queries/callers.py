"""Who may write to her, call her or visit her about work and lessons: what "Is this really you?" says."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from employers.contact.models import Phrase
from employers.contact.queries.coaches import Coach, coaches_of
from lms.core import written
from lms.core.people import Person, called
from lms.core.texts import sentence
from lms.messaging.rules import who_answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """`what` is how they reach her and `about` is about what: in words."""

    name: str
    role: str
    what: str
    about: str
    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReallyYou:
    callers: list[Caller]
    coach: str
    phrase: str


def really_you(person: Person) -> ReallyYou:
    coaches = coaches_of(person)
    phrase = Phrase.objects.filter(person=person).first()
    return ReallyYou(
        callers=[*map(_coach, coaches), *_trainers(person, but_not=coaches)],
        coach=called(coaches[0].person) if coaches else "",
        phrase=phrase.words if phrase else "",
    )


def _coach(coach: Coach) -> Caller:
    if coach.instead_of is not None and coach.until is not None:
        role = sentence(
            _("stands in for %(name)s until %(day)s"),
            name=called(coach.instead_of),
            day=written.day_without_year(coach.until),
        )
    else:
        role = _("your adviser for work")
    return Caller(
        name=called(coach.person),
        role=role,
        what=_("Writes here. Calls or visits with your phrase."),
        about=_("About work"),
        picture="coach",
    )


def _trainers(person: Person, *, but_not: Iterable[Coach]) -> list[Caller]:
    known = {coach.person.pk for coach in but_not}
    first = [each for who in who_answers(person).values() for each in who.first if each.pk not in known]
    return [
        Caller(
            name=called(each),
            role=_("your trainer"),
            what=_("Writes here."),
            about=_("About lessons and practice"),
            picture="trainer",
        )
        for each in {each.pk: each for each in first}.values()
    ]
