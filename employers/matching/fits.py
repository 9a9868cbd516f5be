"""How well a vacancy fits somebody: figures that the database counts, and one order everybody can follow
(decision 76).

A figure says how much is missing: less is better, and the first that differs decides. Only what she can do,
the languages she speaks and what she looks for are asked: nothing about where she comes from, how old she is,
what she did in which years, or where she learns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from employers.portfolios.models import Portfolio
from employers.vacancies.reasons import Band

#: So many essential competences may be missing where it nearly fits.
NEARLY = 2
#: What is missing of the languages: nothing; one step of the European framework; more.
SPOKEN, A_STEP, FAR = range(3)
#: How the figures decide, one after the other.
ORDER = ("missing", "short", "languages", "too_many_hours", "-covered")


class Figures(NamedTuple):
    """`missing` of the `essential` competences are not reached, by `short` levels together. Of all `asked`,
    the welcome ones too, `covered` are. `languages` is one of SPOKEN, A_STEP, FAR.
    """

    essential: int
    missing: int
    short: int
    languages: int
    too_many_hours: int
    asked: int
    covered: int

    @property
    def can_do(self) -> int:
        """Of what is essential."""
        return self.essential - self.missing

    @property
    def band(self) -> Band:
        """Nearly is what she can do a part of: of one or two skills, none is not nearly."""
        if self.missing == 0 and self.languages == SPOKEN:
            return Band.FITS
        has_begun = self.missing == 0 or self.can_do > 0
        is_near = self.missing <= NEARLY and self.languages != FAR
        return Band.NEARLY if is_near and has_begun else Band.LATER


@dataclass(frozen=True)
class Wishes:
    """What she looks for: `areas` (none: anywhere), at most `hours` a week. `speaks` is {language: rank}."""

    areas: tuple[str, ...] = ()
    hours: int | None = None
    speaks: Mapping[str, int] | None = None

    @property
    def languages(self) -> Mapping[str, int]:
        return self.speaks or {}


def wishes_of(person_id: int) -> Wishes:
    portfolio = Portfolio.objects.filter(person=person_id).only("areas", "hours_per_week").first()
    if portfolio is None:
        return Wishes()
    speaks = {row.language: row.rank for row in portfolio.languages.all()}
    return Wishes(tuple(portfolio.areas), portfolio.hours_per_week, speaks)


def step_to(asked: int, spoken: int) -> int:
    """How far she is from a language, both by rank."""
    return min(FAR, max(SPOKEN, asked - spoken))
