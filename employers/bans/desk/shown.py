"""What stands in an entry, and what a firm has in common with it, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from employers.bans.desk.forms import BanForm
from employers.bans.matching import Alike, What
from employers.bans.models import Ban
from employers.bans.queries import Match
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
class MatchShown:
    """`answer` is what somebody found who compared them, "" while nobody has."""

    ban: Ban
    rows: list[LikenessRow]
    is_open: bool
    is_same: bool
    answer: str
    who: str


def shown(match: Match) -> MatchShown:
    said = match.said
    return MatchShown(
        ban=match.ban,
        rows=[
            LikenessRow(
                what=str(WHAT[each.what]), ours=each.ours, theirs=each.theirs, how=str(HOW[each.alike])
            )
            for each in match.likenesses
        ],
        is_open=said is None,
        is_same=bool(said and said.is_same),
        answer=said.words if said else "",
        who=name_of(said.by) if said and said.by else "",
    )
