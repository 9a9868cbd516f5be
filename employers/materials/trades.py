"""What newcomers of a trade have learned here: from what the modules teach, and what the occupations ask for.
Of courses and modules nothing is told but that.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from lms.competences.models import Level, Occupation
from lms.competences.teaching import Taught, taught


@dataclass(frozen=True, slots=True)
class AtLevel:
    """`means` says in a sentence what to expect. What the trade cannot do without stands first."""

    level: str
    means: str
    skills: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Trade:
    """The highest level first. `at_work` is what the trade cannot do without and nobody teaches here."""

    occupations: list[str]
    levels: list[AtLevel]
    at_work: list[str]


def trade_of(codes: Collection[str], language: str) -> Trade:
    """Of these occupations together, in five queries."""
    occupations = list(Occupation.objects.filter(code__in=codes).prefetch_related("asks__competence"))
    asked = [ask for occupation in occupations for ask in occupation.asks.all()]
    essential = {ask.competence_id for ask in asked if ask.is_essential}
    skills = {ask.competence_id: ask.competence for ask in asked if ask.competence.visible_outside}
    called = {pk: skill.label_in(language) for pk, skill in skills.items()}
    highest = _highest(taught(list(skills), outside=True))
    found = {
        level: AtLevel(level.label_in(language), level.description_in(language))
        for level in sorted(set(highest.values()), key=lambda level: -level.rank)
    }
    for pk in sorted(highest, key=lambda pk: (pk not in essential, called[pk])):
        found[highest[pk]].skills.append(called[pk])
    return Trade(
        sorted(occupation.label_in(language) for occupation in occupations),
        list(found.values()),
        sorted(called[pk] for pk in skills if pk in essential and pk not in highest),
    )


def _highest(rows: Iterable[Taught]) -> dict[int, Level]:
    """By competence, the highest level that somebody can show here: what nobody watches is only known,
    however high the module aims (lms.competences.rules.can_show).
    """
    rows = list(rows)
    aimed = Level.objects.in_bulk({row.level for row in rows})
    known = list(Level.objects.filter(framework__in={level.framework_id for level in aimed.values()}))
    found: dict[int, Level] = {}
    for row in rows:
        level = aimed[row.level]
        shown = level if row.is_watched or not level.needs_practice else _only_known(level, known)
        if shown and (row.competence not in found or shown.rank > found[row.competence].rank):
            found[row.competence] = shown
    return found


def _only_known(level: Level, levels: Iterable[Level]) -> Level | None:
    lower = [
        each
        for each in levels
        if each.framework_id == level.framework_id and each.rank < level.rank and not each.needs_practice
    ]
    return max(lower, key=lambda each: each.rank, default=None)


def occupations_to_choose() -> list[tuple[str, str]]:
    rows = [(row.code, str(row.label_in())) for row in Occupation.objects.all()]
    return sorted(rows, key=lambda row: row[1])
