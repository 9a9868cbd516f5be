"""What stands in the register now, and what a firm has in common with it.

Whoever looks reads all entries that stand: some hundreds, each compared in Python by one matcher
(employers.bans.matching). An index could only narrow what it is asked, and would have to know all scripts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from employers.bans.matching import Described, Likeness, compared
from employers.bans.models import Ban, Comparison
from lms.core import days
from lms.organisations.models import Organisation
from lms.organisations.queries import employers
from lms.secrets.fingerprints import keyed


def standing_bans() -> QuerySet[Ban]:
    """Those that were not lifted and have not ended."""
    return Ban.objects.filter(lifted_at=None, ends_on__gte=days.today())


def described(ban: Ban) -> Described:
    return Described(
        names=_lines(ban.names),
        numbers=_lines(ban.numbers),
        phones=_lines(ban.phones),
        webs=_lines(ban.webs),
        persons=_lines(ban.persons),
        streets=_lines(ban.streets),
        country=ban.country,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry and what a firm has in common with it. `said` is what somebody found who compared them, None
    while nobody has since it was so.
    """

    ban: Ban
    likenesses: tuple[Likeness, ...]
    said: Comparison | None

    @property
    def seen(self) -> str:
        return keyed(
            "likenesses", repr(sorted((each.what.name, each.ours, each.theirs) for each in self.likenesses))
        )


def matches_of(firm: UUID, said: Iterable[Described]) -> list[Match]:
    """The entries that a firm is like, by anything it says or ever said, those nobody has compared first."""
    described_so, found = list(said), []
    answers = {}
    for answer in Comparison.objects.filter(firm=firm).select_related("by", "on_behalf_of"):
        answers[answer.ban_id, answer.seen] = answer
    for ban in standing_bans().select_related("on_behalf_of"):
        entry = described(ban)
        alike = tuple(dict.fromkeys(each for version in described_so for each in compared(version, entry)))
        if alike:
            match = Match(ban=ban, likenesses=alike, said=None)
            found.append(Match(ban=ban, likenesses=alike, said=answers.get((ban.pk, match.seen))))
    return sorted(found, key=lambda match: match.said is not None)


def employers_like(ban: Ban) -> list[Organisation]:
    """Employers here whose names are like one of the entry, whoever they say they are."""
    entry = described(ban)
    return [
        place
        for place in employers().order_by("name")
        if compared(Described(names=(place.name,), country=place.country), entry)
    ]
