"""What stands in an entry, and what a firm has in common with it, in words."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers.bans.desk.forms import BanForm
from employers.bans.matching import Alike, What
from employers.bans.models import Ban
from employers.bans.queries import Match
from employers.bans.rules import can_compare
from lms.core.people import Person
from lms.desk.frame import name_of

WHAT = {
    What.NAME: _("Name"),
    What.NUMBER: _("Registration number"),
    What.PHONE: _("Telephone"),
    What.WEB: _("Website"),
    What.PERSON: _("Person"),
    What.STREET: _("Address"),
}
HOW = {Alike.SAME: _("The same"), Alike.LIKE: _("Alike")}
KNOWN = ("names", "country", "numbers", "persons", "phones", "webs", "streets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    label: str
    lines: list[str]


def known_of(ban: Ban) -> list[Known]:
    fields = BanForm.base_fields
    found = [(str(fields[name].label), getattr(ban, name).splitlines()) for name in KNOWN]
    return [Known(label=label, lines=lines) for label, lines in found if lines]


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessRow:
    """`what` is compared; `how` says whether it is the same or alike."""

    what: str
    ours: str
    theirs: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody found who compared them."""

    is_same: bool
    words: str
    who: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchShown:
    """`stops`: it cannot be found fit as it is. `may_compare`: whoever looks has not said what she finds."""

    ban: Ban
    firm: UUID
    seen: str
    rows: list[LikenessRow]
    answers: list[Answer]
    is_same: bool
    stops: bool
    may_compare: bool

    @property
    def is_open(self) -> bool:
        return not self.answers


def shown(match: Match, person: Person) -> MatchShown:
    return MatchShown(
        ban=match.ban,
        firm=match.firm,
        seen=match.seen,
        rows=[
            LikenessRow(
                what=str(WHAT[each.what]), ours=each.ours, theirs=each.theirs, how=str(HOW[each.alike])
            )
            for each in match.likenesses
        ],
        answers=[
            Answer(
                is_same=answer.is_same,
                words=answer.words,
                who=name_of(answer.by) if answer.by else "",
                organisation=answer.on_behalf_of.name,
            )
            for answer in match.answers
        ],
        is_same=match.is_same,
        stops=match.stops,
        may_compare=can_compare(person, match) is not None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerLike:
    """An employer here beside the entry. `close_url` is "" for one that is closed."""

    name: str
    url: str
    close_url: str
    match: MatchShown


def employer_like(place: Any, match: Match, person: Person) -> EmployerLike:
    return EmployerLike(
        name=place.name,
        url=reverse("desk:vet", args=[place.uuid]),
        close_url="" if place.is_closed else reverse("desk:employer_close", args=[place.uuid]),
        match=shown(match, person),
    )
