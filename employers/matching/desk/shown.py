"""What an adviser reads of who fits a vacancy. Of a learner whom she may not look for work for, nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from employers.areas import called
from employers.matching.desk.words import done_of_essential, what_else
from employers.matching.fits import Figures
from employers.matching.models import Reach
from employers.matching.queries import looked_for_by, people_for
from employers.vacancies.models import Vacancy
from employers.vacancies.reasons import Band
from lms.core.people import Person

#: More than these nobody calls in a week.
MOST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWorkRow:
    url: str
    title: str
    who: str
    kind: str
    hours: int | None
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerRow:
    """`needs` are the essential competences she does not reach, `besides` what else is not as it is asked."""

    url: str
    handle: str
    band: Band
    done: str
    needs: Sequence[str]
    besides: Sequence[str]


def open_work_rows(vacancies: Collection[Vacancy]) -> list[OpenWorkRow]:
    return [
        OpenWorkRow(
            url=reverse("matching_desk:vacancy", args=[vacancy.uuid]),
            title=vacancy.title,
            who=vacancy.organisation.name,
            kind=vacancy.get_kind_display(),
            hours=vacancy.hours_per_week,
            area=called(vacancy.area) if vacancy.area else "",
        )
        for vacancy in vacancies
    ]


def learner_rows(vacancy: Vacancy, worker: Person) -> list[LearnerRow]:
    """Those it fits best first. As many queries for many as for one."""
    ranked = [(person, Figures(*told)) for person, *told in people_for(vacancy, worker)[:MOST]]
    people = [person for person, _figures in ranked]
    profiles = {profile.user_id: profile for profile in looked_for_by(worker).filter(user__in=people)}
    needs = _needed(vacancy, people)
    return [
        LearnerRow(
            url=reverse("matching_desk:learner", args=[vacancy.uuid, profiles[person].uuid]),
            handle=profiles[person].handle,
            band=figures.band,
            done=done_of_essential(figures),
            needs=needs[person],
            besides=what_else(figures),
        )
        for person, figures in ranked
    ]


def _needed(vacancy: Vacancy, people: Collection[int]) -> dict[int, list[str]]:
    """What of the essential competences each of these people does not reach."""
    asks = list(vacancy.asks.filter(is_essential=True).select_related("competence", "level"))
    rows = Reach.objects.filter(person__in=people, competence__in=[ask.competence_id for ask in asks])
    reached = {
        (person, competence): rank
        for person, competence, rank in rows.values_list("person", "competence", "rank")
    }
    return {
        person: [
            ask.competence.label_in()
            for ask in asks
            if reached.get((person, ask.competence_id), 0) < ask.level.rank
        ]
        for person in people
    }
