"""Why a vacancy fits somebody, and what she still needs: each figure in words that can be checked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from employers.matching.fits import Figures, Wishes, step_to, wishes_of
from employers.matching.models import Reach
from employers.matching.reach import STEP, Reached, neighbours, shown_ranks
from employers.portfolios.enums import RANKS, Cefr
from employers.vacancies.models import Ask, AskedLanguage, Vacancy
from employers.vacancies.reasons import Point
from lms.competences.models import Competence, Level
from lms.competences.teaching import taught
from lms.contracts import destination
from lms.contracts.destination import Place
from lms.core.people import Person
from lms.core.texts import name_here


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLine:
    """A language that is asked for; `hers` is "" where she has not named it."""

    label: str
    asked: str
    hers: str
    steps: int
    is_essential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """`is_where_she_looks` and `is_within_her_hours` are None where she, or the vacancy, has not said it."""

    figures: Figures
    covered: list[Point] = field(default_factory=list)
    missing: list[Point] = field(default_factory=list)
    languages: list[LanguageLine] = field(default_factory=list)
    is_where_she_looks: bool | None = None
    is_within_her_hours: bool | None = None


def explain(person: Person, vacancy: Vacancy, *, for_her: bool = True) -> Explanation:
    """`for_her`: what teaches something says where she opens it."""
    wishes = wishes_of(person.pk)
    lines = _lines(person, list(vacancy.asks.select_related("competence")), person if for_her else None)
    languages = [_language_line(row, wishes) for row in vacancy.languages.all()]
    return Explanation(
        figures=_figures(lines, languages, vacancy, wishes),
        covered=[line for line in lines if _is_covered(line)],
        missing=[line for line in lines if not _is_covered(line)],
        languages=languages,
        is_where_she_looks=vacancy.area in wishes.areas if wishes.areas and vacancy.area else None,
        is_within_her_hours=(
            vacancy.hours_per_week <= wishes.hours if wishes.hours and vacancy.hours_per_week else None
        ),
    )


def _figures(lines: list[Point], languages: list[LanguageLine], vacancy: Vacancy, wishes: Wishes) -> Figures:
    essential = [line for line in lines if line.is_essential]
    missing = [line for line in essential if not _is_covered(line)]
    hours = vacancy.hours_per_week and wishes.hours and vacancy.hours_per_week > wishes.hours
    return Figures(
        essential=len(essential),
        missing=len(missing),
        short=sum(line.asked_rank - line.rank for line in missing),
        languages=max((row.steps for row in languages if row.is_essential), default=0),
        too_many_hours=int(bool(hours)),
        asked=len(lines),
        covered=sum(_is_covered(line) for line in lines),
    )


def _language_line(row: AskedLanguage, wishes: Wishes) -> LanguageLine:
    spoken = wishes.languages.get(row.language, 0)
    return LanguageLine(
        label=name_here(row.language),
        asked=row.cefr,
        hers=_cefr_in_words(spoken),
        steps=step_to(RANKS[row.cefr], spoken),
        is_essential=row.is_essential,
    )


def _cefr_in_words(rank: int) -> str:
    values = {number: value for value, number in RANKS.items()}
    return str(Cefr(values[rank]).label) if rank else ""


def _lines(person: Person, asks: list[Ask], reader: Person | None) -> list[Point]:
    reached = _reached(person, asks)
    levels = _Levels(asks)
    near = _through(person, {key for key, value in reached.items() if not value.direct}, reached)
    lacking = {
        ask.competence_id: rank
        for ask in asks
        if reached.get(ask.competence_id, Reached(0, True)).rank < (rank := levels.rank_of(ask.level_id))
    }
    teaching = _teaching(lacking, levels, reader)
    return [_line(ask, reached.get(ask.competence_id), levels, near, teaching) for ask in asks]


def _line(
    ask: Ask, reached: Reached | None, levels: "_Levels", near: dict[int, str], teaching: dict[int, Place]
) -> Point:
    framework = ask.competence.framework_id
    return Point(
        label=ask.competence.label_in(),
        asked=levels.label_of(framework, levels.rank_of(ask.level_id)),
        asked_rank=levels.rank_of(ask.level_id),
        hers=levels.label_of(framework, reached.rank) if reached else "",
        rank=reached.rank if reached else 0,
        ranks=levels.count_of(framework),
        is_essential=ask.is_essential,
        note=_near_to(near.get(ask.competence_id, "")),
        teaches=teaching.get(ask.competence_id),
    )


def _is_covered(line: Point) -> bool:
    return line.rank >= line.asked_rank


def _near_to(label: str) -> str:
    return _("Near to it: %(competence)s") % {"competence": label} if label else ""


class _Levels:
    """The levels of the frameworks that a vacancy asks from, in one query."""

    def __init__(self, asks: Iterable[Ask]) -> None:
        rows = list(Level.objects.filter(framework__in={ask.competence.framework_id for ask in asks}))
        self._ranks = {row.pk: row.rank for row in rows}
        self._labels = {(row.framework_id, row.rank): row.label_in() for row in rows}

    def rank_of(self, level_id: int) -> int:
        return self._ranks.get(level_id, 0)

    def label_of(self, framework_id: int, rank: int) -> str:
        """Of a rank that no level has, the next one below it."""
        return next(
            (
                self._labels[framework_id, each]
                for each in range(rank, 0, -1)
                if (framework_id, each) in self._labels
            ),
            "",
        )

    def count_of(self, framework_id: int) -> int:
        return sum(framework == framework_id for framework, _rank in self._labels)


def _reached(person: Person, asks: list[Ask]) -> dict[int, Reached]:
    rows = Reach.objects.filter(person=person, competence__in=[ask.competence_id for ask in asks])
    return {
        competence: Reached(rank, direct)
        for competence, rank, direct in rows.values_list("competence", "rank", "direct")
    }


def _through(person: Person, near: set[int], reached: dict[int, Reached]) -> dict[int, str]:
    """What she has shown that brings her near to each of these: of several the one with the lowest id."""
    if not near:
        return {}
    beside = neighbours(near)
    around = {each for competence in near for each in beside[competence]}
    shown = {competence: rank for (_person, competence), rank in shown_ranks([person.pk], around).items()}
    through = {
        competence: min(
            (each for each in beside[competence] if shown.get(each, 0) - STEP == reached[competence].rank),
            default=0,
        )
        for competence in near
    }
    names = {row.pk: row.label_in() for row in Competence.objects.filter(pk__in=through.values())}
    return {competence: names[each] for competence, each in through.items() if each in names}


def _teaching(lacking: dict[int, int], levels: _Levels, reader: Person | None) -> dict[int, Place]:
    """What brings her to the rank that is asked for; where nothing does, what brings her nearest."""
    if not lacking:
        return {}
    taught_by: dict[int, list[tuple[int, destination.Named]]] = defaultdict(list)
    for each in taught(list(lacking)):
        taught_by[each.competence].append((levels.rank_of(each.level), (each.kind, each.uuid)))
    best = {
        competence: max(things, key=lambda thing: min(thing[0], lacking[competence]))[1]
        for competence, things in taught_by.items()
    }
    places = destination.told(best.values(), language=get_language() or "en", person=reader)
    return {competence: places[named] for competence, named in best.items() if named in places}
