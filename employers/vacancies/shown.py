"""A vacancy as people read it: the same for her, for the employer and for those who read it before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from employers.areas import called
from employers.vacancies.enums import Contract, Kind, Support
from employers.vacancies.facts import Facts, Known, facts_of, said_by
from employers.vacancies.models import Vacancy
from employers.vacancies.queries import known_in
from lms.competences.models import Level
from lms.core import written
from lms.core.texts import Text, name_here

#: ISCO-08 groups, the first that fits, and the drawing that stands for them.
DRAWN = (
    (("9412", "941", "512", "751"), "kitchen"),
    (("513", "5246", "4224"), "cup"),
    (("8157", "9121", "911", "753"), "laundry"),
    (("921", "611", "612"), "plant"),
)
#: Skills of the starter list, by how their codes begin.
BY_SKILL = (
    (("kitchen", "food", "bakery"), "kitchen"),
    (("hotel", "service"), "cup"),
    (("laundry", "cleaning", "sewing"), "laundry"),
    (("plant",), "plant"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillShown:
    label: str
    level: str
    rank: int
    ranks: int
    is_essential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TongueShown:
    label: str
    cefr: str
    is_essential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyShown:
    """What an employer wrote is in the language it was written in; "" is what it has not said yet."""

    uuid: Any
    kind: str
    title: str
    who: str
    tasks: list[str]
    pay: str
    hours: str
    times: str
    area: str
    place: str
    start: str
    contract: str
    lasts: str
    offers: str
    support: list[str]
    by_transport: bool
    drawing: str
    skills: list[SkillShown] = field(default_factory=list)
    languages: list[TongueShown] = field(default_factory=list)

    @property
    def essential(self) -> list[SkillShown]:
        return [skill for skill in self.skills if skill.is_essential]

    @property
    def welcome(self) -> list[SkillShown]:
        return [skill for skill in self.skills if not skill.is_essential]


def shown(vacancy: Vacancy, facts: Facts | None = None) -> VacancyShown:
    """`facts` in the place of what stands there: what the employer says anew."""
    return shown_all([vacancy], {vacancy.pk: facts} if facts else None)[0]


def as_written(vacancy: Vacancy) -> VacancyShown:
    """With what the employer says now."""
    return shown(vacancy, said_by(vacancy))


def shown_all(vacancies: Iterable[Vacancy], said: Mapping[Any, Facts] | None = None) -> list[VacancyShown]:
    """In as many queries for many as for one."""
    found = [(vacancy, (said or {}).get(vacancy.pk) or facts_of(vacancy)) for vacancy in vacancies]
    known = known_in(*(facts for _vacancy, facts in found))
    levels = _levels(known)
    return [_shown(vacancy, facts, known, levels) for vacancy, facts in found]


def _levels(known: Known) -> dict[int, int]:
    """How many levels each framework has."""
    frameworks = {row.framework_id for row in known.levels.values()}
    counted: dict[int, int] = {}
    for framework in Level.objects.filter(framework__in=frameworks).values_list("framework", flat=True):
        counted[framework] = counted.get(framework, 0) + 1
    return counted


def _shown(vacancy: Vacancy, facts: Facts, known: Known, levels: Mapping[int, int]) -> VacancyShown:
    def own(words: str) -> str:
        return Text(words.strip(), facts.language)

    occupation = known.occupations.get(facts.occupation)
    return VacancyShown(
        uuid=vacancy.uuid,
        kind=str(Kind(facts.kind).label),
        title=own(facts.title),
        who=vacancy.organisation.name,
        tasks=[own(line.strip(" -•·")) for line in facts.tasks.splitlines() if line.strip()],
        pay=own(facts.pay),
        hours=_("%(hours)s hours a week") % {"hours": facts.hours_per_week} if facts.hours_per_week else "",
        times=own(facts.times),
        area=called(facts.area) if facts.area else "",
        place=own(facts.place),
        start=written.day(facts.start) if facts.start else "",
        contract=str(Contract(facts.contract).label) if facts.contract else "",
        lasts=own(facts.lasts),
        offers=own(facts.offers),
        support=[str(Support(key).label) for key in facts.support if key in Support.values],
        by_transport=facts.by_transport,
        drawing=drawing_for(
            occupation.isco if occupation else "",
            [known.competences[ask.competence].code for ask in facts.asks if known.has(ask)],
        ),
        skills=[
            SkillShown(
                label=known.competences[ask.competence].label_in(),
                level=known.levels[ask.level].label_in(),
                rank=known.levels[ask.level].rank,
                ranks=levels.get(known.levels[ask.level].framework_id, 0),
                is_essential=ask.is_essential,
            )
            for ask in facts.asks
            if known.has(ask)
        ],
        languages=[
            TongueShown(label=name_here(each.language), cefr=each.cefr, is_essential=each.is_essential)
            for each in facts.languages
        ],
    )


def drawing_for(isco: str, codes: Iterable[str] = ()) -> str:
    """By the group of the occupation; where it has none, by what is asked for."""
    found = (drawing for groups, drawing in DRAWN if isco and isco.startswith(groups))
    asked = (drawing for code in codes for beginnings, drawing in BY_SKILL if code.startswith(beginnings))
    return next(found, "") or next(asked, "box")
