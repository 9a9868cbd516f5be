"""What stands in the register now, and what a firm has in common with it.

Whoever looks reads all entries that stand: some hundreds, each compared in Python by one matcher
(employers.bans.matching). An index could only narrow what it is asked, and would have to know all scripts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet

from employers.bans.firms import Firm, firms_of
from employers.bans.matching import Described, Likeness, compared, phones_in
from employers.bans.models import Ban, Comparison
from employers.bans.webs import webs_in
from lms.core import days
from lms.core.conf import conf
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
        phones=(*_lines(ban.phones), *phones_in(ban.phones, ban.country)),
        webs=tuple(webs_in(ban.webs)),
        persons=_lines(ban.persons),
        streets=_lines(ban.streets),
        country=ban.country,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry and what a firm has in common with it; of the firm that the entry is about, perhaps nothing.

    `answers` are what was found by those who compared them: of what is alike now, and whatever was alike, who
    found the same firm.
    """

    ban: Ban
    firm: UUID
    is_its_own: bool
    likenesses: tuple[Likeness, ...]
    answers: tuple[Comparison, ...]

    @property
    def seen(self) -> str:
        return _seen(self.likenesses)

    @property
    def is_same(self) -> bool:
        return self.is_its_own or any(answer.is_same for answer in self.answers)

    @property
    def keeps_from_taking_up(self) -> bool:
        """As long as nobody has compared them, or somebody found the same firm."""
        return self.is_same or not self.answers

    @property
    def stops(self) -> bool:
        """As long as not as many organisations found a different firm as have to find one fit."""
        different = {answer.on_behalf_of_id for answer in self.answers}
        return self.is_same or len(different) < conf.vetting_organisations


def _seen(likenesses: Iterable[Likeness]) -> str:
    return keyed("likenesses", repr(sorted((each.what.name, each.ours, each.theirs) for each in likenesses)))


def matches_of(firms: Collection[Firm], *, only: Ban | None = None) -> dict[UUID, list[Match]]:
    """By the key of a firm, the entries it is like by anything it says or ever said, or that are about it;
    those nobody has compared first.
    """
    standing = standing_bans().filter(pk=only.pk) if only else standing_bans()
    entries = [(ban, described(ban)) for ban in standing.select_related("on_behalf_of")]
    answers = defaultdict(list)
    asked = Comparison.objects.filter(firm__in=[firm.key for firm in firms])
    for answer in asked.select_related("by", "on_behalf_of"):
        answers[answer.firm, answer.ban_id].append(answer)
    found = {}
    for firm in firms:
        hers = [_match(firm, ban, entry, answers[firm.key, ban.pk]) for ban, entry in entries]
        found[firm.key] = sorted(
            (match for match in hers if match is not None), key=lambda match: bool(match.answers)
        )
    return found


def _match(firm: Firm, ban: Ban, entry: Described, answers: Iterable[Comparison]) -> Match | None:
    is_its_own = firm.place is not None and ban.organisation_id == firm.place
    alike = tuple(dict.fromkeys(each for version in firm.said for each in compared(version, entry)))
    if not alike and not is_its_own:
        return None
    return Match(
        ban=ban,
        firm=firm.key,
        is_its_own=is_its_own,
        likenesses=alike,
        answers=_that_count(answers, _seen(alike)),
    )


def _that_count(answers: Iterable[Comparison], seen: str) -> tuple[Comparison, ...]:
    return tuple(answer for answer in answers if answer.is_same or answer.seen == seen)


def read_again(match: Match) -> Match:
    """With the answers of now."""
    answers = Comparison.objects.filter(firm=match.firm, ban=match.ban)
    return replace(match, answers=_that_count(answers, match.seen))


def matches_of_employers(
    places: Iterable[Organisation], *, only: Ban | None = None
) -> list[tuple[Organisation, Match]]:
    """Each of them beside each entry it is like, or that is about it, by all that is known of it here."""
    asked = list(places)
    firms = firms_of(asked)
    found = matches_of(list(firms.values()), only=only)
    return [(place, match) for place in asked for match in found[firms[place.pk].key]]


def employers_like(ban: Ban) -> list[tuple[Organisation, Match]]:
    """Employers here that are like what stands in the entry, or that it is about."""
    return matches_of_employers(employers().order_by("name"), only=ban)
