"""What work fits her, and why, on her own pages (employers.vacancies.reasons)."""

from collections.abc import Sequence

from employers.matching.explaining import explain
from employers.matching.fits import Figures
from employers.matching.queries import vacancies_for
from employers.matching.words import as_she_wants, languages_missing, not_as_she_wants, what_differs
from employers.vacancies.models import Vacancy
from employers.vacancies.reasons import Explained, Fit, Reasons, register
from lms.core.people import Person

#: More than these nobody reads through.
MOST = 60


class Matching(Reasons):
    def fits(self, person: Person) -> Sequence[Fit]:
        return [
            Fit(
                vacancy=vacancy,
                band=figures.band,
                covered=figures.can_do,
                asked=figures.essential,
                differs=what_differs(figures),
            )
            for vacancy, *told in vacancies_for(person)[:MOST]
            for figures in [Figures(*told)]
        ]

    def explained(self, person: Person, vacancy: Vacancy) -> Explained:
        found = explain(person, vacancy)
        return Explained(
            fits=found.covered,
            needs=[point for point in found.missing if point.is_essential],
            lacks=languages_missing(found),
            welcome=[point for point in found.missing if not point.is_essential],
            looks_for=as_she_wants(found),
            differs=not_as_she_wants(found),
        )


register(Matching())
